"""The dated term as data."""

from dataclasses import dataclass
from datetime import date

from scheduler.domain.kinds import DayArrangement
from scheduler.domain.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """A row of 校历."""

    day: date
    arrangement: DayArrangement
    follows: int | None
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDay:
    """A date with service: it follows a weekday's grid in a week of the cycle."""

    day: date
    weekday: int  # the weekday it follows, 1..5
    cycle_week: int  # 0 .. 轮值周期-1


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDays:
    """All service days in order, and sentences about days that need a decision."""

    days: tuple[ServiceDay, ...]
    notices: tuple[str, ...]
