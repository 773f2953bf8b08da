"""What finance must know before it pays: sentences, in a fixed order."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from scheduler.domain.fund import Balance, CapUnit, Fund, LineAccount
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import SALARY_KINDS, StaffKind
from scheduler.domain.ledger import Channel, LabourFee, PayLine
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.domain.worked import Month
from scheduler.money import Fen, yuan_text
from scheduler.words import subsidy as words


def fee_notices(fund: Fund, needed: Fen | None) -> Iterator[str]:
    """The fee against its cap, and against what the plan costs."""
    if fund.cap is not None and fund.fee_set > fund.cap:
        yield words.fee_over_cap(yuan_text(fund.fee_set), yuan_text(fund.cap))
    lowered = sum(row.pupils for row in fund.classes if row.fee < fund.fee)
    for cap in fund.caps:
        if cap.unit is CapUnit.PERIOD and lowered:
            yield words.lowered(yuan_text(cap.amount), lowered)
    if needed is not None and needed < fund.fee:
        yield words.surplus(yuan_text(fund.fee), yuan_text(needed))
    if needed is not None and fund.cap is not None and needed > fund.cap:
        yield words.needs_more(yuan_text(needed), yuan_text(fund.cap))
    if fund.gap_left:
        yield words.waiver_gap(
            yuan_text(fund.waived),
            yuan_text(fund.fiscal_total),
            yuan_text(fund.gap_left),
        )


def refund_notices(school: School, fund: Fund) -> Iterator[str]:
    """Absences without a rule; what is given back by the rule."""
    if school.absences and school.settings.refund_rule is None:
        yield words.no_refund_rule(len(school.absences))
    if fund.refunds:
        rule = fund.refunds[0].rule
        yield words.refunded(len(fund.refunds), yuan_text(fund.refunded), rule.value)


def price_notices(
    lines: Sequence[PayLine], staff: Mapping[StaffId, Staff]
) -> Iterator[str]:
    """Services no row of the workbook prices; volunteers whom a row does."""
    without_row = [
        line
        for line in lines
        if line.source is None and line.channel is not Channel.UNPAID
    ]
    yield from sorted(
        _unpriced(line, staff[line.staff].kind, count)
        for line, count in _by_price(without_row, staff)
    )
    if any(
        staff[line.staff].kind is StaffKind.VOLUNTEER and line.amount for line in lines
    ):
        yield words.volunteers_paid()


def balance_notices(
    balance: Balance,
    lines: Sequence[PayLine],
    at_standard: Sequence[PayLine],
    month: Month | None,
) -> Iterator[str]:
    """The pool against pay at the standard; nothing to share; nothing to settle."""
    period = words.TERM if month is None else words.month(*month)
    if not lines:
        yield words.nothing_to_settle(period)
    if balance.available <= 0 and any(line.points for line in lines):
        yield words.no_pool(yuan_text(balance.available))
    cost = Fen(sum(line.amount for line in at_standard if not line.apart))
    pool, spent = yuan_text(balance.available), yuan_text(balance.service.total)
    if cost != balance.service.total:
        yield words.scaled(period, yuan_text(cost), spent)
    if balance.left < 0:
        yield words.shortfall(period, spent, pool, yuan_text(Fen(-balance.left)))


def channel_notices(
    labour: Sequence[LabourFee], staff: Mapping[StaffId, Staff]
) -> Iterator[str]:
    """Tax left to finance, and people for whom finance may still choose."""
    students = {
        row.staff
        for row in labour
        if staff[row.staff].kind is StaffKind.STUDENT_TEACHER
    }
    if students:
        yield words.student_teachers(len(students))
    if salaried := sorted({row.staff for row in labour if not row.computed} - students):
        yield words.salaried(len(salaried))
    undecided = {
        row.staff
        for row in labour
        if staff[row.staff].kind in SALARY_KINDS and staff[row.staff].pay_way is None
    }
    if undecided:
        yield words.pay_way_open(len(undecided))


def line_notices(accounts: Sequence[LineAccount], month: Month | None) -> Iterator[str]:
    """Each line outside the fund against its own money."""
    period = words.TERM if month is None else words.month(*month)
    for each in accounts:
        spent = yuan_text(each.spending.total)
        if not each.listed:
            if each.spending.total:
                yield words.line_unlisted(each.name, spent)
        elif each.left < 0:
            money = yuan_text(each.available)
            left = yuan_text(Fen(-each.left))
            yield words.line_short(each.name, period, spent, money, left)


def share_notices(balance: Balance, fund: Fund, month: Month | None) -> Iterator[str]:
    """An auditor's alarm: less than half of the income goes to people."""
    if month is None and fund.total > 0 and 2 * balance.service.total < fund.total:
        yield words.low_share(yuan_text(balance.service.total), yuan_text(fund.total))


def month_notices(
    served: Sequence[Month], worked: frozenset[Month], *, attendance: bool
) -> Iterator[str]:
    """Months paid on the plan although attendance was handed in for others."""
    planned = [month for month in served if month not in worked]
    if attendance and planned:
        yield words.forecast([words.month(*month) for month in planned])


def _by_price(
    lines: Sequence[PayLine], staff: Mapping[StaffId, Staff]
) -> list[tuple[PayLine, int]]:
    """One line for every missing price, with how many lines lack it."""
    examples: dict[tuple[object, ...], PayLine] = {}
    counts: Counter[tuple[object, ...]] = Counter()
    for line in lines:
        contract = staff[line.staff].kind is StaffKind.INSTITUTION
        key: tuple[object, ...] = (line.institution,)
        if not contract:
            key = (line.post, staff[line.staff].kind, line.rate is None)
        examples.setdefault(key, line)
        counts[key] += 1
    return [(line, counts[key]) for key, line in examples.items()]


def _unpriced(line: PayLine, kind: StaffKind, count: int) -> str:
    if kind is StaffKind.INSTITUTION:
        return words.no_institution_rate(line.institution, count)
    if line.rate is None:
        return words.no_points(line.post, kind, count)
    return words.no_rate(line.post, kind, count)
