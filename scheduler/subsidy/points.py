"""工分: the pool shared by points, exactly."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scheduler.domain.ids import StaffId
from scheduler.domain.ledger import PayLine
from scheduler.money import ZERO, Fen, share


def shared(lines: Sequence[PayLine], pool: Fen) -> list[PayLine]:
    """Give every line with points its part of the pool; the others stay.

    First the pool is split between people by their points, then each person's part
    over their own lines, both by largest remainder: the sum is the pool to the fen
    and no person is more than one fen from their exact part, however many lines
    they have. Without points, or with an empty pool, nothing is given.
    """
    owned: defaultdict[StaffId, list[int]] = defaultdict(list)
    weights = whole([line.points for line in lines])
    for index, weight in enumerate(weights):
        if weight:
            owned[lines[index].staff].append(index)
    result = list(lines)
    if pool <= 0 or not owned:
        return result
    people = sorted(owned)
    totals = [sum(weights[index] for index in owned[person]) for person in people]
    for person, part in zip(people, share(pool, totals), strict=True):
        indices = owned[person]
        amounts = share(part, [weights[index] for index in indices])
        for index, amount in zip(indices, amounts, strict=True):
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
