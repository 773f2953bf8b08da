"""Goals in lexicographic order: bounds from the LP relaxation, solutions by search.

The relaxation bounds all goals in one chain, each on the face of those before. One
search on the last face mostly ends the whole order, proven; where it does not, goals
are taken one by one, and one whose bound is out of reach is optimised by itself before
the chain begins again behind it. All limits but the run's own are counted in
deterministic effort, so a busy machine finds the same plan.
"""

from collections.abc import Sequence

from scheduler.model.engine import Goal, Stages
from scheduler.model.relaxed import Level, levels
from scheduler.model.sparse import compact, model_of, sparse, tightened, weights_of

FACE_EFFORT = 2.0  # deterministic seconds of CP-SAT on the face of all goals
GOAL_EFFORT = 4.0  # the same for a goal whose bound is out of reach


def optimise_in_order(stages: Stages, goals: Sequence[Goal], *, share: float) -> bool:
    """Optimise goals lexicographically, record and fix each.

    Args:
        share: part of the run's remaining time all of them may take.

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
    left, proven = list(goals), True
    while left:
        order = _Order(stages, left, ends)
        done = order.reach()
        if done < len(left):
            proven = order.improve(done) and proven
            done += 1
        left = left[done:]
    return proven


class _Order:
    """The goals still open, their levels, and how far the solution has come."""

    def __init__(self, stages: Stages, goals: Sequence[Goal], ends: float) -> None:
        self._stages, self._goals, self._ends = stages, goals, ends
        self._began = stages.run.elapsed
        run = stages.run
        run.say(goals[0].name)
        self._rows = sparse(stages.model)
        count = len(self._rows.lower)
        self._weights = [weights_of(goal.expression, count) for goal in goals]
        aims = [
            goal.sign * weights
            for goal, (weights, _) in zip(goals, self._weights, strict=True)
        ]
        self._levels = levels(self._rows, aims, self._time, run.cancelled)
        for index in range(len(self._levels)):
            goal = goals[index]
            run.say(goal.name, bound=goal.sign * self._bound(index))

    @property
    def _time(self) -> float:
        return max(self._ends - self._stages.run.elapsed, 0.0)

    def _bound(self, index: int) -> int:
        """No solution has more of sign · goal, the goals before at their bounds."""
        goal = self._goals[index]
        if index >= len(self._levels):
            return goal.highest
        constant = goal.sign * self._weights[index][1]
        return min(self._levels[index].bound + constant, goal.highest)

    def reach(self) -> int:
        """Fix the goals that can be brought to their bounds; how many these are."""
        known = len(self._levels)
        done = known if known and self._attain(known) else 0
        while done < known - 1 and self._attain(done + 1):
            done += 1
        seconds = (self._stages.run.elapsed - self._began) / max(done, 1)
        for index in range(done):
            goal = self._goals[index]
            bound = goal.sign * self._bound(index)
            self._stages.keep(goal, bound, bound, seconds)
        self._began = self._stages.run.elapsed
        return done

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
        if found is None:
            found = self._search(name, level)
        return found is not None and stages.take(name, found)

    def _search(self, name: str, level: Level) -> tuple[int, ...] | None:
        """A whole solution on a level's face, if one is found with little effort."""
        narrow = tightened(level.face)
        if (narrow.lower > narrow.upper).any():
            return None
        small, kept = compact(narrow)
        values = self._stages.search(name, model_of(small), self._time, FACE_EFFORT)
        if values is None:
            return None
        point = narrow.lower.copy()
        point[kept] = values
        return level.spread(point)

    def improve(self, index: int) -> bool:
        """Optimise and fix one goal that does not come to its bound; is it proven?"""
        stages, goal = self._stages, self._goals[index]
        best = self._bound(index)
        if not stages.solved:
            stages.feasible(goal.name)
        if self._time > 0:
            _, bound = stages.optimise_quietly(
                goal.name,
                goal.sense,
                goal.expression,
                share=self._time / stages.run.left,
                effort=GOAL_EFFORT,
            )
            best = min(goal.sign * bound, best)
        value = stages.value(goal.expression)
        seconds = stages.run.elapsed - self._began
        stages.keep(goal, value, goal.sign * best, seconds)
        return best == goal.sign * value
