"""What must hold of every ledger; an AssertionError tells which does not."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random
from typing import cast

from scheduler.domain.kinds import PayMethod, StaffKind
from scheduler.domain.offering import ContractTerms
from scheduler.domain.pay import RateMethod
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import WorkState
from scheduler.policy import Profile, Regime
from scheduler.subsidy import Shortfall, settle
from tests.ledgers.make import Ledger


class _Remembered:
    """A profile that looks its regime of a date up once: every settlement asks it."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._regimes: dict[date, Regime] = {}

    def in_force(self, on: date) -> Regime:
        """The regime of a date."""
        if on not in self._regimes:
            self._regimes[on] = self._profile.in_force(on)
        return self._regimes[on]


def remembered(profile: Profile) -> Profile:
    """The profile as settlements see it."""
    return cast("Profile", _Remembered(profile))


def holds(ledger: Ledger, profile: Profile, seed: int) -> None:
    """Sums, ceilings, nobody twice, the absent unpaid, any order, more work."""
    settled = settle(ledger.school, ledger.plan, profile, worked=ledger.worked)
    _adds_up(settled)
    _ceilings(ledger, settled)
    _fees(settled)
    _absent(ledger, settled)
    _any_order(ledger, profile, settled, seed)
    _months(ledger, profile, settled)
    _scaled(ledger, profile, settled)
    _more_work(ledger, profile, settled)


def _adds_up(settled: Settlement) -> None:
    """Income = pay + what is not for staff + what is left; lines = channels."""
    fund, balance = settled.fund, settled.balance
    assert fund.total == (fund.paid + fund.fiscal_total + fund.other - fund.refunded), (
        "income"
    )
    assert fund.due == fund.paid + fund.waived, "waivers"
    if settled.month is None:
        spent = balance.service.total + fund.rest + balance.left
        assert fund.total == spent, "income = pay + other + balance"
    assert settled.paid == balance.service.total + balance.apart.total, "balance"
    parts = settled.own_total + settled.labour_total + settled.institution_total
    assert settled.paid == parts == sum(line.amount for line in settled.lines)
    assert all(row.net + row.tax == row.gross for row in settled.labour), "tax"
    beside = sum(each.spending.total for each in settled.service_lines)
    assert beside == balance.apart.total, "单列项目"
    for each in settled.service_lines:
        money = each.due - each.waived + each.fiscal + each.other
        assert each.total == money, "单列项目收入"
        assert each.left == each.available - each.spending.total, "单列项目结余"


def _ceilings(ledger: Ledger, settled: Settlement) -> None:
    rows = {(row.post, row.kind, row.period): row for row in ledger.school.rates}
    kinds = {person.id: person.kind for person in ledger.school.staff}
    paid: Counter[tuple[object, ...]] = Counter()
    for line in settled.lines:
        kind = kinds[line.staff]
        row = (
            rows.get((line.post, kind, line.period))
            or rows.get((line.post, kind, ""))
            or rows.get((line.post, None, line.period))
            or rows.get((line.post, None, ""))
        )
        if kind is StaffKind.INSTITUTION or row is None:
            continue
        key = (line.staff, row.key, line.month)
        paid[key] += line.amount
        assert row.monthly_cap is None or paid[key] <= row.monthly_cap, "月上限"
        if row.ceiling is not None:
            most = (row.ceiling * line.quantity * 2 + 100) // 200
            assert line.amount <= most, "每课时上限"


def _fees(settled: Settlement) -> None:
    fund = settled.fund
    for row in fund.classes:
        assert row.fee <= fund.fee_set
        assert all(
            cap.per_term is None or row.fee <= cap.per_term for cap in fund.caps
        ), "收费上限"
    assert all(0 < refund.amount <= refund.paid for refund in fund.refunds), "退费"


def _absent(ledger: Ledger, settled: Settlement) -> None:
    paid = {(line.staff, line.day, line.session) for line in settled.lines}
    for row in ledger.worked.rows if ledger.worked else ():
        key = (row.planned, row.day, row.session)
        assert (key in paid) is (row.state is WorkState.PRESENT), "缺席不计酬"
        if row.substitute:
            assert (row.substitute, row.day, row.session) in paid, "代课计酬"


def _any_order(
    ledger: Ledger, profile: Profile, settled: Settlement, seed: int
) -> None:
    random = Random(seed)
    roster, rates = list(ledger.plan.roster), list(ledger.school.rates)
    random.shuffle(roster)
    random.shuffle(rates)
    worked = ledger.worked
    if worked is not None:
        rows = list(worked.rows)
        random.shuffle(rows)
        worked = replace(worked, rows=tuple(rows))
    other = settle(
        replace(ledger.school, rates=tuple(rates)),
        replace(ledger.plan, roster=tuple(roster)),
        profile,
        worked=worked,
    )
    assert other == settled, "order of rows"


def _months(ledger: Ledger, profile: Profile, settled: Settlement) -> None:
    months = [
        settle(ledger.school, ledger.plan, profile, worked=ledger.worked, month=month)
        for month in settled.months
    ]
    for month in months:
        _adds_up(month)
    if _by_rate(ledger) and not ledger.school.settings.fit_to_pool:
        assert sum(month.paid for month in months) == settled.paid, "months"


def _scaled(ledger: Ledger, profile: Profile, settled: Settlement) -> None:
    """One of the two is what the school has chosen: that one is settled already."""
    cuts = ledger.school.settings.fit_to_pool
    other = settle(
        ledger.school,
        ledger.plan,
        profile,
        worked=ledger.worked,
        shortfall=Shortfall.FLAG if cuts else Shortfall.SCALE,
    )
    plain, cut = (other, settled) if cuts else (settled, other)
    _adds_up(other)
    owed = {
        person.id
        for person in ledger.school.staff
        if person.kind is StaffKind.INSTITUTION
    }
    contracts = sum(
        line.amount for line in cut.lines if line.staff in owed and not line.apart
    )
    people = cut.balance.service.total - contracts
    assert people <= max(0, cut.fund.pool - contracts), "量入为出"
    for before, after in zip(plain.lines, cut.lines, strict=True):
        assert after.amount <= before.amount, "scaling never raises"


def _more_work(ledger: Ledger, profile: Profile, settled: Settlement) -> None:
    """By rate: without the plan's last date nobody's month is higher."""
    if not _by_rate(ledger) or not ledger.plan.roster:
        return
    last = max(entry.day for entry in ledger.plan.roster)
    fewer = tuple(entry for entry in ledger.plan.roster if entry.day != last)
    school = replace(
        ledger.school, settings=replace(ledger.school.settings, fit_to_pool=False)
    )

    def months(done: Settlement) -> dict[tuple[str, object], int]:
        return {(row.staff, row.month): row.amount for row in done.summaries}

    as_it_is = ledger.worked is None and school == ledger.school
    whole = settled if as_it_is else settle(school, ledger.plan, profile)
    more = months(whole)
    less = months(settle(school, replace(ledger.plan, roster=fewer), profile))
    by_sum = {
        person.id
        for person in ledger.school.staff
        if person.kind is StaffKind.INSTITUTION and _has_sum(ledger.school)
    }
    for key, amount in less.items():
        if key[0] not in by_sum:  # a sum is for the plan, however long it is
            assert amount <= more[key], "more work, never less pay"


def _has_sum(school: School) -> bool:
    return any(each.terms is not ContractTerms.PERIOD for each in school.institutions)


def _by_rate(ledger: Ledger) -> bool:
    """Whether every line is priced by itself, not as a share of something."""
    alone = (RateMethod.PERIOD, RateMethod.DAY, RateMethod.BAND, RateMethod.CONTRACT)
    return ledger.school.settings.pay_method is PayMethod.RATE and all(
        row.method in alone for row in ledger.school.rates
    )
