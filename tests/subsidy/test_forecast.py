"""The least any plan costs: below every plan, and never less than what is certain."""

from datetime import date
from decimal import Decimal

from scheduler.domain.kinds import Activity, PayMethod, Post, StaffKind
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.money import Fen, fen
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from scheduler.subsidy.forecast import forecast
from scheduler.termdays import service_days
from tests import builders as b
from tests.subsidy.plans import plan, served, session

SONGSHAN = load_profile("songshan-2021")


def school(**changes: object) -> School:
    """Fifty pupils of one grade, study on Mondays; 45 pupils need one supervisor."""
    values: dict[str, object] = {
        "pupils": tuple(b.pupil(f"P{n}") for n in range(50)),
        "slots": (b.slot(),),
        "rates": (b.rate(Post.STUDY, 50), b.rate(Post.DUTY, 60)),
        "staff": (b.staff("T1"), b.staff("T2"), b.staff("T3")),
    }
    return b.school(**{**values, **changes})


def cheapest_plan(made: School) -> Plan:
    """Two supervisors on each Monday, one person on duty every day."""
    days = service_days(made.settings, made.calendar).days
    roster = []
    for each in days:
        if each.weekday == 1:
            roster.append(served(each.day, "S1", "T1", "T2"))
        roster.append(served(each.day, f"D{each.weekday}", "T3"))
    sessions = [session("S1", posts=2)]
    sessions += [session(f"D{day}", Activity.DUTY, weekday=day) for day in range(1, 6)]
    return plan(sessions, roster)


def test_the_bound_is_the_cost_of_the_cheapest_plan() -> None:
    """2 Mondays × 2 people × 50.00 + 10 days × 60.00 = 800.00."""
    made = forecast(school(), SONGSHAN)
    assert made.days == 10
    assert made.parts == (("作业辅导", 4, fen(200)), ("带班", 10, fen(600)))
    settled = settle(school(), cheapest_plan(school()), SONGSHAN)
    assert made.cost == settled.paid == fen(800)
    assert made.needed_fee == settled.needed_fee == fen(20)  # 800 ÷ 0.8 ÷ 50


def test_the_lowest_rate_anybody_may_be_paid_counts() -> None:
    cheap = b.staff("T4", kind=StaffKind.RETIRED)
    rates = (
        b.rate(Post.STUDY, 50),
        b.rate(Post.STUDY, 30, kind=StaffKind.RETIRED),
        b.rate(Post.DUTY, 0),
    )
    assert forecast(school(rates=rates), SONGSHAN).cost == fen(200)
    more = school(rates=rates, staff=(*school().staff, cheap))
    assert forecast(more, SONGSHAN).cost == fen(120)


def test_a_monthly_ceiling_lowers_the_bound_and_stays_below_every_plan() -> None:
    rates = (b.rate(Post.STUDY, 50, monthly_cap=fen(70)), b.rate(Post.DUTY, 0))
    made = school(rates=rates)
    # 200.00 by rate; two people at most 100.00 each of it, each paid up to 70.00.
    assert forecast(made, SONGSHAN).cost == fen(140)
    assert settle(made, cheapest_plan(made), SONGSHAN).paid == fen(140)


def test_volunteers_and_points_promise_nothing() -> None:
    volunteer = b.staff("V1", kind=StaffKind.VOLUNTEER)
    rates = (b.rate(Post.STUDY, 50, kind=StaffKind.OWN),)
    unpaid = school(rates=rates, staff=(*school().staff, volunteer))
    assert forecast(unpaid, SONGSHAN).cost == 0
    points = b.settings(pay_method=PayMethod.POINTS)
    assert forecast(school(settings=points), SONGSHAN).cost == 0


def test_an_empty_school_costs_only_its_duty() -> None:
    made = forecast(school(pupils=()), SONGSHAN)
    assert made.cost == fen(600)
    assert made.needed_fee is None
    assert made.fund.pool == Fen(0)


def test_the_fund_is_there_before_the_plan() -> None:
    settings = b.settings(staff_share=Decimal("0.75"), other_income=fen(100))
    made = forecast(school(settings=settings), SONGSHAN)
    assert made.fund.total == fen(15_100)
    assert made.fund.pool == fen("11325.00")
    assert (
        made.fund
        == settle(
            school(settings=settings),
            plan([session()], [served(DAY, "S1", "T1")]),
            SONGSHAN,
        ).fund
    )


DAY = date(2026, 9, 7)
