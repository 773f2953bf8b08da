"""Posts to be filled, each once: in a week of the cycle, or on single dates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from scheduler.domain.days import ServiceDay
from scheduler.domain.grid import minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post, StaffKind
from scheduler.model.evenness import is_late
from scheduler.model.reading import Reading, covers
from scheduler.model.term import Base, Uncovered
from scheduler.model.works import Work

# What the school can change so that somebody may serve: (kind, person, detail).
Key = tuple[str, StaffId, str]
WINDOW, POST, LEAVE = "window", "post", "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A pool of posts to be filled once; ``week`` is what a maximum is counted over."""

    work: Work
    week: int
    day: date | None = None

    def together(self, other: "Task") -> bool:
        """Whether nobody can do both."""
        same = (self.week, self.day) == (other.week, other.day)
        return same and self.work.clashes(other.work)


@dataclass(frozen=True)
class Tasks:
    """Tasks with the units people serve in those weeks besides."""

    reading: Reading
    rows: tuple[Task, ...]
    besides: Counter[tuple[StaffId, int]] = field(default_factory=Counter)
    late: Counter[tuple[StaffId, int]] = field(default_factory=Counter)

    def needs(self, person: StaffId, task: Task) -> tuple[Key, ...] | None:
        """What has to change before somebody may serve; None: nothing can help."""
        return self._needs[person, self._place[id(task)]]

    @cached_property
    def _place(self) -> dict[int, int]:
        return {id(task): index for index, task in enumerate(self.rows)}

    @cached_property
    def _needs(self) -> dict[tuple[StaffId, int], tuple[Key, ...] | None]:
        return {
            (person, index): self._found(person, task)
            for person in self.reading.staff
            for index, task in enumerate(self.rows)
        }

    def is_late(self, task: Task) -> bool:
        """Whether a post ends after 教师下班时间."""
        return is_late(self.reading, task.work)

    def _found(self, person: StaffId, task: Task) -> tuple[Key, ...] | None:
        reading, work = self.reading, task.work
        facts = reading.staff[person]
        if work.club is not None:
            allowed = reading.may_lead(person, reading.clubs[work.club])
            if task.day is None and person not in reading.candidates[work.club]:
                return None
        else:
            allowed = reading.may(person, work.post)
        keys: list[Key] = []
        if not allowed:
            if facts.kind is not StaffKind.OWN or person not in reading.qualified:
                return None
            keys.append((POST, person, work.post.value))
        if not _free_of_lessons(reading, person, work):
            return None
        if _marked_away(reading, person, work):
            keys.append((WINDOW, person, str(work.weekday)))
        if task.day is not None:
            for leave in reading.school.leaves:
                if leave.staff != person or not leave.first <= task.day <= leave.last:
                    continue
                if leave.origin.sheet == reading.staff[person].origin.sheet:
                    return None  # an absence told on the command line has no cell
                keys.append((LEAVE, person, leave.first.isoformat()))
        if not keys and person not in work.able:
            return None
        return tuple(keys)


def _free_of_lessons(reading: Reading, person: StaffId, work: Work) -> bool:
    start, end = work.minutes
    return reading.free_of_lessons(person, work.weekday, start, end)


def _marked_away(reading: Reading, person: StaffId, work: Work) -> bool:
    windows = reading.staff[person].unavailable
    if not windows:
        return False
    start, end = work.minutes
    return any(
        covers(windows, slot)
        for slot in reading.slots
        if slot.weekday == work.weekday
        and minute_of(slot.start) < end
        and start < minute_of(slot.end)
        and (work.post is not Post.DUTY or slot.kind is not PeriodKind.EVENING)
    )


def of_week(reading: Reading, works: Iterable[Work]) -> Tasks:
    """The week of the cycle; tutoring may be dropped and is no task."""
    return Tasks(
        reading,
        tuple(
            Task(work=work, week=0) for work in works if work.post is not Post.TUTORING
        ),
    )


def of_dates(
    reading: Reading,
    works: Sequence[Work],
    base: Base,
    uncovered: Iterable[Uncovered],
) -> Tasks:
    """The dates that cannot be covered; dates with the same absences count once."""
    days: dict[object, ServiceDay] = {}
    by_date = {day.day: day for day in reading.days}
    for gap in uncovered:
        day = by_date[gap.day]
        absent = frozenset(
            who for who in reading.staff if reading.on_leave(who, gap.day)
        )
        days.setdefault((day.weekday, absent), day)
    chosen = sorted(days.values(), key=lambda row: row.day)
    rows = tuple(
        Task(work=work, week=_monday(day.day).toordinal(), day=day.day)
        for day in chosen
        for work in works
        if work.weekday == day.weekday and work.post is not Post.TUTORING
    )
    units, late = _besides(reading, works, base, chosen)
    return Tasks(reading, rows, units, late)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _besides(
    reading: Reading, works: Sequence[Work], base: Base, chosen: Sequence[ServiceDay]
) -> tuple[Counter[tuple[StaffId, int]], Counter[tuple[StaffId, int]]]:
    """Units, and dates served late, on the other dates of the weeks."""
    weeks = {_monday(day.day) for day in chosen}
    units: Counter[tuple[StaffId, int]] = Counter()
    evenings: set[tuple[StaffId, date]] = set()
    for day, staffed in base.items():
        if _monday(day.day) not in weeks or day in chosen:
            continue
        week = _monday(day.day).toordinal()
        for work in works:
            if work.weekday != day.weekday:
                continue
            for person in (who for group in work.groups for who in staffed[group.id]):
                units[person, week] += work.units
                if is_late(reading, work):
                    evenings.add((person, day.day))
    late = Counter((who, _monday(day).toordinal()) for who, day in evenings)
    return units, late
