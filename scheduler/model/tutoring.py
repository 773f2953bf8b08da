"""Tutoring groups for pupils marked 学习困难, in place of their class group (H12).

Seats as many flagged pupils as often as the school asks (每周补习次数) as far as
tutoring staff and rooms allow, in few groups, spread over the week. The roster may
still drop a group it cannot staff; see the cycle stage.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.model.demand import fixed_posts, moments
from scheduler.model.engine import Stages, total
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.words import plan as words

Profile = tuple[int, frozenset[Slot]]  # a grade and the study slots attended
PEAK = 10  # a group saved is worth more than a lower peak; guessed


def plan_tutoring(
    reading: Reading, run: Run, limits: Mapping[Slot, int]
) -> dict[Slot, tuple[tuple[PupilId, ...], ...]]:
    """Groups per study slot.

    Pupils of one grade who attend the same study slots are alike, so the model counts
    them; ``_read`` deals the seats evenly, which never exceeds 每周补习次数.

    Args:
        limits: groups a slot may have at most, learnt from a roster that had to drop
            some; slots not named are bounded by staff and rooms only.
    """
    wanted = reading.school.settings.tutoring_per_week
    alike = _alike(reading)
    if not alike or not wanted or run.quick:
        return {}
    size = reading.school.settings.tutoring_size
    model = cp_model.CpModel()
    seats: dict[tuple[Profile, Slot], cp_model.IntVar] = {}
    for profile, pupils in alike.items():
        for slot in sorted(profile[1], key=lambda row: row.key):
            seats[profile, slot] = model.new_int_var(0, len(pupils), "seats")
        mine = [seats[profile, slot] for slot in profile[1]]
        model.add(total(mine) <= wanted * len(pupils))
    groups: dict[tuple[int, Slot], cp_model.IntVar] = {}
    for slot in reading.of_kind(PeriodKind.STUDY):
        for grade in sorted(slot.grades):
            here = [(p, v) for (p, s), v in seats.items() if (p[0], s) == (grade, slot)]
            most = sum(len(alike[profile]) for profile, _ in here)
            if most:
                count = model.new_int_var(0, -(-most // size), "groups")
                model.add(total(variable for _, variable in here) <= size * count)
                groups[grade, slot] = count
    for running in moments(reading.slots).values():
        here_now = [variable for key, variable in groups.items() if key[1] in running]
        if here_now:
            model.add(total(here_now) <= _room_for(reading, running, limits))
    stages = Stages(model, run)
    everyone = total(seats.values())
    stages.optimise(words.STAGE_TUTORING, "max", everyone, share=0.1)
    peak = model.new_int_var(0, len(reading.pupils), "peak")
    for slot in reading.of_kind(PeriodKind.STUDY):
        at_once = [variable for key, variable in groups.items() if key[1] == slot]
        model.add(total(at_once) <= peak)
    few = PEAK * total(groups.values()) + peak
    stages.optimise(
        words.STAGE_TUTORING_GROUPS,
        "min",
        few,
        share=0.05,
        keep=False,
        record=False,
        mip=True,
    )
    return _read(reading, stages, seats, alike)


def _alike(reading: Reading) -> dict[Profile, list[PupilId]]:
    result: dict[Profile, list[PupilId]] = defaultdict(list)
    study = frozenset(reading.of_kind(PeriodKind.STUDY))
    for pupil in sorted(reading.school.pupils, key=lambda row: row.id):
        attended = reading.slots_of[pupil.id] & study
        if pupil.struggling and attended:
            result[pupil.grade, attended].append(pupil.id)
    return dict(result)


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
    seats: Mapping[tuple[Profile, Slot], cp_model.IntVar],
    alike: Mapping[Profile, list[PupilId]],
) -> dict[Slot, tuple[tuple[PupilId, ...], ...]]:
    had: Counter[PupilId] = Counter()
    sitting: dict[tuple[Slot, int], list[PupilId]] = defaultdict(list)
    for (profile, slot), variable in sorted(
        seats.items(), key=lambda row: row[0][1].key
    ):
        ranked = sorted(alike[profile], key=lambda pupil: (had[pupil], pupil))
        chosen = ranked[: stages.value(variable)]
        had.update(chosen)
        sitting[slot, profile[0]].extend(chosen)
    size = reading.school.settings.tutoring_size
    result: dict[Slot, list[tuple[PupilId, ...]]] = defaultdict(list)
    for (slot, _), pupils in sorted(
        sitting.items(), key=lambda row: (row[0][0].key, row[0][1])
    ):
        pupils.sort(key=lambda row: (reading.pupils[row].class_name, row))
        count = -(-len(pupils) // size)
        for number in range(count):
            first = number * len(pupils) // count
            last = (number + 1) * len(pupils) // count
            result[slot].append(tuple(pupils[first:last]))
    return {slot: tuple(parts) for slot, parts in result.items()}
