"""From a plan, or what was really worked, to the money."""

from collections.abc import Sequence

from scheduler.domain.kinds import PayMethod
from scheduler.domain.ledger import Channel, PayLine
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
from scheduler.subsidy.differences import differences
from scheduler.subsidy.entitlement import entitlements
from scheduler.subsidy.income import fund_of
from scheduler.subsidy.needed_fee import needed_fee
from scheduler.subsidy.points import shared
from scheduler.subsidy.problems import PlanMismatch, plan_problems
from scheduler.subsidy.rates import Prices
from scheduler.subsidy.scaling import Shortfall, scaled
from scheduler.subsidy.shifts import shifts


def settle(
    school: School,
    plan: Plan,
    profile: Profile,
    *,
    worked: Worked | None = None,
    month: Month | None = None,
    shortfall: Shortfall = Shortfall.FLAG,
) -> Settlement:
    """The money of the term, or of one month.

    Every paid service gets a line: rate × units rounded once, then 月上限, then (when
    the school chose SCALE) the pool. Under 工分 the pool of the period, less what
    institutions are owed, is shared by points before 月上限; what a ceiling cuts off
    stays in the pool. 晚自习 stands outside the pool unless the regime puts it inside.

    Args:
        school: the workbook the plan was made from.
        plan: the dated roster.
        profile: the regime; asked as of the first service day.
        worked: months the school has accounted for; they replace the plan's.
        month: settle this calendar month only; None for the term.
        shortfall: what to do when pay is more than the pool.

    Raises:
        PlanMismatch: the plan does not fit the workbook, or pays someone twice.
    """
    problems = plan_problems(school, plan, worked)
    if problems:
        raise PlanMismatch(problems)
    regime = profile.in_force(school.settings.service_start)
    apart = regime.flag("evening.inside_fee") is not True
    staff = {person.id: person for person in school.staff}
    served = shifts(plan, worked, month)
    fund, dates = fund_of(school, regime), service_dates(plan)
    pool = available(fund, dates, month)

    lines = entitlements(school, served, evening_apart=apart)
    if school.settings.pay_method is PayMethod.POINTS:
        lines = shared(lines, Fen(pool - _contracts(lines)))
    at_standard = capped(lines, staff, Prices(school))
    lines = at_standard
    if shortfall is Shortfall.SCALE:
        lines = scaled(lines, pool)

    needed = None
    if month is None and school.settings.pay_method is PayMethod.RATE:
        cost = Fen(sum(line.amount for line in at_standard if not line.apart))
        needed = needed_fee(school, fund, cost)
    balance = balance_of(lines, pool, dates, month)
    summaries = month_pays(lines)
    labour = labour_fees(summaries, staff)
    months = tuple(sorted({line.month for line in lines}))
    accounted = worked.months if worked else frozenset[Month]()
    notices = (
        *say.fee_notices(fund, needed),
        *say.price_notices(lines, staff),
        *say.balance_notices(balance, lines, at_standard, month),
        *say.channel_notices(labour, staff, balance),
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
    )


def _contracts(lines: Sequence[PayLine]) -> Fen:
    """What institutions are owed."""
    return Fen(
        sum(line.amount for line in lines if line.channel is Channel.INSTITUTION)
    )
