"""Tutoring groups for pupils marked 学习困难, in place of their class group (H12).

Seats as many flagged pupils as often as the school asks (每周补习次数) as far as
tutoring staff and rooms allow, in few groups, spread over the week. The roster may
still drop a group it cannot staff; see the cycle stage.
"""

from collections import defaultdict
from collections.abc import Mapping

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.model.demand import fixed_posts, moments
from scheduler.model.engine import Run, Stages, total
from scheduler.model.reading import Reading
from scheduler.words import plan as words


def plan_tutoring(
    reading: Reading, run: Run, limits: Mapping[Slot, int]
) -> dict[Slot, tuple[tuple[PupilId, ...], ...]]:
    """Groups per study slot.

    Args:
        limits: groups a slot may have at most, learnt from a roster that had to drop
            some; slots not named are bounded by staff and rooms only.
    """
    wanted = reading.school.settings.tutoring_per_week
    flagged = sorted(row.id for row in reading.school.pupils if row.struggling)
    slots = reading.of_kind(PeriodKind.STUDY)
    if not flagged or not wanted:
        return {}
    size = reading.school.settings.tutoring_size
    model = cp_model.CpModel()
    seat: dict[tuple[PupilId, Slot], cp_model.IntVar] = {}
    for slot in slots:
        for pupil in flagged:
            if slot in reading.slots_of[pupil]:
                seat[pupil, slot] = model.new_bool_var("seat")
    by_pupil: dict[PupilId, list[cp_model.IntVar]] = defaultdict(list)
    by_grade: dict[tuple[int, Slot], list[cp_model.IntVar]] = defaultdict(list)
    for (pupil, slot), variable in seat.items():
        by_pupil[pupil].append(variable)
        by_grade[reading.pupils[pupil].grade, slot].append(variable)
    for variables in by_pupil.values():
        model.add(total(variables) <= wanted)
    groups: dict[tuple[int, Slot], cp_model.IntVar] = {}
    for key, variables in by_grade.items():
        groups[key] = model.new_int_var(0, -(-len(variables) // size), "groups")
        model.add(total(variables) <= size * groups[key])
    for (weekday, minute), running in moments(reading.slots).items():
        here = [variable for key, variable in groups.items() if key[1] in running]
        if here:
            room = _room_for(reading, running, limits)
            model.add(total(here) <= room).with_name(f"H12:{weekday}-{minute}")
    stages = Stages(model, run)
    everyone = list(seat.values())
    if not everyone:
        return {}
    stages.optimise(words.STAGE_TUTORING, "max", total(everyone), share=0.1)
    peak = model.new_int_var(0, len(flagged), "peak")
    for slot in slots:
        here = [variable for key, variable in groups.items() if key[1] == slot]
        model.add(total(here) <= peak)
    few = 10 * total(list(groups.values())) + peak
    stages.optimise(
        words.STAGE_TUTORING_GROUPS, "min", few, share=0.1, keep=False, record=False
    )
    return _read(reading, stages, seat, groups, size)


def _room_for(
    reading: Reading, running: tuple[Slot, ...], limits: Mapping[Slot, int]
) -> int:
    """Tutoring groups that staff and rooms can take at one moment."""
    study = [slot for slot in running if slot.kind is PeriodKind.STUDY]
    needed = sum(fixed_posts(reading, slot) for slot in running)
    tutors, everyone = set(), set()
    for person in reading.staff:
        for slot in running:
            if not reading.can_come[person, slot]:
                continue
            if slot in study and reading.may(person, Post.TUTORING):
                tutors.add(person)
            if reading.may(person, Post.STUDY) or reading.may(person, Post.TUTORING):
                everyone.add(person)
    duty = reading.school.settings.duty_posts
    rooms = len([room for room in reading.school.rooms if room.groups == 1])
    bound = min(len(tutors), len(everyone) - duty - needed, rooms - needed)
    learnt = min((limits[slot] for slot in running if slot in limits), default=bound)
    return max(min(bound, learnt), 0)


def _read(
    reading: Reading,
    stages: Stages,
    seat: Mapping[tuple[PupilId, Slot], cp_model.IntVar],
    groups: Mapping[tuple[int, Slot], cp_model.IntVar],
    size: int,
) -> dict[Slot, tuple[tuple[PupilId, ...], ...]]:
    result: dict[Slot, list[tuple[PupilId, ...]]] = defaultdict(list)
    for grade, slot in sorted(groups, key=lambda key: (key[1].key, key[0])):
        pupils = [
            pupil
            for (pupil, when), variable in seat.items()
            if when == slot
            and reading.pupils[pupil].grade == grade
            and stages.value(variable)
        ]
        pupils.sort(key=lambda row: (reading.pupils[row].class_name, row))
        count = -(-len(pupils) // size)
        for number in range(count):
            first = number * len(pupils) // count
            last = (number + 1) * len(pupils) // count
            result[slot].append(tuple(pupils[first:last]))
    return {slot: tuple(parts) for slot, parts in result.items()}
