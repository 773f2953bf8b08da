"""Money as integer fen; the only rounding in the project.

``Fen`` amounts are whole hundredths of a yuan. Rates multiply by quantities in
integer hundredths (pay units) or by exact fractions; the result is rounded once,
half up, by :func:`rounded`.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NewType

Fen = NewType("Fen", int)

ZERO = Fen(0)


def rounded(amount: Fraction) -> Fen:
    """Round an exact number of fen half up (away from zero), the cashier's rule."""
    sign = -1 if amount < 0 else 1
    return Fen(sign * int(abs(amount) + Fraction(1, 2)))


def times(rate: Fen, hundredths: int) -> Fen:
    """``rate`` × ``hundredths`` ÷ 100, rounded once: what :func:`rounded` gives.

    Raises:
        ValueError: one of them is negative.
    """
    if rate < 0 or hundredths < 0:
        raise ValueError("rates and quantities are never negative")
    return Fen((rate * hundredths + 50) // 100)


def fen(yuan: Decimal | int | str) -> Fen:
    """Exact fen of an amount typed in yuan.

    Raises:
        ValueError: the amount has a part smaller than one fen.
    """
    exact = Fraction(Decimal(yuan)) * 100
    if exact.denominator != 1:
        raise ValueError(f"{yuan} yuan is not a whole number of fen")
    return Fen(int(exact))


def yuan(amount: Fen) -> Decimal:
    """The amount in yuan, exactly, with two decimals."""
    return Decimal(amount).scaleb(-2).quantize(Decimal("0.01"))


def yuan_text(amount: Fen) -> str:
    """The amount as people write it: ``-1,234.50``."""
    return f"{yuan(amount):,.2f}"


def share(total: Fen, weights: Sequence[int]) -> tuple[Fen, ...]:
    """Split ``total`` by weights so that the parts add up exactly.

    Largest remainder, ties to the earlier part. All weights zero: everything is
    zero only when the total is; otherwise it is a programmer's mistake.

    Raises:
        ValueError: a negative weight, or nothing to share by.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("weights must not be negative")
    whole = sum(weights)
    if whole == 0:
        if total:
            raise ValueError("no weight to share an amount by")
        return tuple(ZERO for _ in weights)
    sign = -1 if total < 0 else 1
    divided = [divmod(abs(total) * weight, whole) for weight in weights]
    parts = [part for part, _ in divided]
    missing = abs(total) - sum(parts)
    if missing:
        by_remainder = sorted(
            range(len(parts)), key=lambda index: (-divided[index][1], index)
        )
        for index in by_remainder[:missing]:
            parts[index] += 1
    return tuple(Fen(sign * part) for part in parts)
