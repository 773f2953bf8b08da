"""分档 and 班主任比例 of 补助标准 as offices type them: a value, or why not."""

import re
from fractions import Fraction

from scheduler.domain.pay import Band
from scheduler.intake.bad import Bad, bad
from scheduler.intake.numbers import decimal, money
from scheduler.intake.text import Raw, clean, key, pieces
from scheduler.money import ZERO

_BAND = re.compile(
    r"(?:(?P<sign>≤|<=|<|>=|≥|>)(?P<edge>\d+)|(?P<low>\d+)[-~至](?P<high>\d+)|"
    r"(?P<up>\d+)人?(?P<word>以下|以内|以上))人?[:=](?P<plus>\+)?(?P<amount>[\d.]+)"
    r"元?(?P<head>/人|/生|每人)?"
)
_RATIO = re.compile(r"(?P<head>\d+(?:\.\d+)?):(?P<other>\d+(?:\.\d+)?)")


def bands(raw: Raw) -> tuple[Band, ...] | Bad:
    """``≤35:35；>35:+1/人``: bands in order of size, the first one from 0 pupils.

    ``+`` adds to the band before, for each pupil above its end.
    """
    wrong = bad("bands", value=clean(raw))
    found: list[Band] = []
    for piece in pieces(raw):
        match = _BAND.fullmatch(key(piece))
        amount = money(match["amount"]) if match else wrong
        if match is None or isinstance(amount, Bad):
            return wrong
        if bool(match["plus"]) != bool(match["head"]) or (match["plus"] and not found):
            return wrong
        first = _first(match, found)
        if first is None or (found and first <= found[-1].first):
            return wrong
        if match["plus"]:
            found.append(Band(first=first, rate=found[-1].rate, per_head=amount))
        else:
            found.append(Band(first=first, rate=amount, per_head=ZERO))
    return tuple(found) if found else wrong


def _first(match: re.Match[str], before: list[Band]) -> int | None:
    """The smallest group of a band; a band up to a size begins after the one before.

    None for a band up to a size that is not the first: its begin cannot be told.
    """
    if match["low"]:
        return int(match["low"]) if int(match["low"]) <= int(match["high"]) else None
    if match["up"]:
        if match["word"] == "以上":
            return int(match["up"]) + 1
        return None if before else 0
    sign, edge = match["sign"], int(match["edge"])
    if sign in ("≥", ">="):
        return edge
    if sign == ">":
        return edge + 1
    return None if before else 0


def head_ratio(raw: Raw) -> tuple[int, int] | Bad:
    """``6:4`` or ``1.5`` as whole weights of a head teacher and another teacher."""
    wrong = bad("head_ratio", value=clean(raw))
    match = _RATIO.fullmatch(key(raw))
    if match:
        head, other = Fraction(match["head"]), Fraction(match["other"])
    else:
        value = decimal(raw)
        if isinstance(value, Bad):
            return wrong
        head, other = Fraction(value), Fraction(1)
    if head <= 0 or other <= 0:
        return wrong
    ratio = head / other
    return ratio.numerator, ratio.denominator
