"""Goals in lexicographic order: bounds from the LP relaxation, solutions by search.

The relaxation bounds all goals in one chain, each on the face of those before. One
search on the last face mostly ends the whole order, proven; where it does not, the
first goal whose bound is out of reach is optimised on the face of those before it, and
the chain begins again behind it. All limits but the run's own are counted in nodes and
deterministic seconds, so a busy machine finds the same plan.
"""

from collections.abc import Iterator, Sequence
from math import floor

import numpy as np

from scheduler.model.engine import POLL_SECONDS, Goal, Stages
from scheduler.model.highs import SLACK, solve_rows
from scheduler.model.relaxed import Level, levels
from scheduler.model.run import StageOutOfTime
from scheduler.model.sparse import (
    Floats,
    Sparse,
    compact,
    sparse,
    tightened,
    weights_of,
)

CHAIN_SHARE = 0.7  # of the time; bounds without a solution are worth little
FACE_NODES = 50  # of HiGHS, for any solution on a face
GOAL_NODES = 200  # of HiGHS, for a goal whose bound is out of reach
GOAL_EFFORT = 4.0  # deterministic seconds of CP-SAT, where HiGHS finds nothing


def optimise_in_order(
    stages: Stages, goals: Sequence[Goal], *, share: float, late: range = range(0)
) -> bool:
    """Optimise goals lexicographically, record and fix each.

    Args:
        share: part of the run's remaining time all of them may take.
        late: rows, by their place, that say next to nothing to a relaxation; the
            bounds are taken without them.

    Returns:
        Whether all of them are proven.

    Raises:
        StageInfeasible, StageOutOfTime
        ValueError: the model has rows that are not linear.
    """
    run = stages.run
    if run.quick:
        stages.feasible(goals[0].name, share=share)
        return False
    ends = run.elapsed + max(run.left * share, 1.0)
    every = sparse(stages.model)
    early = np.ones(len(every.least), dtype=bool)
    early[late.start : late.stop] = False
    rows, apart = every.only(early), every.only(~early)
    left, proven = list(goals), True
    while left:
        order = _Order(stages, rows, apart, left, ends)
        done = order.reach()
        if done < len(left):
            rows, reached = order.improve(done)
            proven, done = proven and reached, done + 1
        left = left[done:]
    return proven


class _Order:
    """The goals still open, their levels, and how far the solution has come.

    Args:
        rows: all solutions in which the goals before are at their values.
        apart: the rows kept out of the relaxation.
        ends: when the run's clock takes the goals' time away.
    """

    def __init__(
        self,
        stages: Stages,
        rows: Sparse,
        apart: Sparse,
        goals: Sequence[Goal],
        ends: float,
    ) -> None:
        self._stages, self._rows, self._apart = stages, rows, apart
        self._goals, self._ends = goals, ends
        self._began = stages.run.elapsed
        run = stages.run
        run.say(goals[0].name)
        count = len(rows.lower)
        self._weights = [
            (goal.sign * weights, goal.sign * constant)
            for goal in goals
            for weights, constant in [weights_of(goal.expression, count)]
        ]
        aims = [weights for weights, _ in self._weights]
        self._levels: list[Level] = []
        seconds = self._time * CHAIN_SHARE
        for index, level in enumerate(levels(rows, aims, seconds, run.cancelled)):
            self._levels.append(level)
            run.say(goals[index].name, bound=goals[index].sign * self._bound(index))
        if run.cancelled():
            raise StageOutOfTime(goals[0].name, cancelled=True)

    @property
    def _time(self) -> float:
        return max(self._ends - self._stages.run.elapsed, 0.0)

    def _bound(self, index: int) -> int:
        """No solution has more of sign · goal, the goals before at their values."""
        goal = self._goals[index]
        if index >= len(self._levels):
            return goal.highest
        bound = self._levels[index].bound + self._weights[index][1]
        return min(bound, goal.highest)

    def reach(self) -> int:
        """Fix the goals that can be brought to their bounds; how many these are."""
        low, high = 0, len(self._levels) + 1
        middle = high - 1
        while high - low > 1:
            if self._attain(middle):
                low = middle
            else:
                high = middle
            middle = (low + high) // 2
        seconds = (self._stages.run.elapsed - self._began) / max(low, 1)
        for index in range(low):
            goal = self._goals[index]
            bound = goal.sign * self._bound(index)
            self._stages.keep(goal, bound, bound, seconds)
        self._began = self._stages.run.elapsed
        return low

    def _attain(self, count: int) -> bool:
        """Whether a solution has the first goals at their bounds."""
        stages, level = self._stages, self._levels[count - 1]
        if stages.solved and all(
            stages.value(goal.expression) == goal.sign * self._bound(index)
            for index, goal in enumerate(self._goals[:count])
        ):
            return True
        name = self._goals[count - 1].name
        found = level.whole
        if found is not None and stages.take(name, _whole(found)):
            return True
        nothing = np.zeros(len(self._rows.lower))
        found, _ = self._search(name, level.rows, nothing, FACE_NODES)
        return found is not None and stages.take(name, _whole(found))

    def _search(
        self, name: str, rows: Sparse, goal: Floats, nodes: int
    ) -> tuple[Floats | None, float]:
        """A good whole solution of some rows, if one is found, and the goal's bound."""
        run = self._stages.run
        run.say(name)
        narrow = tightened(rows.joined(self._apart))
        if self._time <= 0:
            return None, float("inf")
        if (narrow.lower > narrow.upper).any():
            return None, -float("inf")
        small, kept = compact(narrow)
        point = narrow.lower.copy()
        constant = float(goal @ point) - float(goal[kept] @ point[kept])
        end = solve_rows(
            small, goal[kept], self._time, run.cancelled, POLL_SECONDS, nodes=nodes
        )
        if run.cancelled():
            raise StageOutOfTime(name, cancelled=True)
        if end.values is None:
            return None, end.bound + constant
        point[kept] = end.values
        return point, end.bound + constant

    def improve(self, index: int) -> tuple[Sparse, bool]:
        """Optimise and fix one goal that does not come to its bound.

        Returns:
            All solutions with this goal and those before at their values; whether the
            goal is proven.
        """
        stages, goal = self._stages, self._goals[index]
        best = self._bound(index)
        rows = self._levels[index - 1].rows if index else self._rows
        weights, constant = self._weights[index]
        found, limit = None, float("inf")
        if index < len(self._levels):  # what its LP has no time for, HiGHS has not
            found, limit = self._search(goal.name, rows, weights, GOAL_NODES)
        if found is not None and stages.take(goal.name, _whole(found)):
            best = min(best, floor(limit + constant + SLACK))
        else:
            best = min(best, self._improve_exactly(goal))
        value = stages.value(goal.expression)
        seconds = stages.run.elapsed - self._began
        stages.keep(goal, value, goal.sign * best, seconds)
        reached = rows.with_row(weights, goal.sign * value - constant)
        return reached, best == goal.sign * value

    def _improve_exactly(self, goal: Goal) -> int:
        """The bound of a goal after CP-SAT has done what it can in little effort."""
        stages = self._stages
        if not stages.solved:
            stages.feasible(goal.name)
        if self._time <= 0:
            return goal.highest
        _, bound = stages.optimise_quietly(
            goal.name,
            goal.sense,
            goal.expression,
            share=self._time / stages.run.left,
            effort=GOAL_EFFORT,
        )
        return goal.sign * bound


def _whole(point: Floats) -> Iterator[int]:
    return (round(value) for value in point)
