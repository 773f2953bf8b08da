"""plan.json as the auditor reads it: plain rows, minutes of the day as integers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A row of ``sessions``; ``minutes`` is every minute of the day it lasts."""

    id: str
    weekday: int
    period: str
    start: int
    end: int
    minutes: frozenset[int]
    activity: str
    classes: tuple[str, ...]
    club: str | None
    room: str | None
    pupils: tuple[str, ...]
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A row of ``roster``."""

    day: date
    session: str
    staff: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubRow:
    """A row of ``clubs``; ``meets`` are weekday and period name."""

    club: str
    opened: bool
    meets: tuple[tuple[int, str], ...]
    members: tuple[str, ...]
    staff: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexRow:
    """A row of ``flex``."""

    staff: str
    day: date
    kind: str
    minutes: int
    earned_on: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleRow:
    """A row of ``cycle``."""

    week: int
    session: str
    staff: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureRow:
    """A row of ``departures``."""

    day: date
    session: str
    planned: tuple[str, ...]
    actual: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A row of ``certificate.stages``."""

    name: str
    sense: str
    value: int
    bound: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The whole document; ``cycle`` and ``notices`` are None when it has none.

    ``decided`` are dates the school has settled by hand.
    """

    school: str
    policy: str
    term: tuple[str, str]
    status: str
    stages: tuple[StageRow, ...]
    clubs: tuple[ClubRow, ...]
    groups: tuple[Group, ...]
    roster: tuple[Serving, ...]
    flex: tuple[FlexRow, ...]
    cycle: tuple[CycleRow, ...] | None
    departures: tuple[DepartureRow, ...]
    notices: tuple[str, ...] | None
    decided: tuple[Serving, ...] = ()
