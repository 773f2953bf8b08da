"""Tax withheld from 劳务报酬, on what a person receives in a month.

Source: DOMAIN.md 2.7, with its test values. Income of one continuing project within
a month is one receipt (同一项目连续性收入以一个月内取得的收入为一次).
"""

from fractions import Fraction

from scheduler.money import Fen, fen, rounded

FREE = fen(800)  # a receipt up to this is free; it is also the flat deduction
FLAT_UP_TO = fen(4000)  # above it the deduction is a fifth of the receipt
# Taxable up to, rate, quick deduction; the last bracket is open.
BRACKETS: tuple[tuple[Fen | None, Fraction, Fen], ...] = (
    (fen(20_000), Fraction(20, 100), fen(0)),
    (fen(50_000), Fraction(30, 100), fen(2_000)),
    (None, Fraction(40, 100), fen(7_000)),
)


def taxable(receipt: Fen) -> Fraction:
    """The taxable part of a month's receipt, exactly, in fen."""
    if receipt <= FREE:
        return Fraction(0)
    if receipt <= FLAT_UP_TO:
        return Fraction(receipt - FREE)
    return receipt * Fraction(80, 100)


def withheld(receipt: Fen) -> Fen:
    """Tax withheld from a month's receipt, rounded once to the fen.

    Raises:
        ValueError: the receipt is negative.
    """
    if receipt < 0:
        raise ValueError("a receipt is never negative")
    base = taxable(receipt)
    for limit, rate, deduction in BRACKETS:
        if limit is None or base <= limit:
            return rounded(base * rate - deduction)
    raise AssertionError("the last bracket is open")
