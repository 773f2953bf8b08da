"""From a plan, or what was really worked, to the money."""

from collections.abc import Mapping, Sequence

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import StaffKind
from scheduler.domain.ledger import PayLine
from scheduler.domain.people import Staff
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month, Worked
from scheduler.money import Fen
from scheduler.policy import Profile
from scheduler.subsidy import notices as say
from scheduler.subsidy.balance import available, balance_of, service_dates
from scheduler.subsidy.caps import capped
from scheduler.subsidy.channels import (
    institution_pays,
    labour_fees,
    month_pays,
    own_pays,
)
from scheduler.subsidy.class_shares import ClassMoney
from scheduler.subsidy.contracts import Contracts
from scheduler.subsidy.differences import differences
from scheduler.subsidy.entitlement import entitlements
from scheduler.subsidy.grounds import grounds
from scheduler.subsidy.income import fund_of
from scheduler.subsidy.limits import limited
from scheduler.subsidy.needed_fee import needed_fee
from scheduler.subsidy.points import shared
from scheduler.subsidy.problems import PlanMismatch, plan_problems
from scheduler.subsidy.rates import Prices
from scheduler.subsidy.refunds import missed_by
from scheduler.subsidy.scaling import Shortfall, scaled
from scheduler.subsidy.service_lines import ServiceLines
from scheduler.subsidy.shifts import sessions_of, shifts
from scheduler.subsidy.usage import Usage, attends, cancelled, plan_dates


def settle(
    school: School,
    plan: Plan,
    profile: Profile,
    *,
    worked: Worked | None = None,
    month: Month | None = None,
    shortfall: Shortfall | None = None,
) -> Settlement:
    """The money of the term, or of one month.

    Every paid service gets a line by its row's 计酬方式, rounded once; then 每课时下限
    and 上限, then 月上限, then (when the school chose 量入为出) the pool. By 工分 the
    pool of the period, less everything paid by other ways, is shared by points; what
    a ceiling cuts off stays in the pool. 晚自习 and the lines of 单列项目 stand outside
    the pool with money of their own; 晚自习 unless the regime puts it inside.

    Args:
        school: the workbook the plan was made from.
        plan: the dated roster.
        profile: the regime; asked as of the first service day.
        worked: months the school has accounted for; they replace the plan's.
        month: settle this calendar month only; None for the term.
        shortfall: what to do when pay is more than the pool; None as the school says.

    Raises:
        PlanMismatch: the plan does not fit the workbook, or pays someone twice.
    """
    problems = plan_problems(school, plan, worked)
    if problems:
        raise PlanMismatch(problems)
    if shortfall is None:
        fits = school.settings.fit_to_pool
        shortfall = Shortfall.SCALE if fits else Shortfall.FLAG
    regime = profile.in_force(school.settings.service_start)
    staff = {person.id: person for person in school.staff}
    served = shifts(plan, worked, month)
    usage = Usage(school, regime, plan_dates(plan))
    missed = missed_by(
        (pupil for pupil in school.pupils if attends(pupil)),
        usage,
        school.absences,
        cancelled(school, plan, worked),
    )
    fund, dates = fund_of(school, regime, usage, missed), service_dates(plan)
    pool = available(fund.pool, dates, month)

    beside = ServiceLines(school, regime)
    lines = entitlements(school, served, line_of=beside.of)
    lines = Contracts(school, plan).settled(lines)
    classes = ClassMoney(school, fund, dates, sessions_of(plan, worked))
    lines = classes.by_ratio(classes.shared(lines))
    lines = shared(lines, Fen(pool - _by_other_ways(lines)))
    prices = Prices(school)
    at_standard = capped(limited(lines, staff, prices), staff, prices)
    lines = at_standard
    if shortfall is Shortfall.SCALE:
        lines = scaled(lines, pool, staff)

    needed = None
    if month is None and not any(_from_income(line, staff) for line in lines):
        cost = Fen(sum(line.amount for line in at_standard if not line.apart))
        needed = needed_fee(school, fund, cost, missed)
    balance = balance_of(lines, pool, dates, month)
    accounts = beside.accounts(plan, lines, month)
    summaries = month_pays(lines)
    labour = labour_fees(summaries, staff)
    months = tuple(sorted({line.month for line in lines}))
    accounted = worked.months if worked else frozenset[Month]()
    notices = (
        *say.fee_notices(fund, needed),
        *say.refund_notices(school, fund),
        *say.price_notices(lines, staff),
        *say.balance_notices(balance, lines, at_standard, month),
        *say.share_notices(balance, fund, month),
        *say.channel_notices(labour, staff),
        *say.line_notices(accounts, month),
        *say.month_notices(months, accounted, attendance=worked is not None),
    )
    return Settlement(
        month=month,
        months=months,
        worked_months=tuple(
            sorted(accounted if month is None else accounted & {month})
        ),
        method=school.settings.pay_method,
        fund=fund,
        needed_fee=needed,
        lines=tuple(lines),
        summaries=summaries,
        own=own_pays(summaries),
        labour=labour,
        institutions=institution_pays(lines),
        balance=balance,
        differences=differences(plan, worked, month),
        notices=notices,
        service_lines=accounts,
        surplus_rule=school.settings.surplus_rule,
        grounds=tuple(grounds(school.settings, regime)),
    )


def _from_income(line: PayLine, staff: Mapping[StaffId, Staff]) -> bool:
    """Whether a line's amount follows from what comes in, so that no fee covers it."""
    contract = staff[line.staff].kind is StaffKind.INSTITUTION
    return line.rate is None and not contract


def _by_other_ways(lines: Sequence[PayLine]) -> Fen:
    """What the pool owes before points are worth anything."""
    return Fen(sum(line.amount for line in lines if not line.apart))
