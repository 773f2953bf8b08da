"""Counting checks before any search: each finds a conflict one can verify by hand.

All of them are reported at once. A conflict here is sufficient by itself and each of
its requirements is needed: without one of them the count would fit.
"""

from collections.abc import Iterator

from scheduler.domain.kinds import PeriodKind
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.demand import class_sizes
from scheduler.model.explain.cells import Found, requirement
from scheduler.model.explain.moment import Moment
from scheduler.model.explain.pins import impossible_pins
from scheduler.model.explain.week import fewest_loads, week_conflict
from scheduler.model.groups import Group, make_groups
from scheduler.model.reading import Reading
from scheduler.model.works import Work, make_works, running_with
from scheduler.words import conflicts as words


def counting_conflicts(reading: Reading) -> tuple[Found, ...]:
    """Every conflict that counting alone can see."""
    groups = make_groups(reading, NO_CLUBS, {})
    every = make_works(reading, groups)
    works = tuple(work for work in every if not _is_club_time(work))
    units = week_conflict(reading, fewest_loads(reading, every))
    return (
        *_too_few_supervisors(reading, works),
        *((Found(conflict=units, posts=True),) if units is not None else ()),
        *_no_room_large_enough(reading, groups),
        *impossible_pins(reading),
    )


def _too_few_supervisors(reading: Reading, works: tuple[Work, ...]) -> Iterator[Found]:
    """Posts of one moment, clubs apart, that need more people than can come."""
    told: set[frozenset[Requirement]] = set()
    for work in works:
        for together in running_with(works, work):
            conflict = Moment(reading, together, {}).conflict()
            if conflict is not None and frozenset(conflict.requirements) not in told:
                told.add(frozenset(conflict.requirements))
                yield Found(conflict=conflict, posts=True)


def absent_short(reading: Reading) -> bool:
    """Whether leave makes the posts of a moment, clubs apart, impossible to fill.

    A date is counted once for each weekday and set of people on leave.
    """
    groups = make_groups(reading, NO_CLUBS, {})
    works = tuple(
        work for work in make_works(reading, groups) if not _is_club_time(work)
    )
    told = set()
    for day in reading.days:
        absent = {
            leave.staff: requirement(leave.origin, "工号", "")
            for leave in reading.school.leaves
            if leave.first <= day.day <= leave.last
        }
        asked = (day.weekday, frozenset(absent))
        if not absent or asked in told:
            continue
        told.add(asked)
        today = tuple(work for work in works if work.weekday == day.weekday)
        for work in today:
            for together in running_with(today, work):
                if Moment(reading, together, absent).is_short():
                    return True
    return False


def _is_club_time(work: Work) -> bool:
    slot = work.groups[0].slot
    return slot is not None and slot.kind is PeriodKind.CLUB


def _no_room_large_enough(
    reading: Reading, groups: tuple[Group, ...]
) -> Iterator[Found]:
    """Classes larger than every room: the class and the largest room exclude."""
    room = max(reading.school.rooms, key=lambda row: row.capacity, default=None)
    largest = room.capacity if room is not None else 0
    told = set()
    for slot in reading.slots:
        if slot.kind in (PeriodKind.CARE, PeriodKind.CLUB):
            continue
        for sizes in class_sizes(reading, reading.present[slot]).values():
            for name, count in sizes.items():
                if count <= largest or name in told:
                    continue
                told.add(name)
                text = words.class_too_big(name, count, largest)
                rows = [requirement(reading.classes[name].origin, "教室", text)]
                if room is not None and not room.implied:
                    text = words.largest_room(room.name, largest)
                    rows.append(requirement(room.origin, "容量", text))
                yield Found(
                    conflict=Conflict(requirements=tuple(rows), minimal=True),
                    crowded=tuple(
                        group
                        for group in groups
                        if name in group.classes and len(group.pupils) > largest
                    ),
                )
