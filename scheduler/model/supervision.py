"""The fewest supervisors for study, evening and care groups, with a bound (H04)."""

from collections import defaultdict
from collections.abc import Iterable

from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId
from scheduler.domain.kinds import Activity, PeriodKind, weekday_text
from scheduler.model.demand import class_sizes
from scheduler.model.groups import Group, merged_most, pinned_classes
from scheduler.model.packing import fewest, supervisors
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.words import plan as words

WATCHED = (Activity.STUDY, Activity.EVENING, Activity.CARE)


def record_supervisors(
    reading: Reading, run: Run, groups: Iterable[Group]
) -> tuple[str, ...]:
    """Write how many supervisors the groups need and the fewest there can be.

    Returns:
        Sentences about merges that would save a supervisor if a room held them.
    """
    began = run.elapsed
    pupils: dict[Slot, list[PupilId]] = defaultdict(list)
    posts = 0
    for group in groups:
        if group.activity in WATCHED and group.slot is not None:
            posts += group.posts
            pupils[group.slot].extend(group.pupils)
    least = 0
    notices: list[str] = []
    for slot, present in pupils.items():
        if slot.kind is PeriodKind.CARE:
            least += supervisors(len(present), reading.school.settings.care_size)
            continue
        fewest_here, unhoused = _fewest(reading, slot, present)
        least += fewest_here
        notices.extend(
            words.merge_without_room(weekday_text(slot.weekday), slot.period, grade)
            for grade in unhoused
        )
    run.record_sum(words.STAGE_SUPERVISORS, "min", posts, least, run.elapsed - began)
    return tuple(notices)


def _fewest(
    reading: Reading, slot: Slot, present: Iterable[PupilId]
) -> tuple[int, list[int]]:
    """A bound of the supervisors of a slot, and grades a larger room would help."""
    size, most = reading.school.settings.group_size, merged_most(reading, slot)
    fixed = pinned_classes(reading, slot)
    least = 0
    unhoused: list[int] = []
    for grade, sizes in class_sizes(reading, present).items():
        free = {name: count for name, count in sizes.items() if name not in fixed}
        over = sum(supervisors(count, size) - 1 for count in free.values())
        groups, bound = fewest(free, most)
        least += bound + over
        least += sum(
            max(supervisors(count, size), fixed[name])
            for name, count in sizes.items()
            if name in fixed
        )
        if most < size and len(fewest(free, size)[0]) < len(groups):
            unhoused.append(grade)
    return least, unhoused
