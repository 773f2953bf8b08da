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
from scheduler.model.costs.spending import Spending
from scheduler.model.engine import Goal, Stages, total
from scheduler.model.highs import relaxation
from scheduler.words import plan as words

GAP = 0.08  # of what the clubs decide, about a third of the term's pay
EFFORT = 3.0  # deterministic seconds of CP-SAT where HiGHS ends outside the gap
CLIMB = 1.0  # deterministic seconds for wishes once openings are fixed
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
        value, bound = _least(stages, cost)
        stages.fix_most(cost, value)
        return bound
    if aim.served:
        build.model.add(goals[0].expression >= min(aim.served, goals[0].top))
    value, bound = _least(stages, cost)
    most = goals[0].top
    if aim.budget is not None:
        room = aim.budget - spending.outside_clubs
        most = _most(build, cost, goals[0], room)
    stages.fix_most(cost, value)
    _climb(build, stages, goals, most)
    return bound


def _least(stages: Stages, cost: cp_model.LinearExpr) -> tuple[int, int]:
    return stages.optimise_quietly(
        words.STAGE_COST, "min", cost, share=0.5, mip=True, gap=GAP, effort=EFFORT
    )


def _climb(build: ClubModel, stages: Stages, goals: Sequence[Goal], most: int) -> None:
    """Better wishes with the openings found; bounds hold for all openings.

    One sum in which a goal counts four times the next: steps towards the order of
    goals, not a proof of it.
    """
    for variable in build.way.values():
        build.model.add(variable == stages.value(variable))
    weighted = total(
        4 ** (len(goals) - index) * goal.sign * goal.expression
        for index, goal in enumerate(goals)
    )
    stages.optimise(
        goals[0].name, "max", weighted, keep=False, record=False, effort=CLIMB
    )
    for index, goal in enumerate(goals):
        bound = goal.top if goal.sense == "max" else 0
        stages.told(goal, bound if index else most)
    served = goals[0].expression
    build.model.add(served >= stages.value(served))


def _most(build: ClubModel, cost: cp_model.LinearExpr, served: Goal, room: int) -> int:
    """No plan inside the budget gives a club to more pupils (a relaxation says so)."""
    tried = build.model.clone()
    tried.add(cost <= room)
    tried.minimize(served.top - served.expression)
    return served.top - relaxation(tried, SECONDS)
