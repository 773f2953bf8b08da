"""每课时下限 and 每课时上限: between what a 课时 (or day) of a row is paid."""

from collections.abc import Iterable, Mapping

from scheduler.domain.ids import StaffId
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.people import Staff
from scheduler.money import Fen, times
from scheduler.subsidy.caps import adjusted
from scheduler.subsidy.rates import Prices
from scheduler.words import subsidy as words


def limited(
    lines: Iterable[PayLine], staff: Mapping[StaffId, Staff], prices: Prices
) -> list[PayLine]:
    """Raise lines below the floor, lower lines above the ceiling."""
    result = []
    for line in lines:
        rule = prices.rule(line.post, staff[line.staff], line.period)
        if rule is None or line.channel is Channel.UNPAID:
            result.append(line)
            continue
        amount, note = line.amount, ""
        if rule.floor is not None and amount < _worth(rule.floor, line):
            amount, note = _worth(rule.floor, line), words.FLOORED
        if rule.ceiling is not None and amount > _worth(rule.ceiling, line):
            amount, note = _worth(rule.ceiling, line), words.CEILED
        result.append(adjusted(line, amount, note))
    return result


def _worth(rate: Fen, line: PayLine) -> Fen:
    return times(rate, line.quantity)
