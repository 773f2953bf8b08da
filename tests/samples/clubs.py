"""A club of a sample school, with its sheet row and its witness."""

from dataclasses import dataclass, field

from tests.samples.people import Person


@dataclass(slots=True, kw_only=True)
class Club:
    """One club with its sheet row and its witness."""

    name: str
    category: str
    academic: bool
    grades: tuple[int, int]
    low: int
    high: int
    meetings: int
    venue: str
    leader_count: int
    institution: str = ""
    windows: str = ""
    weight: float = 1.0
    leaders: list[Person] = field(default_factory=list)
    candidates: list[Person] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
