"""Goals in order over the LP relaxation: a proven bound for each, and its face.

Openings and seats are LP-tight (each ``hold`` is linked to the ways of its club), so
the relaxation of a school's wishes mostly ends at whole numbers. Where a goal is
reached at its bound, every variable with a reduced cost keeps its end, and what is
left for the search is small. Measured on L under 公平优先: five goals in 2 s of CPU and
their face searched in 0.3 s, where weighted sums of three goals took 37 s and left two
of them open.

The simplex starts each goal where the one before ended; it runs on one thread and
always goes the same way. A bound is not the solver's word: it is computed from its
duals, rounded to dyadic numbers with which sums in doubles are exact.
"""

import datetime
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from math import floor, log2
from typing import Any

import numpy as np
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from scheduler.domain.outcome import Cancelled
from scheduler.model.highs import proto_of
from scheduler.model.sparse import Floats, Places, Sparse, compact, holds, tightened

DIGITS = 20  # of a dual behind the binary point, for goals that count pupils
NEAR = 1e-6  # an LP's value this near to a whole number is meant to be it
POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What is known of a goal (to be maximised) with those before it at their bounds.

    Attributes:
        bound: no whole solution has more.
        face: where all these goals are at their bounds, over the columns in ``kept``.
        kept, others: the columns of the face, and the values of all the rest.
        point: the LP's solution over ``kept``.
    """

    bound: int
    face: Sparse
    kept: Places
    others: Floats
    point: Floats

    def spread(self, values: Floats) -> Floats:
        """Values of all columns for those of the face."""
        result = self.others.copy()
        result[self.kept] = values
        return result

    @property
    def rows(self) -> Sparse:
        """The face over all columns."""
        return replace(
            self.face,
            lower=self.spread(self.face.lower),
            upper=self.spread(self.face.upper),
            column=self.kept[self.face.column],
        )

    @property
    def whole(self) -> Floats | None:
        """The LP's solution when it is a whole solution, else None."""
        near = np.rint(self.point)
        if np.abs(near - self.point).max(initial=0.0) > NEAR:
            return None
        return self.spread(near) if holds(self.face, near) else None


def levels(
    rows: Sparse, goals: Sequence[Floats], seconds: float, cancelled: Cancelled
) -> Iterator[Level]:
    """The levels of the goals, each on the face of the ones before.

    Fewer than goals when the time is over or a face turns out to be empty: of the rest
    nothing is known.
    """
    ends = time.monotonic() + seconds
    rows = tightened(rows)
    if (rows.lower > rows.upper).any():
        return
    small, kept = compact(rows)
    others = rows.lower.copy()
    others[kept] = 0.0
    chain = _Chain(small, [goal[kept] for goal in goals])
    for index, goal in enumerate(goals):
        answer = chain.solve(index, ends - time.monotonic(), cancelled)
        if answer is None:
            return
        point, duals = answer
        bound, face = chain.face(index, duals)
        bound += round(float(goal @ others))
        yield Level(bound=bound, face=face, kept=kept, others=others, point=point)


class _Chain:
    """One LP, whose objective moves on from goal to goal."""

    def __init__(self, rows: Sparse, goals: Sequence[Floats]) -> None:
        self._goals = goals
        self._first = len(rows.least)  # the place of the first goal's own row
        for goal in goals:
            rows = rows.with_row(goal, -np.inf)
        self._rows = rows
        self._model = mathopt.Model.from_model_proto(proto_of(rows, integral=False))
        self._variables = list(self._model.variables())
        self._constraints = list(self._model.linear_constraints())
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    def solve(
        self, index: int, seconds: float, cancelled: Cancelled
    ) -> tuple[Floats, Floats] | None:
        """(point, duals) of a goal's optimum; None: no time, or no point."""
        if seconds <= 0:
            return None
        objective = self._model.objective
        objective.clear()
        objective.is_maximize = True
        for column in np.nonzero(self._goals[index])[0]:
            weight = float(self._goals[index][column])
            objective.set_linear_coefficient(self._variables[column], weight)
        result = self._watched(seconds, cancelled)
        if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
            return None
        point = np.array(result.variable_values(self._variables))
        return point, np.array(result.dual_values(self._constraints))

    def _watched(self, seconds: float, cancelled: Cancelled) -> mathopt.SolveResult:
        parameters = mathopt.SolveParameters(
            time_limit=datetime.timedelta(seconds=seconds),
            presolve=mathopt.Emphasis.OFF,  # or the basis would be lost
        )
        interrupter = SolveInterrupter()
        ends: Future[mathopt.SolveResult] = Future()

        def work() -> None:
            try:
                ends.set_result(
                    self._solver.solve(params=parameters, interrupter=interrupter)
                )
            except BaseException as error:  # told to the waiting thread
                ends.set_exception(error)

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        try:
            while worker.is_alive():
                worker.join(POLL_SECONDS)
                if cancelled():
                    interrupter.interrupt()
        except BaseException:
            interrupter.interrupt()
            worker.join()
            raise
        return ends.result()

    def face(self, index: int, duals: Floats) -> tuple[int, Sparse]:
        """Bound and face of a goal; the goal stays at its bound from here on."""
        rows, goal = self._rows, self._goals[index]
        duals = _dyadic(rows, goal, duals)
        reduced = goal - rows.prices(duals)
        ends = np.where(duals > 0, rows.most, rows.least)
        total = np.sum(duals * np.where(duals == 0, 0.0, ends))
        total += np.sum(reduced * np.where(reduced > 0, rows.upper, rows.lower))
        bound = floor(total)
        least, most = rows.least.copy(), rows.most.copy()
        place = self._first + index
        least[place] = self._constraints[place].lower_bound = bound
        self._rows = replace(
            rows,
            least=least,
            most=most,
            lower=(lower := rows.lower.copy()),
            upper=(upper := rows.upper.copy()),
        )
        _narrow(lower, upper, reduced, total - bound, self._variables)
        _narrow(least, most, duals, total - bound, self._constraints)
        return bound, self._rows


def _narrow(
    lower: Floats, upper: Floats, cost: Floats, slack: float, ended: Sequence[Any]
) -> None:
    """A step away from the end a cost likes loses that much; there is only the slack.

    Sums of rows are whole in whole solutions, so this holds for rows as for columns.
    """
    for place in np.nonzero((np.abs(cost) > slack) & (lower < upper))[0].tolist():
        steps = floor(slack / abs(cost[place]))
        if cost[place] > 0:
            lower[place] = max(lower[place], upper[place] - steps)
            ended[place].lower_bound = lower[place]
        else:
            upper[place] = min(upper[place], lower[place] + steps)
            ended[place].upper_bound = upper[place]


def _dyadic(rows: Sparse, goal: Floats, duals: Floats) -> Floats:
    """Duals that prove a bound: of the right sign, with few enough binary digits."""
    largest = float(np.abs(goal).max(initial=1.0))
    unit = 2.0 ** -max(DIGITS - floor(log2(max(largest, 1.0))), 0)
    result: Floats = np.rint(duals / unit) * unit
    wrong = ((result > 0) & np.isinf(rows.most)) | ((result < 0) & np.isinf(rows.least))
    result[wrong] = 0.0
    return result
