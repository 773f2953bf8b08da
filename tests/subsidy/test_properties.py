"""What holds for every ledger: sums, ceilings, more work never less pay, any order."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.domain.kinds import Activity, PayMethod, Post, StaffKind
from scheduler.domain.offering import Institution
from scheduler.domain.plan import Plan, RosterEntry
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.money import Fen, share
from scheduler.policy import load_profile
from scheduler.subsidy import Shortfall, settle
from scheduler.subsidy.points import whole
from scheduler.subsidy.withholding import withheld
from tests import builders as b
from tests.subsidy.plans import plan, served, session

SONGSHAN = load_profile("songshan-2021")
KINDS = (*StaffKind,)
ACTIVITIES = (Activity.STUDY, Activity.CLUB, Activity.CARE, Activity.DUTY)
SESSIONS = tuple(
    session(f"{activity.value}{n}", activity) for activity in ACTIVITIES for n in (1, 2)
)
UNHURRIED = settings(deadline=None)  # the machine is shared; speed is not tested
amounts = st.integers(0, 200_00).map(Fen)


@st.composite
def schools(draw: st.DrawFn) -> School:
    rates = [
        b.rate(
            post,
            kind=kind,
            rate=draw(amounts),
            monthly_cap=draw(st.none() | amounts),
            points=Decimal(draw(st.integers(0, 30))) / 10,
        )
        for post in Post
        for kind in (None, draw(st.sampled_from(KINDS)))
        if draw(st.booleans())
    ]
    method = draw(st.sampled_from(PayMethod))
    return b.school(
        settings=b.settings(
            fee=draw(amounts),
            fiscal=draw(amounts),
            other_income=draw(amounts),
            staff_share=Decimal(draw(st.integers(0, 100))) / 100,
            pay_method=method,
        ),
        staff=tuple(
            b.staff(
                f"T{n}",
                kind=kind,
                institution="晨光" if kind is StaffKind.INSTITUTION else "",
            )
            for n, kind in enumerate(KINDS)
        ),
        institutions=(
            Institution(
                name="晨光",
                academic=False,
                approved=True,
                rate=draw(st.none() | amounts),
                origin=b.origin("机构名单"),
            ),
        ),
        rates=tuple(rates),
        slots=tuple(
            replace(slot, units=draw(st.integers(0, 300))) for slot in b.week_grid()
        ),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Every person serves at most one session on a date, so no times can clash."""
    roster: list[RosterEntry] = []
    for week in range(draw(st.integers(0, 6))):
        day = date(2026, 9, 7) + timedelta(weeks=week)
        places: dict[str, list[str]] = {}
        for n in range(len(KINDS)):
            place = draw(st.none() | st.sampled_from(SESSIONS))
            if place is not None:
                places.setdefault(place.id, []).append(f"T{n}")
        roster += [served(day, id, *people) for id, people in places.items()]
    return plan(SESSIONS, roster)


def agrees(settlement: Settlement) -> None:
    fund, balance = settlement.fund, settlement.balance
    lines = settlement.lines
    assert sum(line.amount for line in lines) == settlement.paid
    assert settlement.paid == (
        settlement.own_total + settlement.labour_total + settlement.institution_total
    )
    assert settlement.paid == balance.service.total + balance.apart.total
    assert all(row.net + row.tax == row.gross for row in settlement.labour)
    assert fund.total == fund.rest + fund.pool
    if settlement.month is None:
        assert fund.total == balance.service.total + fund.rest + balance.left


@UNHURRIED
@given(schools(), plans())
def test_income_is_pay_and_rest_and_what_is_left(school: School, made: Plan) -> None:
    agrees(settle(school, made, SONGSHAN))


@UNHURRIED
@given(schools(), plans())
def test_the_months_add_up_to_the_term(school: School, made: Plan) -> None:
    """Under the rate, month by month is the term; and the pools always are."""
    term = settle(school, made, SONGSHAN)
    months = [settle(school, made, SONGSHAN, month=month) for month in term.months]
    for month in months:
        agrees(month)
    if months:
        assert sum(month.balance.available for month in months) == term.fund.pool
    if term.method is PayMethod.RATE:
        assert sum(month.paid for month in months) == term.paid
        assert sum(month.tax_total for month in months) == term.tax_total


@UNHURRIED
@given(schools(), plans())
def test_no_month_of_a_person_is_above_the_ceiling(school: School, made: Plan) -> None:
    rows = {(row.post, row.kind): row for row in school.rates}
    kinds = {person.id: person.kind for person in school.staff}
    for month in settle(school, made, SONGSHAN).summaries:
        kind = kinds[month.staff]
        for post, amount in month.by_post:
            row = rows.get((post, kind)) or rows.get((post, None))
            if (
                kind is not StaffKind.INSTITUTION
                and row
                and row.monthly_cap is not None
            ):
                assert amount <= row.monthly_cap


@UNHURRIED
@given(schools(), plans(), st.integers(0, 2**32))
def test_the_order_of_rows_never_matters(school: School, made: Plan, seed: int) -> None:
    random = Random(seed)
    roster, rates = list(made.roster), list(school.rates)
    random.shuffle(roster)
    random.shuffle(rates)
    other = settle(
        replace(school, rates=tuple(rates)),
        replace(made, roster=tuple(roster)),
        SONGSHAN,
    )
    assert other == settle(school, made, SONGSHAN)


@UNHURRIED
@given(schools(), plans())
def test_more_work_is_never_less_pay(school: School, made: Plan) -> None:
    """Under the rate: without its last date nobody's month is higher."""
    school = replace(
        school, settings=replace(school.settings, pay_method=PayMethod.RATE)
    )
    last = max((entry.day for entry in made.roster), default=None)
    less = replace(
        made, roster=tuple(entry for entry in made.roster if entry.day != last)
    )
    more_pay = {
        (row.staff, row.month): row.amount
        for row in settle(school, made, SONGSHAN).summaries
    }
    for row in settle(school, less, SONGSHAN).summaries:
        assert row.amount <= more_pay[row.staff, row.month]


@UNHURRIED
@given(schools(), plans())
def test_scaling_keeps_inside_the_pool_and_never_raises(
    school: School, made: Plan
) -> None:
    plain = settle(school, made, SONGSHAN)
    cut = settle(school, made, SONGSHAN, shortfall=Shortfall.SCALE)
    agrees(cut)
    contracts = cut.balance.service.institution
    people = cut.balance.service.total - contracts
    assert people <= max(0, cut.fund.pool - contracts)
    for one, other in zip(plain.lines, cut.lines, strict=True):
        assert other.amount <= one.amount


@UNHURRIED
@given(st.integers(0, 10_000_00), st.integers(0, 500_00))
def test_a_higher_receipt_is_never_less_in_hand(receipt: int, more: int) -> None:
    """Net of tax, but for the one fen that rounding the tax may move."""
    low = receipt - withheld(Fen(receipt))
    high = receipt + more - withheld(Fen(receipt + more))
    assert high >= low
    assert 0 <= withheld(Fen(receipt)) <= receipt * 0.32 + 1


@UNHURRIED
@given(
    st.integers(-10_000_00, 10_000_00),
    st.lists(st.integers(0, 1000), min_size=1).filter(any),
)
def test_shares_add_up_and_are_within_a_fen(total: int, weights: list[int]) -> None:
    parts = share(Fen(total), weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1


@UNHURRIED
@given(st.lists(st.decimals(0, 100, places=3), min_size=1))
def test_points_become_whole_numbers_in_proportion(points: list[Decimal]) -> None:
    weights = whole(points)
    for one, first in zip(points, weights, strict=True):
        for two, second in zip(points, weights, strict=True):
            assert one * second == two * first
