"""Even loads as a convex cost: the sum over persons of load squared.

Its minimum is the most even split that the other rules allow. The square is drawn as
segments, of length one where loads are expected to lie and longer elsewhere; between
breakpoints a and b its slope is a + b, so at every breakpoint the cost is exact.
Segments need no order: flatter ones are taken first by themselves.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ortools.sat.python import cp_model

from scheduler.model.engine import total

Load = tuple[cp_model.LinearExpr, int]  # a load ≥ 0 and an upper bound of it

FINE = 3  # unit steps on either side of the expected load; 12 took 1.6 times as long
COARSE = 2  # segments beyond them, each side


def squares(
    model: cp_model.CpModel, loads: Iterable[Load], expected: int
) -> cp_model.LinearExpr:
    """Σ load² over loads; exact within FINE of ``expected``, convex everywhere."""
    terms: list[cp_model.LinearExpr] = []
    for load, top in loads:
        parts = []
        for low, high in segments(top, expected):
            part = model.new_int_var(0, high - low, "part")
            parts.append(part)
            terms.append((low + high) * part)
        model.add(total(parts) == load)
    return total(terms)


def segments(top: int, expected: int) -> Sequence[tuple[int, int]]:
    """Consecutive (low, high) from 0 to ``top``."""
    first = max(min(expected - FINE, top), 0)
    last = max(min(expected + FINE, top), first)
    points = {0, top, *range(first, last + 1)}
    points.update(first * step // COARSE for step in range(COARSE))
    points.update(last + (top - last) * step // COARSE for step in range(COARSE))
    ordered = sorted(points)
    return tuple(pairwise(ordered))
