"""What the loader says of a profile that cannot be trusted."""

from scheduler.words import policy as words


class PolicyError(Exception):
    """A policy file is refused: which file, which entry, what, how to mend it.

    The text is Chinese: whoever adds a region reads it.
    """

    def __init__(self, *, file: str, where: str, problem: str, mend: str) -> None:
        super().__init__(words.refusal(file, where, problem, mend))
        self.file = file
        self.where = where
        self.problem = problem
        self.mend = mend
