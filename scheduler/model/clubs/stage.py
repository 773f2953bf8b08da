"""The club stage solved: the contract's order of wishes, then the lot."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId
from scheduler.domain.kinds import WishPrinciple
from scheduler.model.clubs import rooms, rows
from scheduler.model.clubs.menu import offer_the_menu
from scheduler.model.clubs.offers import Offer, Pattern, offers, wishes_of
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.costs.weigh import weigh
from scheduler.model.engine import Goal, Stages, total
from scheduler.model.inorder import optimise_in_order
from scheduler.model.reading import Reading
from scheduler.model.run import Run
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
REST_EFFORT = 0.25  # deterministic seconds
WISH_SHARE = 0.6  # of the time left
LOT_EFFORT = 2.0  # deterministic seconds
LUCK = 1000  # lots are drawn from 1..LUCK; small, so that bounds in doubles are exact


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubChoice:
    """What the stage decided: pattern and members (by id) of every open club."""

    offers: tuple[Offer, ...]
    patterns: dict[ClubName, Pattern]
    members: dict[ClubName, tuple[PupilId, ...]]
    least_cost: int = 0  # fen, proven; 0 where money was left aside


NO_CLUBS = ClubChoice(offers=(), patterns={}, members={})


def luck(seed: int, pupil: PupilId) -> int:
    """A pupil's lot: depends on the seed and the 学号 only, never on row order."""
    digest = hashlib.sha256(f"{seed}/{pupil}".encode()).digest()
    return 1 + int.from_bytes(digest[:8]) % LUCK


def lot_of_wish(seed: int, draw: int, pupil: PupilId, club: ClubName) -> int:
    """The lot of one wish in a further draw, where pupils' own lots came out equal."""
    digest = hashlib.sha256(f"{seed}/{draw}/{pupil}/{club}".encode()).digest()
    return 1 + int.from_bytes(digest[:8]) % LUCK


def choose_clubs(
    reading: Reading,
    run: Run,
    reserve: dict[Slot, int],
    spare_rooms: Mapping[Slot, int] | None = None,
) -> ClubChoice:
    """Solve the stage.

    Args:
        reserve: supervisors to leave free beyond those counted here.
        spare_rooms: rooms to leave free in the same way.

    Raises:
        StageInfeasible: no choice of clubs leaves room and staff for everybody.
        StageOutOfTime
    """
    build = ClubModel(reading, offers(reading), reserve, spare_rooms or {})
    for rule in RULES:
        rule(build)
    stages = Stages(build.model, run)
    if not build.hold:
        stages.feasible(words.STAGE_CLUBS)
        return ClubChoice(offers=build.offers, patterns={}, members={})
    if reading.kept.anything:
        optimise_in_order(stages, [_kept(build)], share=0.35, late=build.clashes)
    goals = _wish_goals(build)
    least = 0
    if reading.aim is not None:
        least = weigh(
            build, stages, reading.aim, goals, lambda: _reach(build, stages, goals)
        )
    else:
        _reach(build, stages, goals)
        offer_the_menu(build, stages)
        _few_groups(build, stages)
    for variable in build.way.values():
        build.model.add(variable == stages.value(variable))
    _lot(build, stages)
    stages.refresh()
    return replace(_read(build, stages), least_cost=least)


def _reach(build: ClubModel, stages: Stages, goals: Sequence[Goal]) -> None:
    optimise_in_order(stages, goals, share=WISH_SHARE, late=build.clashes)


def _few_groups(build: ClubModel, stages: Stages) -> None:
    # Which days: few groups of pupils left without a club. A tie-break that only sees
    # a lower bound of the groups: no stage of the certificate, and little time.
    stages.optimise(
        words.STAGE_REST_GROUPS,
        "min",
        total(build.rest.values()),
        share=0.1,
        keep=False,
        record=False,
        effort=REST_EFFORT,
    )


def _kept(build: ClubModel) -> Goal:
    """Places and meeting times of the earlier plan that stand."""
    kept = build.reading.kept
    stand = [build.hold[key] for key in build.hold if key in kept.members] + [
        way
        for (club, pattern), way in build.way.items()
        for slot in pattern
        if (club, slot.weekday, slot.period) in kept.meets
    ]
    return Goal(
        name=words.STAGE_KEPT, sense="max", expression=total(stand), top=len(stand)
    )


def _wish_goals(build: ClubModel) -> list[Goal]:
    """First places, then ranks in the order of 志愿原则."""
    settings = build.reading.school.settings
    best = _best_held(build) if settings.clubs_per_pupil > 1 else _only_held(build)
    served = Goal(
        name=words.STAGE_SERVED,
        sense="max",
        expression=total(flag for ranks in best.values() for flag in ranks.values()),
        top=len(best),
    )
    if settings.wish_principle is WishPrinciple.FAIRNESS:
        ranks = [_left_goal(best, rank) for rank in range(RANKS, 1, -1)]
    else:
        ranks = [_rank_goal(build, rank) for rank in range(1, RANKS + 1)]
    return [goal for goal in (served, *ranks) if goal.top]


Best = dict[PupilId, dict[int, cp_model.IntVar]]


def _only_held(build: ClubModel) -> Best:
    """The rank a pupil holds, where nobody holds two clubs."""
    return {
        pupil: {rank: build.hold[pupil, club] for club, rank in clubs.items()}
        for pupil, clubs in wishes_of(build.offers).items()
    }


def _best_held(build: ClubModel) -> Best:
    """The best rank a pupil holds: one flag when they hold any club.

    Σ flags ≥ each hold, flag ≤ hold, and no flag below a better wish held. By flags and
    not by "this wish and none better" the relaxation is as tight as with one club.
    """
    model, result = build.model, {}
    for pupil, clubs in wishes_of(build.offers).items():
        holds = {rank: build.hold[pupil, club] for club, rank in clubs.items()}
        flags = {rank: model.new_bool_var("best") for rank in holds}
        model.add_at_most_one(flags.values())
        for rank, hold in holds.items():
            model.add(flags[rank] <= hold)
            model.add(total(f for k, f in flags.items() if k <= rank) >= hold)
        result[pupil] = flags
    return result


def _rank_goal(build: ClubModel, rank: int) -> Goal:
    holders = [
        build.hold[pupil, club]
        for pupil, clubs in wishes_of(build.offers).items()
        for club, place in clubs.items()
        if place == rank
    ]
    return Goal(
        name=words.stage_rank(rank),
        sense="max",
        expression=total(holders),
        top=len(holders),
    )


def _left_goal(best: Best, rank: int) -> Goal:
    left = [ranks[rank] for ranks in best.values() if rank in ranks]
    return Goal(
        name=words.stage_left_with(rank),
        sense="min",
        expression=total(left),
        top=len(left),
    )


def _lot(build: ClubModel, stages: Stages) -> None:
    """What is left equal is drawn by lot: luckier pupils get the better rank.

    Among a thousand pupils some have equal lots, and sums of different lots can be
    equal too; what the solver would choose then is drawn again, wish by wish.
    """
    wishes = [
        (pupil, club, rank)
        for pupil, clubs in wishes_of(build.offers).items()
        for club, rank in clubs.items()
    ]
    own = [luck(stages.seed, pupil) * (RANKS + 1 - rank) for pupil, _, rank in wishes]
    drawn = [
        own,
        *(
            [lot_of_wish(stages.seed, draw, pupil, club) for pupil, club, _ in wishes]
            for draw in range(1, len(words.STAGES_LOT))
        ),
    ]
    goals = [
        Goal(
            name=name,
            sense="max",
            expression=total(
                lot * build.hold[pupil, club]
                for lot, (pupil, club, _) in zip(lots, wishes, strict=True)
            ),
            top=sum(lots),
        )
        for name, lots in zip(words.STAGES_LOT, drawn, strict=True)
    ]
    if build.reading.aim is not None:
        # Beside a row of money the lot is no assignment problem any more.
        stages.optimise(
            goals[0].name,
            "max",
            goals[0].expression,
            share=0.2,
            keep=False,
            effort=LOT_EFFORT,
        )
        return
    optimise_in_order(stages, goals, share=0.5)


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
