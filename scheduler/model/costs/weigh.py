"""Wishes and money weighed in the club stage, in the order the office asked for.

A row "costs at most so much" leaves neither solver a way in (measured on M: no solution
in 60 s), while "at least so many pupils with a club, at the least cost" is found and
proven within some per cent in 2 to 8 s of HiGHS. So a budget is searched for over the
number of pupils with a club; see ``budget``.
"""

from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from scheduler.domain.aim import Aim, Prefer
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.costs.merging import add_merging
from scheduler.model.costs.openings import least_openings
from scheduler.model.costs.spending import Spending
from scheduler.model.costs.spread import fix_openings, spread
from scheduler.model.engine import Goal, Stages
from scheduler.model.highs import relaxation
from scheduler.model.inorder import optimise_in_order
from scheduler.words import plan as words

SPREAD_NODES = 20  # of HiGHS, for who is in which club
SPREAD_GAP = 0.003
EFFORT = 2.0  # deterministic seconds of CP-SAT, where HiGHS finds nothing
WISH_SHARE = 0.5  # of the time left
SECONDS = 60.0


def weigh(
    build: ClubModel,
    stages: Stages,
    aim: Aim,
    goals: Sequence[Goal],
    reach: Callable[[], None],
) -> int:
    """Solve the stage's goals with money among them.

    Args:
        goals: the wish goals in their order; the first counts pupils with a club.
        reach: reaches and fixes all of them, money apart.

    Returns:
        A proven lower bound of what the clubs cost with as many pupils served.

    Raises:
        StageInfeasible, StageOutOfTime
    """
    spending = Spending(build.reading, aim.pay)
    cost = spending.of_clubs(build)
    if aim.prefer is Prefer.THRIFT:
        reach()
        return _least(build, stages, cost)
    if aim.served:
        build.model.add(goals[0].expression >= min(aim.served, goals[0].top))
    bound = _least(build, stages, cost)
    most = goals[0].top
    if aim.budget is not None:
        room = aim.budget - spending.outside_clubs
        most = _most(build, cost, goals[0], room)
    _climb(stages, goals, most)
    return bound


def _least(build: ClubModel, stages: Stages, cost: cp_model.LinearExpr) -> int:
    """Reach and fix openings and groups at the least cost; a bound of that cost."""
    add_merging(build)
    _, bound = least_openings(build, stages, cost)
    fix_openings(build, stages)
    groups = spread(build, stages)
    value, _ = stages.optimise_quietly(
        words.STAGE_COST,
        "min",
        cost,
        share=0.5,
        mip=True,
        nodes=SPREAD_NODES,
        gap=SPREAD_GAP,
        effort=EFFORT,
    )
    stages.fix_most(cost, value)
    for variable in (*groups, *build.rest.values()):
        build.model.add(variable == stages.value(variable))
    return bound


def _climb(stages: Stages, goals: Sequence[Goal], most: int) -> None:
    """Better wishes with the openings and groups found; bounds hold for all of them."""
    first = len(stages.run.stages)
    optimise_in_order(stages, goals, share=WISH_SHARE)
    for index, goal in enumerate(goals):
        others = goal.top if goal.sense == "max" else 0
        stages.run.loosen(first + index, others if index else most)


def _most(build: ClubModel, cost: cp_model.LinearExpr, served: Goal, room: int) -> int:
    """No plan inside the budget gives a club to more pupils (a relaxation says so)."""
    tried = build.model.clone()
    tried.add(cost <= room)
    tried.minimize(served.top - served.expression)
    return served.top - relaxation(tried, SECONDS)
