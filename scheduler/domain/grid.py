"""The time grid: slots, and windows that name them."""

from dataclasses import dataclass
from datetime import time

from scheduler.domain.kinds import PeriodKind
from scheduler.domain.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One period of a weekday for some grades; rows that differ in grade only are one.

    ``units`` are pay units in hundredths of a 课时.
    """

    weekday: int
    period: str
    kind: PeriodKind
    start: time
    end: time
    units: int
    grades: frozenset[int]
    origins: tuple[Origin, ...] = ()

    @property
    def key(self) -> tuple[int, time, time, str, PeriodKind]:
        """Identity and chronological sort key."""
        return (self.weekday, self.start, self.end, self.period, self.kind)

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return minute_of(self.end) - minute_of(self.start)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A weekday, or one named period of it: ``周三``, ``周三/第二时段``."""

    weekday: int
    period: str | None = None


def minute_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute
