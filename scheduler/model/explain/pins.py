"""What of 固定安排 cannot be kept (H23): people and rooms; clubs are ``club_pins``."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from scheduler.domain.grid import Slot, minute_of
from scheduler.domain.ids import PupilId, StaffId
from scheduler.domain.kinds import PeriodKind, Post, weekday_text
from scheduler.domain.offering import Pin
from scheduler.domain.outcome import Conflict, Repair, Requirement
from scheduler.domain.people import Staff
from scheduler.model.explain.cells import Found, requirement
from scheduler.model.explain.club_pins import impossible_clubs
from scheduler.model.explain.proposals import Proposal, cells
from scheduler.model.explain.relief import posts_text, units_text, windows_text
from scheduler.model.reading import Reading, covers, overlap
from scheduler.words import conflicts as words

# Guessed, as in ``elastic``.
COME, NO_LONGER_NAMED, NO_PIN, MORE_POSTS = 2, 3, 4, 4


def impossible_pins(reading: Reading) -> Iterator[Found]:
    """People who cannot serve where they are placed, rooms, and clubs."""
    for pin in reading.school.pins:
        for person in pin.staff:
            yield from _away(reading, pin, person)
        yield from _room(reading, pin)
    yield from _twice(reading)
    yield from _too_many_units(reading)
    yield from impossible_clubs(reading)


def slots_of_pin(reading: Reading, pin: Pin) -> tuple[Slot, ...]:
    """The slots a pin is about."""
    grades = (
        reading.classes[pin.class_name].grade if pin.class_name is not None else None
    )
    return tuple(
        slot
        for slot in reading.slots
        if (slot.weekday, slot.period) == (pin.weekday, pin.period)
        and (grades is None or grades in slot.grades)
        and (pin.club is None or slot.kind is PeriodKind.CLUB)
    )


def where_of(pin: Pin) -> str:
    """``周三第二时段``."""
    return f"{weekday_text(pin.weekday)}{pin.period}"


def without_pin(reading: Reading, pin: Pin) -> Proposal:
    """Give up a row of 固定安排."""
    name = str(pin.club or pin.class_name or "")
    typed = {
        "班级或社团": name,
        "星期": weekday_text(pin.weekday),
        "时段": pin.period,
        "教师": "、".join(pin.staff),
        "场地": pin.room or "",
    }
    others = tuple(row for row in reading.school.pins if row != pin)
    return Proposal(
        repair=Repair(
            text=words.repair_pin(f"{where_of(pin)} {name}"),
            cost=NO_PIN,
            changes=cells(
                pin.origin, {column: (text, "") for column, text in typed.items()}
            ),
        ),
        school=replace(reading.school, pins=others),
    )


def without_person(reading: Reading, pin: Pin, person: StaffId) -> Proposal:
    """A row of 固定安排 no longer names somebody."""
    left = tuple(who for who in pin.staff if who != person)
    after = replace(pin, staff=left)
    pins = tuple(after if row == pin else row for row in reading.school.pins)
    return Proposal(
        repair=Repair(
            text=words.repair_pinned_person(where_of(pin), person)
            + words.price(1, 0, ""),
            cost=NO_LONGER_NAMED,
            changes=cells(
                pin.origin, {"教师": ("、".join(pin.staff), "、".join(left))}
            ),
            people=1,
        ),
        school=replace(reading.school, pins=pins),
    )


def _staff_proposal(reading: Reading, after: Staff, text: str, cost: int) -> Proposal:
    before = reading.staff[after.id]
    staff = tuple(after if row.id == after.id else row for row in reading.school.staff)
    return Proposal(
        repair=Repair(
            text=text + words.price(1, 0, ""),
            cost=cost,
            changes=cells(
                before.origin,
                {
                    "岗位": (posts_text(before.posts), posts_text(after.posts)),
                    "不可用": (windows_text(before), windows_text(after)),
                    "每周最多课时": (
                        units_text(before.weekly_max or 0),
                        units_text(after.weekly_max or 0),
                    ),
                },
            ),
            people=1,
        ),
        school=replace(reading.school, staff=staff),
    )


def come(reading: Reading, person: StaffId, weekday: int) -> Proposal:
    """Somebody gives up 不可用 on a weekday."""
    facts = reading.staff[person]
    kept = frozenset(row for row in facts.unavailable if row.weekday != weekday)
    return _staff_proposal(
        reading,
        replace(facts, unavailable=kept),
        words.repair_windows(person, weekday_text(weekday)),
        COME,
    )


def _away(reading: Reading, pin: Pin, person: StaffId) -> Iterator[Found]:
    slots = slots_of_pin(reading, pin)
    post = Post.CLUB if pin.club is not None else Post.STUDY
    if any(slot.kind is PeriodKind.EVENING for slot in slots):
        post = Post.EVENING
    facts = reading.staff[person]
    proposals = [without_pin(reading, pin), without_person(reading, pin, person)]
    other = None
    if facts.kind not in reading.kinds:
        text = words.kind_not_admitted(person, facts.kind)
        other = requirement(facts.origin, "人员类别", text)
    elif not reading.may(person, post):
        other = requirement(facts.origin, "岗位", words.lacks_post(person, post))
        if person in reading.qualified and post not in facts.posts:
            after = replace(facts, posts=facts.posts | {post})
            text = words.repair_post(person, post)
            proposals.append(_staff_proposal(reading, after, text, MORE_POSTS))
    elif slots and not any(reading.can_come[person, slot] for slot in slots):
        other = _why_away(reading, person, slots, where_of(pin))
        if facts.unavailable:
            proposals.append(come(reading, person, pin.weekday))
    if other is not None:
        yield Found(
            conflict=Conflict(requirements=(_placed(pin, person), other), minimal=True),
            proposals=tuple(proposals),
        )


def _placed(pin: Pin, person: StaffId) -> Requirement:
    return requirement(pin.origin, "教师", words.pinned(person, where_of(pin)))


def _why_away(
    reading: Reading, person: StaffId, slots: tuple[Slot, ...], where: str
) -> Requirement:
    """A lesson at that time, or the person's windows."""
    for lesson in reading.school.lessons:
        if lesson.staff == person and any(
            lesson.weekday == slot.weekday
            and minute_of(lesson.start) < minute_of(slot.end)
            and minute_of(slot.start) < minute_of(lesson.end)
            for slot in slots
        ):
            return requirement(lesson.origin, "开始", words.has_lesson(person, where))
    origin = reading.staff[person].origin
    return requirement(origin, "不可用", words.is_away(person, where))


def _room(reading: Reading, pin: Pin) -> Iterator[Found]:
    """A class is placed in a room that is closed or too small for it."""
    if pin.room is None or pin.class_name is None:
        return
    room = reading.rooms[pin.room]
    text = words.pinned_room(pin.room, where_of(pin))
    placed = requirement(pin.origin, "场地", text)
    for slot in slots_of_pin(reading, pin):
        if slot.kind is PeriodKind.CLUB:
            continue  # who is left of the class is not known yet
        there = [
            pupil
            for pupil in reading.present[slot]
            if reading.pupils[pupil].class_name == pin.class_name
        ]
        if not there:
            continue
        other = None
        if covers(room.unavailable, slot):
            text = words.room_closed(room.name, where_of(pin))
            other = requirement(room.origin, "不可用", text)
        elif room.capacity < len(there) - _may_be_tutored(reading, there):
            text = words.room_too_small(room.name, room.capacity, len(there))
            other = requirement(room.origin, "容量", text)
        if other is not None:
            yield Found(
                conflict=Conflict(requirements=(placed, other), minimal=True),
                proposals=(_anywhere(reading, pin), without_pin(reading, pin)),
            )


def _may_be_tutored(reading: Reading, there: list[PupilId]) -> int:
    """Pupils who might sit in a tutoring group instead."""
    if not reading.school.settings.tutoring_per_week:
        return 0
    return sum(reading.pupils[pupil].struggling for pupil in there)


def _anywhere(reading: Reading, pin: Pin) -> Proposal:
    """A pin no longer names a room."""
    after = replace(pin, room=None)
    pins = tuple(after if row == pin else row for row in reading.school.pins)
    return Proposal(
        repair=Repair(
            text=words.repair_pinned_room(str(pin.room), where_of(pin)),
            cost=NO_LONGER_NAMED,
            changes=cells(pin.origin, {"场地": (str(pin.room), "")}),
        ),
        school=replace(reading.school, pins=pins),
    )


def _twice(reading: Reading) -> Iterator[Found]:
    """One person, or one room for one group, placed in two places at one moment."""
    for first, second in combinations(reading.school.pins, 2):
        if _name(first) == _name(second):
            here = (first.weekday, first.period) == (second.weekday, second.period)
            if here and first.room and second.room and first.room != second.room:
                yield _two_rooms(reading, first, second)
            continue
        if not any(
            one == other or overlap(one, other)
            for one in slots_of_pin(reading, first)
            for other in slots_of_pin(reading, second)
        ):
            continue
        for person in sorted(set(first.staff) & set(second.staff)):
            yield Found(
                conflict=Conflict(
                    requirements=(_placed(first, person), _placed(second, person)),
                    minimal=True,
                ),
                proposals=tuple(
                    proposal
                    for pin in (first, second)
                    for proposal in (
                        without_person(reading, pin, person),
                        without_pin(reading, pin),
                    )
                ),
            )
        shared = first.room if first.room == second.room else None
        if shared is not None and reading.rooms[shared].groups == 1:
            yield _two_rooms(reading, first, second)


def _two_rooms(reading: Reading, first: Pin, second: Pin) -> Found:
    """Two pins whose rooms exclude each other."""
    return Found(
        conflict=Conflict(
            requirements=tuple(
                requirement(
                    pin.origin, "场地", words.pinned_room(str(pin.room), where_of(pin))
                )
                for pin in (first, second)
            ),
            minimal=True,
        ),
        proposals=(_anywhere(reading, first), _anywhere(reading, second)),
    )


def _name(pin: Pin) -> str:
    return str(pin.club or pin.class_name or "")


def _too_many_units(reading: Reading) -> Iterator[Found]:
    """Pins that together lift somebody over 每周最多课时."""
    placed: dict[StaffId, list[tuple[Pin, int]]] = defaultdict(list)
    for pin in reading.school.pins:
        units = min((slot.units for slot in slots_of_pin(reading, pin)), default=0)
        for person in pin.staff:
            placed[person].append((pin, units))
    for person, rows in sorted(placed.items()):
        facts = reading.staff[person]
        if facts.weekly_max is None:
            continue
        kept: list[Pin] = []
        units = 0
        for pin, more in sorted(rows, key=lambda row: -row[1]):
            if units <= facts.weekly_max:
                kept.append(pin)
                units += more
        if units <= facts.weekly_max:
            continue
        raised = replace(facts, weekly_max=sum(more for _, more in rows))
        told = (
            (
                str(person),
                units_text(facts.weekly_max),
                units_text(raised.weekly_max or 0),
            ),
        )
        limit = requirement(facts.origin, "每周最多课时", words.weekly_limit(person))
        yield Found(
            conflict=Conflict(
                requirements=(*(_placed(pin, person) for pin in kept), limit),
                minimal=True,
            ),
            proposals=(
                _staff_proposal(reading, raised, words.repair_units(told), COME),
                *(without_person(reading, pin, person) for pin in kept),
            ),
        )
