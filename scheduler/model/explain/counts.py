"""Counting checks before any search: each finds a conflict one can verify by hand.

All of them are reported at once. A conflict here is sufficient by itself and each of
its requirements is needed: without one of them the count would fit.
"""

from collections.abc import Iterator

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind, Post, weekday_text
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.demand import (
    class_sizes,
    fixed_posts,
    fixed_units,
    watchers,
    week_capacity,
)
from scheduler.model.explain.cells import (
    Found,
    requirement,
    setting,
    slot_requirement,
    unable,
)
from scheduler.model.explain.pins import impossible_pins
from scheduler.model.groups import make_groups
from scheduler.model.reading import Reading
from scheduler.model.works import Work, make_works
from scheduler.words import conflicts as words


def counting_conflicts(reading: Reading) -> tuple[Found, ...]:
    """Every conflict that counting alone can see."""
    works = make_works(reading, make_groups(reading, NO_CLUBS, {}))
    return (
        *_too_few_supervisors(reading, works),
        *_too_few_units(reading),
        *_no_room_large_enough(reading),
        *impossible_pins(reading),
    )


def _too_few_supervisors(reading: Reading, works: tuple[Work, ...]) -> Iterator[Found]:
    for work in works:
        slot = work.groups[0].slot
        if slot is not None and slot.kind is PeriodKind.CLUB:
            continue
        missing = work.need - len(work.able)
        if missing <= 0:
            continue
        holders = [row for row in reading.staff if reading.may(row, work.post)]
        away = sorted(set(holders) - work.able)[: len(holders) - work.need + 1]
        where = f"{weekday_text(work.weekday)}{work.groups[0].period}"
        yield Found(
            conflict=Conflict(
                requirements=(
                    *_need(reading, work, slot, where),
                    *unable(reading, away, work, where),
                ),
                minimal=True,
            ),
            gap=(work, missing),
        )


def _need(
    reading: Reading, work: Work, slot: Slot | None, where: str
) -> tuple[Requirement, ...]:
    if slot is None:
        text = words.duty_needs(where, work.need, len(work.able))
        return (setting(reading, "每日带班人数", text),)
    size = "照护组学生上限" if work.post is Post.CARE else "每组学生上限"
    present = len(reading.present[slot])
    text = words.needs(where, work.post, present, work.need, len(work.able))
    row = slot_requirement(slot, text)
    if len(work.able) < _fewest(reading, work, slot):  # however large the groups
        return (row,)
    return (row, setting(reading, size, words.size_is(size)))


def _fewest(reading: Reading, work: Work, slot: Slot) -> int:
    """Supervisors even if a group could hold any number: one a grade, one for care."""
    if work.post is Post.CARE:
        return 1
    return len(class_sizes(reading, reading.present[slot]))


def _too_few_units(reading: Reading) -> Iterator[Found]:
    """The weekly maxima of all together are less than a week needs (H09)."""
    need, capacity = fixed_units(reading), week_capacity(reading)
    if capacity is None or need <= capacity:
        return
    people = sorted(watchers(reading))
    slots = [slot for slot in reading.slots if fixed_posts(reading, slot)]
    most = max(slots, key=lambda slot: fixed_posts(reading, slot) * slot.units)
    text = words.week_needs(need, len(people), capacity)
    limits = [
        requirement(
            reading.staff[person].origin, "每周最多课时", words.weekly_limit(person)
        )
        for person in people
    ]
    rows = (slot_requirement(most, text), *limits)
    yield Found(conflict=Conflict(requirements=rows, minimal=False))


def _no_room_large_enough(reading: Reading) -> Iterator[Found]:
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
                yield Found(conflict=Conflict(requirements=tuple(rows), minimal=False))
