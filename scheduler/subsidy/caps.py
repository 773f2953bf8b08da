"""月上限: a person's ceiling for a post in a calendar month."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import StaffKind
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.pay import PayRate
from scheduler.domain.people import Staff
from scheduler.money import Fen
from scheduler.subsidy.rates import Prices
from scheduler.words import subsidy as words

CAP_COLUMN = "月上限"


def capped(
    lines: Iterable[PayLine], staff: Mapping[StaffId, Staff], prices: Prices
) -> list[PayLine]:
    """Lines whose sum per person, row and month is at most the row's 月上限.

    The month's lines are paid in order of date until the ceiling is reached; what
    lies above it is the line's adjustment, so earned and paid can both be read.
    """
    paid: defaultdict[tuple[object, ...], int] = defaultdict(int)
    result = []
    for line in lines:
        rule = _rule(staff[line.staff], line, prices)
        cap = None if rule is None else rule.monthly_cap
        if rule is None or cap is None:
            result.append(line)
            continue
        key = (line.staff, rule.key, line.month)
        amount = Fen(min(line.amount, cap - paid[key]))
        paid[key] += amount
        cell = f"{rule.origin.sheet}!{rule.origin.cell(CAP_COLUMN)}"
        result.append(adjusted(line, amount, words.capped(cell)))
    return result


def adjusted(line: PayLine, amount: Fen, note: str) -> PayLine:
    """The line with another amount, and why; the same line when nothing changes."""
    if amount == line.amount:
        return line
    return replace(
        line,
        amount=amount,
        adjustment=Fen(amount - line.earned),
        note="；".join(part for part in (line.note, note) if part),
    )


def _rule(person: Staff, line: PayLine, prices: Prices) -> PayRate | None:
    if line.channel is Channel.UNPAID or person.kind is StaffKind.INSTITUTION:
        return None
    return prices.rule(line.post, person, line.period)
