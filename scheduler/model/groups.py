"""Who sits with whom: every weekly group of the plan before rooms and staff.

A group is a session-to-be. Study and evening groups are whole classes, merged inside
a grade only where that saves a group (H04, H13); what is left of a class in a club
slot is grouped the same way; care is grouped by head count.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClassName, ClubName, PupilId, SessionId
from scheduler.domain.kinds import POST_OF, Activity, PeriodKind, Post
from scheduler.model.clubs.offers import club_pins
from scheduler.model.demand import class_sizes
from scheduler.model.packing import pack, supervisors
from scheduler.model.reading import Reading, covers

if TYPE_CHECKING:  # the club stage weighs money, which knows groups
    from scheduler.model.clubs.stage import ClubChoice

DUTY_PERIOD = "带班"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One weekly session without its room and staff; ``slot`` is None only for duty."""

    id: SessionId
    weekday: int
    period: str
    start: time
    end: time
    units: int
    activity: Activity
    slot: Slot | None
    classes: tuple[ClassName, ...]
    club: ClubName | None
    pupils: tuple[PupilId, ...]
    posts: int

    @property
    def post(self) -> Post:
        """The post its supervisors are rostered and paid for."""
        return POST_OF[self.activity]


Tutoring = Mapping[Slot, tuple[tuple[PupilId, ...], ...]]


def make_groups(
    reading: Reading, choice: "ClubChoice", tutoring: Tutoring
) -> tuple[Group, ...]:
    """All groups of the week, chronological."""
    result: list[Group] = []
    in_club: dict[Slot, set[PupilId]] = defaultdict(set)
    for club, pattern in sorted(choice.patterns.items()):
        for slot in pattern:
            in_club[slot].update(choice.members[club])
            result.append(_club_group(reading, club, slot, choice.members[club]))
    for slot in reading.slots:
        present = reading.present[slot]
        if slot.kind is PeriodKind.CARE:
            result.extend(_care_groups(reading, slot, present))
            continue
        taken = set(in_club[slot])
        for number, pupils in enumerate(tutoring.get(slot, ()), start=1):
            taken.update(pupils)
            result.append(_tutoring_group(reading, slot, number, pupils))
        activity = (
            Activity.EVENING if slot.kind is PeriodKind.EVENING else Activity.STUDY
        )
        rest = [pupil for pupil in present if pupil not in taken]
        result.extend(_class_groups(reading, slot, activity, rest))
    result.extend(duties(reading))
    return tuple(
        sorted(result, key=lambda row: (row.weekday, row.start, row.end, row.id))
    )


def _of_slot(
    reading: Reading,
    slot: Slot,
    activity: Activity,
    label: str,
    pupils: Iterable[PupilId],
    posts: int,
    club: ClubName | None = None,
) -> Group:
    members = tuple(sorted(pupils))
    names = {reading.pupils[pupil].class_name for pupil in members}
    return Group(
        id=SessionId(f"{slot.weekday}-{slot.start:%H%M}-{activity.value}-{label}"),
        weekday=slot.weekday,
        period=slot.period,
        start=slot.start,
        end=slot.end,
        units=slot.units,
        activity=activity,
        slot=slot,
        classes=tuple(name for name in reading.classes if name in names),
        club=club,
        pupils=members,
        posts=posts,
    )


def _club_group(
    reading: Reading, club: ClubName, slot: Slot, members: tuple[PupilId, ...]
) -> Group:
    size = reading.school.settings.group_size
    pins = club_pins(reading, reading.clubs[club])
    named = {person for pin in pins for person in pin.staff}
    posts = max(
        reading.clubs[club].leaders, len(named), supervisors(len(members), size)
    )
    return _of_slot(reading, slot, Activity.CLUB, club, members, posts, club)


def _tutoring_group(
    reading: Reading, slot: Slot, number: int, pupils: tuple[PupilId, ...]
) -> Group:
    grade = reading.pupils[pupils[0]].grade
    return _of_slot(reading, slot, Activity.TUTORING, f"{grade}-{number}", pupils, 1)


def _care_groups(
    reading: Reading, slot: Slot, present: tuple[PupilId, ...]
) -> Iterable[Group]:
    """Fewest groups; neighbours by grade and class stay together, sizes even."""
    size = reading.school.settings.care_size
    count = supervisors(len(present), size)
    order = list(reading.classes)
    ranked = sorted(
        present, key=lambda row: (order.index(reading.pupils[row].class_name), row)
    )
    for number in range(count):
        first = number * len(ranked) // count
        last = (number + 1) * len(ranked) // count
        yield _of_slot(
            reading,
            slot,
            Activity.CARE,
            f"{slot.end:%H%M}-{number + 1}",
            ranked[first:last],
            1,
        )


def _class_groups(
    reading: Reading, slot: Slot, activity: Activity, pupils: list[PupilId]
) -> Iterable[Group]:
    size = reading.school.settings.group_size
    most = merged_most(reading, slot)
    fixed = pinned_classes(reading, slot)
    by_class: dict[ClassName, list[PupilId]] = defaultdict(list)
    for pupil in pupils:
        by_class[reading.pupils[pupil].class_name].append(pupil)
    for sizes in class_sizes(reading, pupils).values():
        free = {name: count for name, count in sizes.items() if name not in fixed}
        alone = [[name] for name in sizes if name in fixed]
        for names in alone + pack(free, most):
            members = [pupil for name in names for pupil in by_class[name]]
            posts = max(
                supervisors(len(members), size), *(fixed.get(name, 0) for name in names)
            )
            label = min(names, key=list(reading.classes).index)
            yield _of_slot(reading, slot, activity, label, members, posts)


def merged_most(reading: Reading, slot: Slot) -> int:
    """Pupils a merged group may have: 每组学生上限, but no more than a room holds."""
    rooms = [
        room.capacity
        for room in reading.school.rooms
        if not covers(room.unavailable, slot)
    ]
    return min(reading.school.settings.group_size, max(rooms, default=1))


def pinned_classes(reading: Reading, slot: Slot) -> dict[ClassName, int]:
    """Classes the school has placed in a slot, with how many staff it named (H23)."""
    return {
        pin.class_name: len(pin.staff)
        for pin in reading.school.pins
        if pin.class_name is not None
        and (pin.weekday, pin.period) == (slot.weekday, slot.period)
    }


def duties(reading: Reading) -> Iterable[Group]:
    """带班 covers the whole afternoon of every weekday with service (H11)."""
    posts = reading.school.settings.duty_posts
    for weekday in range(1, 6):
        slots = [
            slot
            for slot in reading.slots
            if slot.weekday == weekday and slot.kind is not PeriodKind.EVENING
        ]
        if not slots or not posts:
            continue
        start = min(slot.start for slot in slots)
        yield Group(
            id=SessionId(f"{weekday}-{start:%H%M}-duty"),
            weekday=weekday,
            period=DUTY_PERIOD,
            start=start,
            end=max(slot.end for slot in slots),
            units=0,
            activity=Activity.DUTY,
            slot=None,
            classes=(),
            club=None,
            pupils=(),
            posts=posts,
        )
