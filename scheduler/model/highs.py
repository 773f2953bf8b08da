"""The MIP side of the engine: a CP-SAT model of linear rows solved by ortools' HiGHS.

Sums of squares over an assignment are LP-tight; there HiGHS is 5 to 10 times faster
than CP-SAT and proves what CP-SAT left open (measured on sample M: even loads 0.8 s
against 6.5 s, late duties 1.3 s against 11.7 s unproven). It runs on one thread and
gives the same answer every time it is allowed to finish.
"""

import datetime
import threading
from concurrent.futures import Future
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import errors, mathopt
from ortools.sat.python import cp_model

from scheduler.domain.outcome import Cancelled
from scheduler.model.sparse import Floats, Sparse, sparse

# ortools 9.15 stumbles over its own error while it reports an engine's.
FAULTS = (errors.InternalMathOptError, AttributeError)
SLACK = 1e-6  # bounds of integral objectives come as floats


@dataclass(frozen=True, slots=True, kw_only=True)
class MipEnd:
    """A MIP's end: integral values of all variables (None: none found) and a bound."""

    values: tuple[int, ...] | None
    bound: float


def solve_mip(
    model: cp_model.CpModel,
    seconds: float,
    cancelled: Cancelled,
    poll: float,
    *,
    gap: float = 0.0,
    nodes: int | None = None,
) -> MipEnd:
    """Solve a model whose rows are linear, at-most-one or exactly-one.

    Args:
        gap: relative distance of value and bound at which the search may end.
        nodes: a limit in nodes of the search tree; unlike a wall clock it ends at the
            same place every time.

    Raises:
        ValueError: the model has another kind of row.
    """
    proto = proto_of(sparse(model), integral=True)
    _set_objective(proto, model)
    parameters = mathopt.SolveParameters(
        time_limit=datetime.timedelta(seconds=seconds),
        relative_gap_tolerance=gap,
        node_limit=nodes,
        enable_output=False,
    )
    return _solve(proto, parameters, cancelled, poll)


def solve_rows(
    rows: Sparse,
    goal: Floats,
    seconds: float,
    cancelled: Cancelled,
    poll: float,
    *,
    nodes: int,
    gap: float = 0.0,
) -> MipEnd:
    """The most of a goal over whole points of some rows.

    Args:
        gap: relative distance of value and bound at which the search may end.
        nodes: a limit in nodes of the search tree; unlike a wall clock it ends at the
            same place every time.
    """
    proto = proto_of(rows, integral=True)
    proto.objective.maximize = True
    columns = np.nonzero(goal)[0]
    proto.objective.linear_coefficients.ids.extend(columns)
    proto.objective.linear_coefficients.values.extend(goal[columns])
    parameters = mathopt.SolveParameters(
        time_limit=datetime.timedelta(seconds=seconds),
        relative_gap_tolerance=gap,
        node_limit=nodes,
        enable_output=False,
    )
    return _solve(proto, parameters, cancelled, poll)


def _solve(
    proto: model_pb2.ModelProto,
    parameters: mathopt.SolveParameters,
    cancelled: Cancelled,
    poll: float,
) -> MipEnd:
    mip = mathopt.Model.from_model_proto(proto)
    ends: Future[mathopt.SolveResult | None] = Future()

    def work() -> None:
        try:
            ends.set_result(_without_fault(mip, parameters))
        except BaseException as error:  # told to the waiting thread, not swallowed
            ends.set_exception(error)

    # HiGHS cannot be interrupted through ortools: on a cancel its thread is left to
    # its own time limit and nobody waits for it.
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    while worker.is_alive() and not cancelled():
        worker.join(poll)
    if worker.is_alive():
        return MipEnd(values=None, bound=-float("inf"))
    result = ends.result()
    if result is None:
        sign = 1 if mip.objective.is_maximize else -1
        return MipEnd(values=None, bound=sign * float("inf"))
    values = None
    if result.has_primal_feasible_solution():
        found = result.variable_values(list(mip.variables()))
        values = tuple(round(value) for value in found)
    bound = result.termination.objective_bounds.dual_bound
    return MipEnd(values=values, bound=bound)


def _without_fault(
    mip: mathopt.Model, parameters: mathopt.SolveParameters
) -> mathopt.SolveResult | None:
    """The end of a MIP; None when HiGHS finds a fault in its own work.

    Its presolve sometimes brings back a point outside the bounds (seen on five columns
    and two rows), which HiGHS notices and refuses; without presolve the same MIP ends.
    """
    for presolve in (None, mathopt.Emphasis.OFF):
        try:
            return mathopt.solve(
                mip,
                mathopt.SolverType.HIGHS,
                params=replace(parameters, presolve=presolve),
            )
        except FAULTS:
            continue
    return None


def proto_of(rows: Sparse, *, integral: bool) -> model_pb2.ModelProto:
    """Rows for MathOpt, without an objective."""
    proto = model_pb2.ModelProto()
    variables, constraints = proto.variables, proto.linear_constraints
    variables.ids.extend(range(len(rows.lower)))
    variables.lower_bounds.extend(rows.lower)
    variables.upper_bounds.extend(rows.upper)
    variables.integers.extend([integral] * len(rows.lower))
    constraints.ids.extend(range(len(rows.least)))
    constraints.lower_bounds.extend(rows.least)
    constraints.upper_bounds.extend(rows.most)
    order = np.lexsort((rows.column, rows.row))
    matrix = proto.linear_constraint_matrix
    matrix.row_ids.extend(rows.row[order])
    matrix.column_ids.extend(rows.column[order])
    matrix.coefficients.extend(rows.weight[order])
    return proto


def _set_objective(proto: model_pb2.ModelProto, model: cp_model.CpModel) -> None:
    objective = model.proto.objective
    sense = -1 if objective.scaling_factor < 0 else 1
    weights: dict[int, int] = {}
    for column, weight in zip(objective.vars, objective.coeffs, strict=True):
        weights[column] = weights.get(column, 0) + sense * weight
    proto.objective.linear_coefficients.ids.extend(sorted(weights))
    proto.objective.linear_coefficients.values.extend(
        weights[column] for column in sorted(weights)
    )
    proto.objective.maximize = sense < 0
    proto.objective.offset = sense * objective.offset


def relaxation(model: cp_model.CpModel, seconds: float) -> int:
    """A proven lower bound of a minimisation: its LP relaxation, rounded up.

    Returns 0, a bound of every cost, when there is no time to solve it.
    """
    proto = proto_of(sparse(model), integral=False)
    _set_objective(proto, model)
    parameters = mathopt.SolveParameters(
        time_limit=datetime.timedelta(seconds=max(seconds, 1.0)), enable_output=False
    )
    lp = mathopt.Model.from_model_proto(proto)
    result = mathopt.solve(lp, mathopt.SolverType.HIGHS, params=parameters)
    if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return 0
    least: float = result.objective_value()
    return ceil(least - SLACK)
