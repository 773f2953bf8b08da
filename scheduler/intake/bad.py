"""A cell that cannot be understood, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a cell is refused: the issue's code and the words of its sentence."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


def bad(code: str, **facts: object) -> Bad:
    """A refusal with the facts its sentence needs."""
    return Bad(code, tuple((name, str(value)) for name, value in facts.items()))
