"""The club stage solved: the contract's order of wishes, then few groups, then the lot."""

import hashlib
from dataclasses import dataclass

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId
from scheduler.domain.kinds import WishPrinciple
from scheduler.model.clubs import rooms, rows
from scheduler.model.clubs.offers import Offer, Pattern, offers, wishes_of
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.engine import Run, Stages, total
from scheduler.model.reading import Reading
from scheduler.words import plan as words

RULES = (
    rows.h03_membership,
    rows.h01_one_place,
    rows.h10_leaders,
    rows.h06_leaders_once,
    rows.h09_leaders_week,
    rows.h04_rest_groups,
    rows.h04_enough_staff,
    rows.h09_enough_week,
    rows.h23_pinned_open,
    rooms.h05_rooms,
)

RANKS = 5
LUCK = 1000  # lots are drawn from 1..LUCK


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubChoice:
    """What the stage decided: pattern and members (by id) of every open club."""

    offers: tuple[Offer, ...]
    patterns: dict[ClubName, Pattern]
    members: dict[ClubName, tuple[PupilId, ...]]


def luck(seed: int, pupil: PupilId) -> int:
    """A pupil's lot: depends on the seed and the 学号 only, never on row order."""
    digest = hashlib.sha256(f"{seed}/{pupil}".encode()).digest()
    return 1 + int.from_bytes(digest[:8]) % LUCK


def choose_clubs(reading: Reading, run: Run, reserve: dict[Slot, int]) -> ClubChoice:
    """Solve the stage.

    Raises:
        StageInfeasible: no choice of clubs leaves room and staff for everybody.
        StageOutOfTime
    """
    build = ClubModel(reading, offers(reading), reserve)
    for rule in RULES:
        rule(build)
    stages = Stages(build.model, run)
    if not build.hold:
        stages.feasible(words.STAGE_CLUBS)
        return ClubChoice(offers=build.offers, patterns={}, members={})
    if reading.kept.anything:
        stages.optimise(words.STAGE_KEPT, "max", _kept(build), share=0.35)
    _wish_goals(build, stages)
    stages.optimise(
        words.STAGE_REST_GROUPS,
        "min",
        total(build.rest.values()),
        share=0.15,
        keep=False,
    )
    for variable in build.way.values():
        build.model.add(variable == stages.value(variable))
    _lot(build, stages)
    return _read(build, stages)


def _kept(build: ClubModel) -> cp_model.LinearExpr:
    """Places and meeting times of the earlier plan that stand."""
    kept = build.reading.kept
    return total(
        [build.hold[key] for key in build.hold if key in kept.members]
        + [
            way
            for (club, pattern), way in build.way.items()
            for slot in pattern
            if (club, slot.weekday, slot.period) in kept.meets
        ]
    )


def _wish_goals(build: ClubModel, stages: Stages) -> None:
    """First places, then ranks in the order of 志愿原则."""
    model = build.model
    ranks = wishes_of(build.offers)
    single = build.reading.school.settings.clubs_per_pupil == 1
    served = []
    for pupil, clubs in ranks.items():
        holds = [build.hold[pupil, club] for club in clubs]
        if single:
            served.append(total(holds))
            continue
        has = model.new_bool_var("served")
        model.add(has <= total(holds))
        served.append(has)
    stages.optimise(words.STAGE_SERVED, "max", total(served), share=0.35)
    fair = build.reading.school.settings.wish_principle is WishPrinciple.FAIRNESS
    if fair:
        for rank in range(RANKS, 1, -1):
            left = _left_with(build, ranks, rank, single=single)
            stages.optimise(words.stage_left_with(rank), "min", total(left), share=0.35)
    if fair and single:
        return
    for rank in range(1, RANKS + 1):
        holders = [
            build.hold[pupil, club]
            for pupil, clubs in ranks.items()
            for club, place in clubs.items()
            if place == rank
        ]
        if holders:
            stages.optimise(words.stage_rank(rank), "max", total(holders), share=0.35)


def _left_with(
    build: ClubModel,
    ranks: dict[PupilId, dict[ClubName, int]],
    rank: int,
    *,
    single: bool,
) -> list[cp_model.LinearExpr]:
    """Pupils whose best held wish is ``rank``."""
    left: list[cp_model.LinearExpr] = []
    for pupil, clubs in ranks.items():
        here = [
            build.hold[pupil, club] for club, place in clubs.items() if place == rank
        ]
        if not here:
            continue
        better = [
            build.hold[pupil, club] for club, place in clubs.items() if place < rank
        ]
        if single or not better:
            left.append(here[0])
            continue
        alone = build.model.new_bool_var("left")
        build.model.add(alone >= here[0] - total(better))
        left.append(alone)
    return left


def _lot(build: ClubModel, stages: Stages) -> None:
    """What is left equal is drawn by lot: luckier pupils get the better rank."""
    seed = stages.seed
    goal = [
        luck(seed, pupil) * (RANKS + 1 - rank) * build.hold[pupil, club]
        for pupil, clubs in wishes_of(build.offers).items()
        for club, rank in clubs.items()
    ]
    stages.optimise(words.STAGE_LOT, "max", total(goal), share=0.2, keep=False)


def _read(build: ClubModel, stages: Stages) -> ClubChoice:
    patterns = {
        club: pattern
        for (club, pattern), variable in build.way.items()
        if stages.value(variable)
    }
    members: dict[ClubName, list[PupilId]] = {club: [] for club in patterns}
    for (pupil, club), variable in build.hold.items():
        if stages.value(variable):
            members[club].append(pupil)
    return ClubChoice(
        offers=build.offers,
        patterns=patterns,
        members={club: tuple(sorted(ids)) for club, ids in members.items()},
    )
