"""Lexicographic stages over one CP-SAT model: each has a value, a bound and a time.

A stage's value is fixed before the next begins, so a later goal never costs an earlier
one. Big penalties inside one objective destroy CP-SAT's bounds (measured, SOLVER
notes); stages do not.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from ortools.sat.python import cp_model

from scheduler.model.highs import SLACK, solve_mip
from scheduler.model.run import Run, StageInfeasible, StageOutOfTime

POLL_SECONDS = 0.1


def total(terms: Iterable[cp_model.LinearExpr]) -> cp_model.LinearExpr:
    """Σ terms as one expression (0 when there are none)."""
    return cp_model.LinearExpr.sum(list(terms))


class _Voice(cp_model.CpSolverSolutionCallback):
    def __init__(self, run: Run, stage: str) -> None:
        super().__init__()
        self._run, self._stage = run, stage

    def on_solution_callback(self) -> None:
        self._run.say(
            self._stage, round(self.objective_value), round(self.best_objective_bound)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal of a lexicographic order; 0 ≤ expression ≤ top."""

    name: str
    sense: str  # "max" | "min"
    expression: cp_model.LinearExpr
    top: int

    @property
    def sign(self) -> int:
        """1 to maximise, -1 to minimise."""
        return 1 if self.sense == "max" else -1

    @property
    def lowest(self) -> int:
        """Least value of sign · expression."""
        return min(0, self.sign * self.top)

    @property
    def highest(self) -> int:
        """Greatest value of sign · expression."""
        return max(0, self.sign * self.top)


class Stages:
    """A model solved goal after goal."""

    def __init__(self, model: cp_model.CpModel, run: Run) -> None:
        self.model = model
        self._run = run
        self._solver: cp_model.CpSolver | None = None
        self._kept: list[tuple[int, cp_model.LinearExpr]] = []

    @property
    def run(self) -> Run:
        """The clock, the voice and the record."""
        return self._run

    @property
    def solved(self) -> bool:
        """Whether there is a solution."""
        return self._solver is not None

    @property
    def seed(self) -> int:
        """The run's seed, for lots."""
        return self._run.config.seed

    def value(self, expression: cp_model.LinearExpr) -> int:
        """Value of a variable or expression in the last solution."""
        if self._solver is None:
            raise RuntimeError("no stage has been solved yet")
        return int(self._solver.value(expression))

    def feasible(self, name: str, *, share: float = 0.5) -> None:
        """Find any solution; the stage is not recorded.

        Raises:
            StageInfeasible, StageOutOfTime
        """
        self.model.clear_objective()  # type: ignore[no-untyped-call]
        self._solve(name, max(self._run.left * share, 1.0))

    def optimise(
        self,
        name: str,
        sense: str,
        goal: cp_model.LinearExpr,
        *,
        share: float = 0.5,
        keep: bool = True,
        record: bool = True,
        mip: bool = False,
        effort: float | None = None,
        gap: float = 0.0,
    ) -> int:
        """Optimise one goal, record value and bound, and (``keep``) fix the value.

        Args:
            share: part of the run's remaining time this stage may take.
            mip: try HiGHS first.
            gap: relative distance to the bound at which HiGHS may end.
            effort: a limit in CP-SAT's deterministic seconds for a stage that need not
                be proven; unlike a wall clock it ends at the same place every time.

        Raises:
            StageInfeasible, StageOutOfTime
        """
        if self._run.quick:
            self.feasible(name, share=share)
            return self.value(goal)
        began = self._run.elapsed
        value, bound = self.optimise_quietly(
            name, sense, goal, share=share, mip=mip, effort=effort, gap=gap
        )
        if record:
            seconds = self._run.elapsed - began
            place = self._run.record_sum(name, sense, value, bound, seconds)
            if keep:
                self._kept.append((place, goal))
        if keep:
            self.model.clear_objective()  # type: ignore[no-untyped-call]
            if sense == "max":
                self.model.add(goal >= value)
            else:
                self.model.add(goal <= value)
        return value

    def keep(self, goal: Goal, value: int, bound: int, seconds: float) -> None:
        """Record a goal reached in the last solution; it stays as good from here on."""
        place = self._run.record_sum(goal.name, goal.sense, value, bound, seconds)
        self._kept.append((place, goal.expression))
        self.model.clear_objective()  # type: ignore[no-untyped-call]
        self.model.add(goal.sign * goal.expression >= goal.sign * value)

    def take(self, name: str, values: Iterable[int]) -> bool:
        """Take a whole solution found elsewhere, if it is one (CP-SAT is exact)."""
        self.model.clear_objective()  # type: ignore[no-untyped-call]
        self._hint(values)
        try:
            self._solve(name, max(self._run.left, 1.0), fixed=True)
        except StageInfeasible:
            return False
        return True

    def optimise_quietly(
        self,
        name: str,
        sense: str,
        goal: cp_model.LinearExpr,
        *,
        share: float,
        mip: bool = False,
        effort: float | None = None,
        gap: float = 0.0,
        nodes: int | None = None,
        least: float = 1.0,
    ) -> tuple[int, int]:
        """Optimise one goal and return (value, bound); nothing is recorded or fixed.

        Args:
            least: seconds the goal has however late the run is.
            mip: try HiGHS first; CP-SAT checks its answer exactly, and goes on from it
                when it is not proven.
            nodes: a limit of HiGHS that ends at the same place every time; what it has
                found by then is taken as it is.

        Raises:
            StageInfeasible, StageOutOfTime
        """
        if sense == "max":
            self.model.maximize(goal)
        else:
            self.model.minimize(goal)
        seconds = max(self._run.left * share, least)
        if mip:
            proven = self._try_mip(name, sense, goal, seconds, gap, nodes)
            if proven is not None:
                return proven
        solver = self._solve(name, seconds, effort=effort)
        if solver.response_proto.status == cp_model.UNKNOWN:  # it states no bound
            return self.value(goal), self._extreme(sense, goal)
        return self.value(goal), round(solver.best_objective_bound)

    def _extreme(self, sense: str, goal: cp_model.LinearExpr) -> int:
        """What the variables' domains alone say of a goal: a bound, if a poor one."""
        flat = cp_model.FlatIntExpr(goal)
        result = int(flat.offset)
        for variable, weight in zip(flat.vars, flat.coeffs, strict=True):
            domain = self.model.proto.variables[variable.index].domain
            ends = (weight * domain[0], weight * domain[len(domain) - 1])
            result += max(ends) if sense == "max" else min(ends)
        return result

    def _try_mip(
        self,
        name: str,
        sense: str,
        goal: cp_model.LinearExpr,
        seconds: float,
        gap: float,
        nodes: int | None,
    ) -> tuple[int, int] | None:
        """(value, bound) when HiGHS gets inside the gap; else its answer is a hint.

        With a limit in nodes its answer is taken wherever it ends.
        """
        run = self._run
        run.say(name)
        end = solve_mip(
            self.model, seconds, run.cancelled, POLL_SECONDS, gap=gap, nodes=nodes
        )
        if run.cancelled():
            raise StageOutOfTime(name, cancelled=True)
        if end.values is None:  # none found, or "infeasible" inside tolerances
            return None
        self._hint(end.values)
        try:
            self._solve(name, seconds, fixed=True)
        except StageInfeasible:  # only inside HiGHS's tolerances; CP-SAT is exact
            return None
        value = self.value(goal)
        bound = floor(end.bound + SLACK) if sense == "max" else ceil(end.bound - SLACK)
        near = nodes is not None or abs(value - bound) <= gap * abs(value)
        return (value, bound) if near else None

    def _solve(
        self,
        name: str,
        seconds: float,
        *,
        fixed: bool = False,
        effort: float | None = None,
    ) -> cp_model.CpSolver:
        """Solve; an earlier solution stands when this stage finds none in time.

        Args:
            fixed: ask only whether the hint is a solution.
        """
        run = self._run
        run.say(name)
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.max_time_in_seconds = seconds
        parameters.num_workers = 1  # see SolveConfig.workers
        parameters.catch_sigint_signal = False  # Ctrl-C stops the run, not one stage
        parameters.random_seed = run.config.seed % (2**31)
        parameters.fix_variables_to_their_hinted_value = fixed
        if effort is not None:
            parameters.max_deterministic_time = effort
        # Rows are LP-tight: a full linearisation and little presolve are worth most.
        parameters.linearization_level = 2
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1
        status = self._watched(solver, _Voice(run, name))
        if status == cp_model.INFEASIBLE:
            raise StageInfeasible(name)
        if status == cp_model.MODEL_INVALID:
            raise RuntimeError(f"{name}: {self.model.validate()}")
        cancelled = run.cancelled()
        if cancelled or (status == cp_model.UNKNOWN and self._solver is None):
            raise StageOutOfTime(name, cancelled=cancelled)
        if status != cp_model.UNKNOWN:
            self._solver = solver
            self._hint(solver.response_proto.solution)
        return solver

    def _watched(
        self, solver: cp_model.CpSolver, voice: _Voice
    ) -> cp_model.CpSolverStatus:
        """Solve beside this thread, so that a cancel and Ctrl-C are seen at once."""
        ends: list[cp_model.CpSolverStatus] = []
        worker = threading.Thread(
            target=lambda: ends.append(solver.solve(self.model, voice)), daemon=True
        )
        worker.start()
        try:
            while worker.is_alive():
                worker.join(POLL_SECONDS)
                if self._run.cancelled():
                    solver.stop_search()
        except BaseException:
            solver.stop_search()
            worker.join()
            raise
        return ends[0]

    def told(self, goal: Goal, bound: int) -> None:
        """Record a goal as the last solution has it; it is not fixed."""
        value = self.value(goal.expression)
        place = self._run.record_sum(goal.name, goal.sense, value, bound, 0.0)
        self._kept.append((place, goal.expression))

    def fix_most(self, expression: cp_model.LinearExpr, most: int) -> None:
        """Whatever comes next, an expression stays at most so much."""
        self.model.clear_objective()  # type: ignore[no-untyped-call]
        self.model.add(expression <= most)

    def refresh(self) -> None:
        """Write the final values of kept goals into the certificate.

        A stage that was cut short may have been improved by a later one.
        """
        for index, goal in self._kept:
            self._run.revise(index, self.value(goal))

    def _hint(self, values: Iterable[int]) -> None:
        """The solution found is the next stage's start."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        hint = self.model.proto.solution_hint
        found = list(values)
        hint.vars.extend(range(len(found)))
        hint.values.extend(found)
