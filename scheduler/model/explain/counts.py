"""Counting checks before any search: each finds a conflict one can verify by hand.

All of them are reported at once. A conflict here is sufficient by itself.
"""

from collections.abc import Iterable, Iterator

from scheduler.domain.grid import Slot
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post, weekday_text
from scheduler.domain.offering import Pin
from scheduler.domain.origin import Origin
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.model.demand import (
    POST_OF_KIND,
    class_sizes,
    fixed_posts,
    fixed_units,
    watchers,
    week_capacity,
)
from scheduler.model.reading import Reading
from scheduler.model.works import Work, make_works
from scheduler.words import conflicts as words

SHOWN = 12  # cells named per conflict; the sentence carries the full count


def counting_conflicts(reading: Reading) -> tuple[Conflict, ...]:
    """Every conflict that counting alone can see."""
    return (
        *_too_few_supervisors(reading),
        *_too_few_units(reading),
        *_no_room_large_enough(reading),
        *_impossible_pins(reading),
    )


def requirement(origin: Origin | None, column: str, text: str) -> Requirement:
    """A requirement at a cell; without an origin it is the sheet 学校."""
    if origin is None:
        return Requirement(sheet="学校", cell="", text=text)
    return Requirement(sheet=origin.sheet, cell=origin.cell(column), text=text)


def setting(reading: Reading, item: str, text: str) -> Requirement:
    """A requirement typed (or left at its default) on the sheet 学校."""
    return requirement(reading.school.settings.origin(item), "值", text)


def slot_requirement(slot: Slot, text: str) -> Requirement:
    """The row of a slot."""
    return requirement(slot.origins[0] if slot.origins else None, "时段", text)


def unable(
    reading: Reading, people: Iterable[StaffId], where: str
) -> tuple[Requirement, ...]:
    """Cells that keep people away: 不可用, or a daytime lesson."""
    rows = []
    for person in sorted(people):
        facts = reading.staff[person]
        column, text = "工号", words.has_lesson(person, where)
        if facts.unavailable:
            column, text = "不可用", words.is_away(person, where)
        rows.append(requirement(facts.origin, column, text))
    return tuple(rows[:SHOWN])


def _too_few_supervisors(reading: Reading) -> Iterator[Conflict]:
    for slot in reading.slots:
        need = fixed_posts(reading, slot)
        post = POST_OF_KIND[slot.kind]
        holders = [person for person in reading.staff if reading.may(person, post)]
        able = [person for person in holders if reading.can_come[person, slot]]
        if slot.kind is PeriodKind.CLUB or need <= len(able):
            continue
        where = f"{weekday_text(slot.weekday)}{slot.period}"
        size = "照护组学生上限" if slot.kind is PeriodKind.CARE else "每组学生上限"
        yield Conflict(
            requirements=(
                slot_requirement(
                    slot,
                    words.needs(
                        where, post, len(reading.present[slot]), need, len(able)
                    ),
                ),
                setting(reading, size, words.size_is(size)),
                *unable(reading, set(holders) - set(able), where),
            ),
            minimal=False,
        )
    yield from _too_few_on_duty(reading)


def _too_few_on_duty(reading: Reading) -> Iterator[Conflict]:
    for work in duty_works(reading):
        holders = [person for person in reading.staff if reading.may(person, Post.DUTY)]
        if work.need <= len(work.able):
            continue
        where = weekday_text(work.weekday)
        yield Conflict(
            requirements=(
                setting(
                    reading,
                    "每日带班人数",
                    words.duty_needs(where, work.need, len(work.able)),
                ),
                *unable(reading, set(holders) - work.able, where),
            ),
            minimal=False,
        )


def duty_works(reading: Reading) -> tuple[Work, ...]:
    """The duty of each weekday."""
    from scheduler.model.groups import duties  # groups needs the club stage

    return make_works(reading, tuple(duties(reading)))


def _too_few_units(reading: Reading) -> Iterator[Conflict]:
    """The weekly maxima of all together are less than a week needs (H09)."""
    need, capacity = fixed_units(reading), week_capacity(reading)
    if capacity is None or need <= capacity:
        return
    people = sorted(watchers(reading))
    limits = [
        requirement(
            reading.staff[person].origin, "每周最多课时", words.weekly_limit(person)
        )
        for person in people[:SHOWN]
    ]
    slots = [slot for slot in reading.slots if fixed_posts(reading, slot)]
    most = max(slots, key=lambda slot: fixed_posts(reading, slot) * slot.units)
    text = words.week_needs(need, len(people), capacity)
    yield Conflict(requirements=(slot_requirement(most, text), *limits), minimal=False)


def _no_room_large_enough(reading: Reading) -> Iterator[Conflict]:
    largest = max((room.capacity for room in reading.school.rooms), default=0)
    told = set()
    for slot in reading.slots:
        if slot.kind is PeriodKind.CARE:
            continue
        for sizes in class_sizes(reading, reading.present[slot]).values():
            for name, count in sizes.items():
                if slot.kind is PeriodKind.CLUB or count <= largest or name in told:
                    continue
                told.add(name)
                yield Conflict(
                    requirements=(
                        requirement(
                            reading.classes[name].origin,
                            "教室",
                            words.class_too_big(name, count, largest),
                        ),
                    ),
                    minimal=True,
                )


def _impossible_pins(reading: Reading) -> Iterator[Conflict]:
    for pin in reading.school.pins:
        slots = [
            slot
            for slot in reading.slots
            if (slot.weekday, slot.period) == (pin.weekday, pin.period)
        ]
        for person in pin.staff:
            yield from _pinned_person(reading, pin, person, slots)


def _pinned_person(
    reading: Reading, pin: Pin, person: StaffId, slots: list[Slot]
) -> Iterator[Conflict]:
    post = Post.CLUB if pin.club is not None else Post.STUDY
    if any(slot.kind is PeriodKind.EVENING for slot in slots):
        post = Post.EVENING
    where = f"{weekday_text(pin.weekday)}{pin.period}"
    facts = reading.staff[person]
    placed = requirement(pin.origin, "教师", words.pinned(person, where))
    if not reading.may(person, post):
        yield Conflict(
            requirements=(
                placed,
                requirement(facts.origin, "岗位", words.lacks_post(person, post)),
            ),
            minimal=True,
        )
    elif slots and not any(reading.can_come[person, slot] for slot in slots):
        yield Conflict(
            requirements=(placed, *unable(reading, (person,), where)), minimal=True
        )
