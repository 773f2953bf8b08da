"""Supervisors that are needed whatever the clubs do: counts per slot."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from scheduler.domain.grid import Slot, minute_of
from scheduler.domain.ids import ClassName, PupilId, StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.model.packing import pack, supervisors
from scheduler.model.reading import Reading

POST_OF_KIND = {
    PeriodKind.STUDY: Post.STUDY,
    PeriodKind.CLUB: Post.STUDY,  # pupils without a club are in a study group
    PeriodKind.CARE: Post.CARE,
    PeriodKind.EVENING: Post.EVENING,
}


def class_sizes(
    reading: Reading, pupils: Iterable[PupilId]
) -> dict[int, dict[ClassName, int]]:
    """Head counts by grade and class."""
    counts = Counter(reading.pupils[pupil].class_name for pupil in pupils)
    result: dict[int, dict[ClassName, int]] = defaultdict(dict)
    for name, count in sorted(counts.items()):
        result[reading.classes[name].grade][name] = count
    return dict(result)


def class_group_posts(reading: Reading, pupils: Iterable[PupilId]) -> int:
    """Fewest supervisors for whole-class groups of these pupils (H04, H13)."""
    size = reading.school.settings.group_size
    return sum(
        supervisors(sum(sizes[name] for name in group), size)
        for sizes in class_sizes(reading, pupils).values()
        for group in pack(sizes, size)
    )


def fixed_posts(reading: Reading, slot: Slot) -> int:
    """Supervisors of a study, care or evening slot without tutoring; clubs: none."""
    present = reading.present[slot]
    if slot.kind is PeriodKind.CLUB:
        return 0
    if slot.kind is PeriodKind.CARE:
        return supervisors(len(present), reading.school.settings.care_size)
    return class_group_posts(reading, present)


def fixed_sizes(reading: Reading, slot: Slot) -> list[int]:
    """Head counts of the groups of a slot without tutoring; clubs: none."""
    present = reading.present[slot]
    settings = reading.school.settings
    if slot.kind is PeriodKind.CLUB:
        return []
    if slot.kind is PeriodKind.CARE:
        count = supervisors(len(present), settings.care_size)
        return [-(-len(present) // count)] * count if count else []
    return [
        sum(sizes[name] for name in group)
        for sizes in class_sizes(reading, present).values()
        for group in pack(sizes, settings.group_size)
    ]


def fixed_units(reading: Reading) -> int:
    """Units of a week that are served whatever the clubs do."""
    return sum(fixed_posts(reading, slot) * slot.units for slot in reading.slots)


def week_capacity(reading: Reading) -> int | None:
    """Units a week of all who may serve outside clubs; None when one has no maximum."""
    capacity = 0
    for person in watchers(reading):
        limit = reading.staff[person].weekly_max
        if limit is None:
            return None
        capacity += limit
    return capacity


def watchers(reading: Reading) -> frozenset[StaffId]:
    """Who may supervise study, care or evening groups."""
    return frozenset(
        person
        for person in reading.staff
        if any(reading.may(person, post) for post in set(POST_OF_KIND.values()))
    )


def moments(slots: Iterable[Slot]) -> dict[tuple[int, int], tuple[Slot, ...]]:
    """At each start (weekday, minute), the slots running then.

    Slots of one day clash exactly when they run together at the start of one of them.
    """
    ordered = sorted(slots, key=lambda slot: slot.key)
    result = {}
    for slot in ordered:
        minute = minute_of(slot.start)
        result[slot.weekday, minute] = tuple(
            other
            for other in ordered
            if other.weekday == slot.weekday
            and minute_of(other.start) <= minute < minute_of(other.end)
        )
    return result
