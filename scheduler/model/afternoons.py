"""Afternoons of a teacher's week: how many may end late, how many must stay free.

每周最多晚走天数 is the school's own limit and hard; free afternoons come from a regime
that protects rest and research time, in principle (S16).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scheduler.model.evenness import Place, is_late
from scheduler.model.reading import Reading
from scheduler.model.works import Work

NOT_OVER = 1000  # a late day too many weighs more than any free afternoons


@dataclass(frozen=True)
class Afternoons:
    """The two limits for a school's works.

    Attributes:
        late_limit: days a week an own teacher may stay late; None: unlimited.
        free_wanted: afternoons a week an own teacher should have without service.
    """

    works: tuple[Work, ...]
    late: frozenset[int]  # indices of works that end late
    weekdays: int  # with service
    late_limit: int | None
    free_wanted: int

    @classmethod
    def of(cls, reading: Reading, works: tuple[Work, ...]) -> "Afternoons":
        """The limits of a school."""
        return cls(
            works,
            frozenset(i for i, work in enumerate(works) if is_late(reading, work)),
            len({slot.weekday for slot in reading.slots}),
            reading.late_days,
            reading.free_afternoons,
        )

    @cached_property
    def limited(self) -> bool:
        """Whether there is any limit to keep."""
        return self.late_limit is not None or self.free_wanted > 0

    def excess(self, places: Iterable[Place]) -> int:
        """How far a person's duties of the cycle go beyond both limits."""
        late: dict[int, set[int]] = defaultdict(set)
        busy: dict[int, set[int]] = defaultdict(set)
        for week, index in places:
            busy[week].add(self.works[index].weekday)
            if index in self.late:
                late[week].add(self.works[index].weekday)
        over = 0
        if self.late_limit is not None:
            over = sum(max(len(days) - self.late_limit, 0) for days in late.values())
        short = sum(
            max(len(days) + self.free_wanted - self.weekdays, 0)
            for days in busy.values()
        )
        return NOT_OVER * over + short
