"""The pool of the period settled, and spending against it."""

from collections.abc import Iterable
from datetime import date

from scheduler.domain.fund import Balance, Spending
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.plan import Plan
from scheduler.domain.worked import Month, month_of
from scheduler.money import ZERO, Fen, share


def service_dates(plan: Plan) -> tuple[date, ...]:
    """The dates with service, as planned."""
    return tuple(sorted({entry.day for entry in plan.roster}))


def available(pool: Fen, dates: Iterable[date], month: Month | None) -> Fen:
    """A pool of the term, or its part of one month by its planned service days.

    The months' parts add up to the term's pool. A month without planned service has
    no part.
    """
    if month is None:
        return pool
    months = [month_of(day) for day in dates]
    if month not in months:
        return ZERO
    order = sorted(set(months))
    parts = share(pool, [months.count(each) for each in order])
    return parts[order.index(month)]


def balance_of(
    lines: Iterable[PayLine], pool: Fen, dates: tuple[date, ...], month: Month | None
) -> Balance:
    """Spending by channel, with the lines of their own beside it, and what is left."""
    inside: list[PayLine] = []
    apart: list[PayLine] = []
    for line in lines:
        (apart if line.apart else inside).append(line)
    service = spending(inside)
    return Balance(
        service_days=sum(month in (None, month_of(day)) for day in dates),
        term_days=len(dates),
        available=pool,
        service=service,
        apart=spending(apart),
        left=Fen(pool - service.total),
    )


def spending(lines: Iterable[PayLine]) -> Spending:
    """What each channel is paid."""
    by_channel = dict.fromkeys(Channel, 0)
    for line in lines:
        by_channel[line.channel] += line.amount
    return Spending(
        own=Fen(by_channel[Channel.PERFORMANCE]),
        labour=Fen(by_channel[Channel.LABOUR]),
        institution=Fen(by_channel[Channel.INSTITUTION]),
    )
