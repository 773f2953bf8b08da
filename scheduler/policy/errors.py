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


class UnknownRegion(PolicyError):
    """A school named a regime that it cannot choose: its mistake, not the files'.

    ``problem`` and ``mend`` are ready for an Issue at 政策方案.
    """

    def __init__(self, typed: str, problem: str, mend: str) -> None:
        super().__init__(file="*.toml", where=typed, problem=problem, mend=mend)
