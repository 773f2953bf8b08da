"""A settlement as rows: money in and out, channels by month, lines to drill to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.domain.ids import StaffId
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month
from scheduler.export.views import PlanIndex, session_title
from scheduler.money import ZERO, Fen, yuan, yuan_text
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as money_words

PAID: tuple[Channel, ...] = (
    Channel.PERFORMANCE,
    Channel.LABOUR,
    Channel.INSTITUTION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFilter:
    """What to drill to; None means all."""

    month: Month | None
    person: StaffId | None
    post: str | None

    def picks(self, line: PayLine) -> bool:
        """Whether a line is wanted."""
        return (
            self.month in (None, line.month)
            and self.person in (None, line.staff)
            and self.post in (None, line.post.value)
        )


def flow_rows(settlement: Settlement) -> list[dict[str, Any]]:
    """Money in, then what becomes of it."""
    fund = settlement.fund
    parts = [
        (money_words.FEES, fund.paid, "in"),
        (money_words.FISCAL, fund.fiscal_total, "in"),
        (money_words.OTHER, fund.other, "in"),
        *(
            (channel.value, total, "out")
            for channel, total in _totals(settlement.lines).items()
        ),
        (money_words.REST, fund.rest, "left"),
    ]
    return [
        {
            "name": name,
            "yuan": float(yuan(amount)),
            "text": yuan_text(amount),
            "side": side,
        }
        for name, amount, side in parts
        if amount
    ]


def month_rows(settlement: Settlement) -> list[dict[str, Any]]:
    """Pay per month and channel."""
    amounts = _by_month(settlement.lines)
    return [
        {
            "month": common_words.month_text(*month),
            "channel": channel.value,
            "yuan": float(yuan(amounts[month, channel])),
            "text": yuan_text(amounts[month, channel]),
        }
        for month in settlement.months
        for channel in PAID
        if amounts[month, channel]
    ]


def channel_rows(
    settlement: Settlement,
) -> tuple[list[str], list[list[str]], list[str]]:
    """Months down, channels across: heads, rows, totals."""
    amounts, totals = _by_month(settlement.lines), _totals(settlement.lines)
    heads = [common_words.MONTH, *(channel.value for channel in PAID), money_words.SUM]
    rows = [
        [
            common_words.month_text(*month),
            *(yuan_text(amounts[month, channel]) for channel in PAID),
            yuan_text(Fen(sum(amounts[month, channel] for channel in PAID))),
        ]
        for month in settlement.months
    ]
    total = [
        money_words.SUM,
        *(yuan_text(totals[channel]) for channel in PAID),
        yuan_text(settlement.paid),
    ]
    return heads, rows, total


def line_rows(index: PlanIndex, lines: Sequence[PayLine]) -> list[list[str]]:
    """Lines as people read them."""
    return [
        [
            common_words.day(line.day),
            index.names.get(line.staff, line.staff),
            line.channel.value,
            line.post.value,
            _what(index, line),
            common_words.hundredths(line.quantity),
            "—" if line.rate is None else yuan_text(line.rate),
            yuan_text(line.amount),
            line.note,
        ]
        for line in lines
    ]


def _what(index: PlanIndex, line: PayLine) -> str:
    session = index.sessions.get(line.session)
    return line.group if session is None else f"{session_title(session)} {line.group}"


def _by_month(lines: Iterable[PayLine]) -> dict[tuple[Month, Channel], Fen]:
    amounts: Counter[tuple[Month, Channel]] = Counter()
    months = set()
    for line in lines:
        months.add(line.month)
        amounts[line.month, line.channel] += line.amount
    return {
        (month, channel): Fen(amounts[month, channel])
        for month in months
        for channel in Channel
    }


def _totals(lines: Iterable[PayLine]) -> dict[Channel, Fen]:
    totals: dict[Channel, Fen] = dict.fromkeys(PAID, ZERO)
    for line in lines:
        if line.channel in totals:
            totals[line.channel] = Fen(totals[line.channel] + line.amount)
    return totals


def service_line_rows(settlement: Settlement) -> list[list[str]]:
    """Each line outside the fund: its own income against its own pay, and its cell."""
    return [
        [
            each.name,
            str(each.pupils),
            yuan_text(each.fee),
            yuan_text(each.total),
            yuan_text(each.available),
            yuan_text(each.spending.total),
            yuan_text(each.left),
            each.source,
        ]
        for each in settlement.service_lines
    ]
