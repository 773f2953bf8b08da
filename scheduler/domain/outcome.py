"""How a planning run may end, and how it tells its progress."""

from collections.abc import Callable
from dataclasses import dataclass

from scheduler.domain.plan import Plan
from scheduler.money import ZERO, Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something the workbook asks for, by sheet and cell."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Requirements that cannot hold together; ``minimal`` when each is needed."""

    requirements: tuple[Requirement, ...]
    minimal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell to change, ``before`` and ``after`` as the school would type them."""

    sheet: str
    cell: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A set of changes that is enough by itself.

    Attributes:
        cost: what it asks of the school, for the order only.
        people: staff who are asked for something, or hired.
        seats: seats more than the school has stated.
        weekly_fen: pay of the posts that are filled because of it, fen a week (for
            single dates: in all).
    """

    text: str
    cost: int
    changes: tuple[Change, ...]
    people: int = 0
    seats: int = 0
    weekly_fen: Fen = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A plan that keeps every hard rule as the model reads it."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """No plan can exist, and why."""

    conflicts: tuple[Conflict, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfTime:
    """Stopped or out of time before any plan was found; the input may be fine."""

    stage: str
    cancelled: bool


Outcome = Solved | Impossible | OutOfTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a run stands: the stage (Chinese), its best value and bound so far."""

    stage: str
    value: int | None
    bound: int | None
    elapsed: float


Report = Callable[[Progress], None]
Cancelled = Callable[[], bool]
