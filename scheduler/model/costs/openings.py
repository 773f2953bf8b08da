"""Openings at the least cost: a bound from the relaxation, a solution beside it.

With the steps of ``merging`` the relaxation is within 0.1 % of what an hour of search
proves (sample M), and patterns it does not touch are hardly ever part of a good
solution. So HiGHS searches only among the others: 3 s in place of 60. Its limit counts
nodes, so the same openings are found whatever time there is.
"""

from dataclasses import replace
from math import gcd

import numpy as np
from ortools.sat.python import cp_model

from scheduler.model.clubs.variables import ClubModel
from scheduler.model.engine import POLL_SECONDS, Stages
from scheduler.model.highs import solve_rows
from scheduler.model.relaxed import levels
from scheduler.model.run import StageOutOfTime
from scheduler.model.sparse import (
    Floats,
    Sparse,
    compact,
    sparse,
    tightened,
    weights_of,
)
from scheduler.words import plan as words

NODES = 5  # of HiGHS, among the patterns the relaxation uses
ALL_NODES = 20  # of HiGHS, among all patterns: a tiny school, or nothing found
SMALL = 800  # columns, of a school of some hundred pupils
EFFORT = 3.0  # deterministic seconds of CP-SAT, where HiGHS finds nothing at all
GAP = 0.01
UNUSED = 1e-6


def least_openings(
    build: ClubModel, stages: Stages, cost: cp_model.LinearExpr
) -> tuple[int, int]:
    """(value, proven bound) of the least cost; the solution is taken.

    Raises:
        StageInfeasible, StageOutOfTime
    """
    run, name = stages.run, words.STAGE_COST
    run.say(name)
    rows = sparse(build.model)
    weights, constant = weights_of(cost, len(rows.lower))
    unit = gcd(*weights.astype(np.int64).tolist()) or 1
    level = next(levels(rows, [-weights / unit], run.left, run.cancelled), None)
    if run.cancelled():
        raise StageOutOfTime(name, cancelled=True)
    if level is None:
        return _among_all(stages, cost)
    bound = constant - level.bound * unit
    run.say(name, bound=bound)
    point, upper = level.spread(level.point), rows.upper.copy()
    for variable in build.way.values():
        if point[variable.index] < UNUSED:
            upper[variable.index] = rows.lower[variable.index]
    found = _among(stages, replace(rows, upper=upper), weights)
    if found is not None and stages.take(name, found):
        value = stages.value(cost)
        if len(rows.lower) > SMALL or value - bound <= GAP * value:
            return value, bound
    value, other = _among_all(stages, cost)
    return value, max(bound, other)


def _among(stages: Stages, rows: Sparse, weights: Floats) -> list[int] | None:
    """A cheap whole solution of some rows, if one is found."""
    run, narrow = stages.run, tightened(rows)
    if (narrow.lower > narrow.upper).any():
        return None
    small, kept = compact(narrow)
    end = solve_rows(
        small,
        -weights[kept],
        run.left,
        run.cancelled,
        POLL_SECONDS,
        nodes=NODES,
        gap=GAP,
    )
    if run.cancelled():
        raise StageOutOfTime(words.STAGE_COST, cancelled=True)
    if end.values is None:
        return None
    point = narrow.lower.copy()
    point[kept] = end.values
    return [round(value) for value in point]


def _among_all(stages: Stages, cost: cp_model.LinearExpr) -> tuple[int, int]:
    return stages.optimise_quietly(
        words.STAGE_COST,
        "min",
        cost,
        share=0.5,
        mip=True,
        gap=GAP,
        nodes=ALL_NODES,
        effort=EFFORT,
    )
