"""工分: the pool shared by points, exactly."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scheduler.domain.ledger import PayLine
from scheduler.money import ZERO, Fen
from scheduler.subsidy.fair import fair_share


def shared(lines: Sequence[PayLine], pool: Fen) -> list[PayLine]:
    """Give every line with points its part of the pool; the others stay.

    Fairly between people. Without points, or with an empty pool, nothing is given.
    """
    weights = whole([line.points for line in lines])
    indices = [index for index, weight in enumerate(weights) if weight]
    result = list(lines)
    if pool <= 0 or not indices:
        return result
    own = [lines[index] for index in indices]
    parts = fair_share(pool, own, [weights[index] for index in indices])
    for index, amount in zip(indices, parts, strict=True):
        result[index] = replace(
            lines[index], earned=amount, adjustment=ZERO, amount=amount
        )
    return result


def whole(points: Sequence[Decimal]) -> list[int]:
    """The points as whole numbers in the same proportion."""
    finest = min((_exponent(value) for value in points), default=0)
    return [int(value.scaleb(-finest)) for value in points]


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is not a number of points")
    return min(exponent, 0)
