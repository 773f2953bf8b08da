"""Even loads as a convex cost: the k-th unit of a person costs 2k+1.

The sum over persons is the sum of squares, whose minimum is the most even split that
the other rules allow; bounds stay tight because each step is its own 0/1 variable.
Steps need no order: cheaper ones are taken first.
"""

from collections.abc import Iterable

from ortools.sat.python import cp_model

from scheduler.model.engine import total

Load = tuple[cp_model.LinearExpr, int]  # a load ≥ 0 and an upper bound of it


def squares(model: cp_model.CpModel, loads: Iterable[Load]) -> cp_model.LinearExpr:
    """Σ load², for (expression, upper bound) pairs of non-negative integer loads."""
    terms: list[cp_model.LinearExpr] = []
    for load, top in loads:
        steps = [model.new_bool_var("step") for _ in range(top)]
        if not steps:
            continue
        model.add(total(steps) == load)
        terms.append(
            cp_model.LinearExpr.weighted_sum(
                steps, [2 * step + 1 for step in range(top)]
            )
        )
    return total(terms)
