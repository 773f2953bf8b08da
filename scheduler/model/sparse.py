"""The rows of a CP-SAT model as arrays: what an LP reads, and what is exact about it.

All weights and limits are whole numbers, so sums over whole or dyadic numbers of
moderate size are exact in doubles.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

PASSES = 8  # of narrowing; more find little
HAIR = 1e-9  # a division of whole numbers may miss a whole number by less
INFINITE = 10**17  # CP-SAT writes open ends as about ±9e18

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparse:
    """least ≤ A·x ≤ most, lower ≤ x ≤ upper; A by entries (row, column, weight)."""

    lower: Floats
    upper: Floats
    row: Places
    column: Places
    weight: Floats
    least: Floats
    most: Floats

    def sums(self, point: Floats) -> Floats:
        """A·x of every row."""
        terms = self.weight * point[self.column]
        result: Floats = np.bincount(
            self.row, weights=terms, minlength=len(self.least)
        ).astype(np.float64)
        return result

    def prices(self, duals: Floats) -> Floats:
        """Aᵀ·y of every column."""
        terms = self.weight * duals[self.row]
        result: Floats = np.bincount(
            self.column, weights=terms, minlength=len(self.lower)
        ).astype(np.float64)
        return result

    def only(self, these: npt.NDArray[np.bool_]) -> "Sparse":
        """Some of the rows."""
        number = np.cumsum(these) - 1
        terms = these[self.row]
        return replace(
            self,
            row=number[self.row[terms]],
            column=self.column[terms],
            weight=self.weight[terms],
            least=self.least[these],
            most=self.most[these],
        )

    def joined(self, other: "Sparse") -> "Sparse":
        """These rows and others over the same columns; the ends are these rows'."""
        return replace(
            self,
            row=np.concatenate([self.row, other.row + len(self.least)]),
            column=np.concatenate([self.column, other.column]),
            weight=np.concatenate([self.weight, other.weight]),
            least=np.concatenate([self.least, other.least]),
            most=np.concatenate([self.most, other.most]),
        )

    def with_row(self, weights: Floats, least: float) -> "Sparse":
        """One more row: weights·x ≥ least."""
        columns = np.nonzero(weights)[0]
        return replace(
            self,
            row=np.concatenate([self.row, np.full(len(columns), len(self.least))]),
            column=np.concatenate([self.column, columns]),
            weight=np.concatenate([self.weight, weights[columns]]),
            least=np.append(self.least, least),
            most=np.append(self.most, np.inf),
        )


def tightened(rows: Sparse) -> Sparse:
    """The same points with narrower ends, as rows with one free column tell them."""
    lower, upper = rows.lower.copy(), rows.upper.copy()
    for _ in range(PASSES):
        free = (lower < upper)[rows.column]
        counts = np.bincount(rows.row[free], minlength=len(rows.least))
        taken = np.bincount(
            rows.row[~free],
            weights=rows.weight[~free] * lower[rows.column[~free]],
            minlength=len(rows.least),
        )
        alone = free & (counts == 1)[rows.row]
        row, column, weight = rows.row[alone], rows.column[alone], rows.weight[alone]
        least = (rows.least[row] - taken[row]) / weight
        most = (rows.most[row] - taken[row]) / weight
        before = lower.sum(), upper.sum()
        np.maximum.at(lower, column, np.ceil(np.minimum(least, most) - HAIR))
        np.minimum.at(upper, column, np.floor(np.maximum(least, most) + HAIR))
        if (lower > upper).any() or before == (lower.sum(), upper.sum()):
            break
    return replace(rows, lower=lower, upper=upper)


def compact(rows: Sparse) -> tuple[Sparse, Places]:
    """The rows without fixed columns and rows that always hold; the columns left."""
    free = rows.lower < rows.upper
    kept = np.nonzero(free)[0]
    number = np.cumsum(free) - 1
    terms = free[rows.column]
    taken = rows.sums(np.where(free, 0.0, rows.lower))
    row, column, weight = rows.row[terms], rows.column[terms], rows.weight[terms]
    small = Sparse(
        lower=rows.lower[kept],
        upper=rows.upper[kept],
        row=row,
        column=number[column],
        weight=weight,
        least=rows.least - taken,
        most=rows.most - taken,
    )
    low = np.where(weight > 0, rows.lower[column], rows.upper[column]) * weight
    high = np.where(weight > 0, rows.upper[column], rows.lower[column]) * weight
    count = len(rows.least)
    bites = (np.bincount(row, weights=low, minlength=count) < small.least) | (
        np.bincount(row, weights=high, minlength=count) > small.most
    )
    return small.only(bites), kept


def holds(rows: Sparse, point: Floats) -> bool:
    """Whether a whole point keeps every row and end, exactly."""
    sums = rows.sums(point)
    return bool(
        np.all(rows.least <= sums)
        and np.all(sums <= rows.most)
        and np.all(rows.lower <= point)
        and np.all(point <= rows.upper)
    )


def sparse(model: cp_model.CpModel) -> Sparse:
    """A model whose rows are linear, at-most-one or exactly-one.

    Raises:
        ValueError: the model has another kind of row.
    """
    proto = model.proto
    domains = [list(row.domain) for row in proto.variables]
    columns: list[int] = []
    weights: list[int] = []
    counts: list[int] = []
    least: list[int] = []
    most: list[int] = []
    for row in proto.constraints:
        for some, their, lower, upper in rows_of(row):
            columns.extend(some)
            weights.extend(their)
            counts.append(len(some))
            least.append(lower)
            most.append(upper)
    return Sparse(
        lower=np.array([domain[0] for domain in domains], dtype=float),
        upper=np.array([domain[-1] for domain in domains], dtype=float),
        row=np.repeat(np.arange(len(counts)), counts),
        column=np.array(columns, dtype=np.int64),
        weight=np.array(weights, dtype=float),
        least=_open(np.array(least, dtype=float)),
        most=_open(np.array(most, dtype=float)),
    )


def _open(ends: Floats) -> Floats:
    return np.where(np.abs(ends) >= INFINITE, np.copysign(np.inf, ends), ends)


Row = tuple[list[int], list[int], int, int]


def rows_of(row: object) -> Iterator[Row]:
    """(columns, weights, least, most) of a row.

    Raises:
        ValueError: the row is of another kind.
    """
    if row.has_linear():  # type: ignore[attr-defined]
        linear = row.linear  # type: ignore[attr-defined]
        if row.enforcement_literal:  # type: ignore[attr-defined]
            raise ValueError("an enforced row is not linear")
        domain = list(linear.domain)
        yield list(linear.vars), list(linear.coeffs), domain[0], domain[-1]
    elif row.has_at_most_one():  # type: ignore[attr-defined]
        yield _literals(row.at_most_one.literals, -INFINITE, 1)  # type: ignore[attr-defined]
    elif row.has_exactly_one():  # type: ignore[attr-defined]
        yield _literals(row.exactly_one.literals, 1, 1)  # type: ignore[attr-defined]
    else:
        raise ValueError("not a linear row")


def _literals(literals: Iterable[int], lower: int, upper: int) -> Row:
    """A row over literals; a negated literal -v-1 is 1 - v."""
    columns, weights, shift = [], [], 0
    for literal in literals:
        if literal >= 0:
            columns.append(literal)
            weights.append(1)
        else:
            columns.append(-literal - 1)
            weights.append(-1)
            shift += 1
    least = lower if lower <= -INFINITE else lower - shift
    return columns, weights, least, upper - shift


def weights_of(expression: cp_model.LinearExpr, count: int) -> tuple[Floats, int]:
    """An expression over ``count`` variables as weights and a constant."""
    flat = cp_model.FlatIntExpr(expression)
    result = np.zeros(count)
    for variable, weight in zip(flat.vars, flat.coeffs, strict=True):
        result[variable.index] += weight
    return result, int(flat.offset)
