"""Tutoring groups for pupils marked 学习困难, in place of their class group (H12).

Seats as many flagged pupils as often as the school asks (每周补习次数) as far as
tutoring staff and rooms allow, in few groups, spread over the week. The roster may
still drop a group it cannot staff; see the cycle stage.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId, StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.model.demand import POST_OF_KIND, fixed_posts, fixed_sizes, moments
from scheduler.model.engine import Stages, total
from scheduler.model.matching import filled
from scheduler.model.reading import Reading, covers
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
    bound = min(_tutors(reading, running), _free_rooms(reading, running))
    learnt = min((limits[slot] for slot in running if slot in limits), default=bound)
    return max(min(bound, learnt), 0)


def _tutors(reading: Reading, running: tuple[Slot, ...]) -> int:
    """Tutoring posts that can be filled beside 带班 and all groups of the moment."""
    day = [slot for slot in reading.slots if slot.weekday == running[0].weekday]
    afternoon = [slot for slot in day if slot.kind is not PeriodKind.EVENING]
    beside = [_on_duty(reading, afternoon)] * reading.school.settings.duty_posts
    tutors: frozenset[StaffId] = frozenset()
    for slot in running:
        post = POST_OF_KIND[slot.kind]
        beside += [_able(reading, slot, post)] * fixed_posts(reading, slot)
        if slot.kind is PeriodKind.STUDY:
            tutors |= _able(reading, slot, Post.TUTORING)
    return filled([*beside, *[tutors] * len(tutors)]) - len(beside)


def _able(reading: Reading, slot: Slot, post: Post) -> frozenset[StaffId]:
    return frozenset(
        person
        for person in reading.staff
        if reading.can_come[person, slot] and reading.may(person, post)
    )


def _on_duty(reading: Reading, afternoon: list[Slot]) -> frozenset[StaffId]:
    return frozenset(
        person
        for person in reading.staff
        if reading.may(person, Post.DUTY)
        and all(reading.can_come[person, slot] for slot in afternoon)
    )


def _free_rooms(reading: Reading, running: tuple[Slot, ...]) -> int:
    """Full tutoring groups that find a room beside all groups of the moment.

    Counted with everybody still in the class group and without rooms that several
    groups share, so that tutoring never leaves a class without a room.
    """
    rooms = [
        room.capacity
        for room in reading.school.rooms
        if room.groups == 1
        and not any(covers(room.unavailable, slot) for slot in running)
    ]
    flagged = max(map(len, _alike(reading).values()), default=0)
    small = min(reading.school.settings.tutoring_size, flagged)
    beside = [size for slot in running for size in fixed_sizes(reading, slot)]
    for count in range(len(rooms) - len(beside), 0, -1):
        sizes = sorted([*beside, *[small] * count])
        fitting = sorted(rooms)[len(rooms) - len(sizes) :]
        if all(size <= room for size, room in zip(sizes, fitting, strict=True)):
            return count
    return 0


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
