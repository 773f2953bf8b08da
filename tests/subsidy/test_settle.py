"""The whole settlement on tiny schools: what is paid, to whom, by which channel."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from scheduler.domain.kinds import Activity, PayMethod, PeriodKind, Post, StaffKind
from scheduler.domain.ledger import Channel
from scheduler.domain.offering import Institution
from scheduler.domain.people import Waiver, WaiverKind
from scheduler.domain.settlement import Settlement
from scheduler.money import Fen, fen
from scheduler.policy import load_profile
from scheduler.subsidy import PlanMismatch, Shortfall, settle
from tests import builders as b
from tests.subsidy.plans import MONDAY, plan, served, session

SONGSHAN = load_profile("songshan-2021")


def paid_to(settlement: Settlement, person: str) -> int:
    return sum(line.amount for line in settlement.lines if line.staff == person)


def test_rate_times_units_for_each_person_date_and_session() -> None:
    made = plan(
        [session("S1"), session("C1", Activity.CLUB)],
        [served(MONDAY, "S1", "T1"), served(MONDAY, "C1", "T1", "T2")],
    )
    rates = (b.rate(Post.STUDY, 50), b.rate(Post.CLUB, 60))
    settlement = settle(b.school(rates=rates), made, SONGSHAN)
    assert [(line.staff, line.post, line.amount) for line in settlement.lines] == [
        ("T1", Post.STUDY, fen(50)),
        ("T1", Post.CLUB, fen(60)),
        ("T2", Post.CLUB, fen(60)),
    ]
    assert settlement.paid == settlement.own_total == fen(170)


def test_the_row_for_post_and_kind_comes_before_the_row_for_the_post() -> None:
    school = b.school(
        staff=(b.staff("T1"), b.staff("T2", kind=StaffKind.RETIRED)),
        rates=(
            b.rate(Post.STUDY, 50, origin=b.origin("补助标准", 2)),
            b.rate(
                Post.STUDY,
                70,
                kind=StaffKind.RETIRED,
                origin=b.origin("补助标准", 3),
            ),
        ),
    )
    made = plan([session("S1", posts=2)], [served(MONDAY, "S1", "T1", "T2")])
    lines = settle(school, made, SONGSHAN).lines
    assert [(line.amount, line.source.row) for line in lines if line.source] == [
        (fen(50), 2),
        (fen(70), 3),
    ]
    assert [line.channel for line in lines] == [Channel.PERFORMANCE, Channel.LABOUR]


def test_duty_is_paid_by_the_day_and_counts_no_units() -> None:
    school = b.school(rates=(b.rate(Post.DUTY, 80),))
    made = plan([session("D1", Activity.DUTY)], [served(MONDAY, "D1", "T1")])
    settlement = settle(school, made, SONGSHAN)
    (row,) = settlement.summaries
    assert (row.units, row.duty_days, row.amount) == (0, 100, fen(80))


def test_a_post_without_a_rate_is_said_and_paid_nothing() -> None:
    made = plan([session("S1")], [served(MONDAY, "S1", "T1")])
    settlement = settle(b.school(rates=()), made, SONGSHAN)
    assert settlement.paid == 0
    assert any(
        "没有“作业辅导”（本校教师）的标准" in text for text in settlement.notices
    )


def test_a_volunteer_without_a_rate_row_is_unpaid_and_that_is_no_problem() -> None:
    school = b.school(
        settings=b.settings(fee=Fen(0)),
        staff=(b.staff("V1", kind=StaffKind.VOLUNTEER),),
        rates=(b.rate(Post.STUDY, 50, kind=StaffKind.OWN),),
    )
    made = plan([session("S1")], [served(MONDAY, "S1", "V1")])
    settlement = settle(school, made, SONGSHAN)
    assert [line.channel for line in settlement.lines] == [Channel.UNPAID]
    assert settlement.labour == ()
    assert settlement.notices == ()


def test_an_institution_is_paid_once_per_session_whoever_it_sends() -> None:
    people = tuple(
        b.staff(id, kind=StaffKind.INSTITUTION, institution="晨光")
        for id in ("X1", "X2")
    )
    school = b.school(
        staff=people,
        institutions=(
            Institution(
                name="晨光",
                academic=False,
                approved=True,
                rate=fen(120),
                origin=b.origin("机构名单"),
            ),
        ),
    )
    made = plan([session("C1", Activity.CLUB)], [served(MONDAY, "C1", "X1", "X2")])
    settlement = settle(school, made, SONGSHAN)
    (row,) = settlement.institutions
    assert (row.institution, row.sessions, row.units, row.amount) == (
        "晨光",
        1,
        100,
        fen(120),
    )
    assert not settlement.own
    assert not settlement.labour


@pytest.mark.parametrize(
    ("cap", "amounts"),
    [
        (None, [5000, 5000, 5000]),
        (15000, [5000, 5000, 5000]),
        (14999, [5000, 5000, 4999]),
        (5000, [5000, 0, 0]),
        (0, [0, 0, 0]),
    ],
)
def test_the_monthly_cap_is_reached_exactly_and_in_order_of_date(
    cap: int | None, amounts: list[int]
) -> None:
    limit = None if cap is None else Fen(cap)
    school = b.school(rates=(b.rate(Post.STUDY, 50, monthly_cap=limit),))
    made = plan(
        [session("S1")],
        [served(MONDAY + timedelta(weeks=week), "S1", "T1") for week in range(3)],
    )
    lines = settle(school, made, SONGSHAN).lines
    assert [line.amount for line in lines] == amounts
    assert all(line.earned == 5000 for line in lines)


def test_the_cap_begins_anew_with_the_month_and_for_each_person() -> None:
    school = b.school(rates=(b.rate(Post.STUDY, 50, monthly_cap=fen(50)),))
    made = plan(
        [session("S1", posts=2)],
        [
            served(date(2026, 9, 21), "S1", "T1", "T2"),
            served(date(2026, 9, 28), "S1", "T1", "T2"),
            served(date(2026, 10, 12), "S1", "T1", "T2"),
        ],
    )
    settlement = settle(school, made, SONGSHAN)
    assert paid_to(settlement, "T1") == paid_to(settlement, "T2") == fen(100)


def test_points_share_the_pool_to_the_fen() -> None:
    """One pupil, 100 yuan, 80 %: 8000 fen over 3 points is 2667, 2667, 2666."""
    school = b.school(
        settings=b.settings(fee=fen(100), pay_method=PayMethod.POINTS),
        pupils=(b.pupil("P1"),),
    )
    made = plan([session("S1", posts=3)], [served(MONDAY, "S1", "T1", "T2", "T3")])
    settlement = settle(school, made, SONGSHAN)
    assert [line.amount for line in settlement.lines] == [2667, 2667, 2666]
    assert settlement.balance.left == 0


def test_points_weigh_units_by_the_coefficient() -> None:
    """Pool 8000 fen; 1 × 1 point for T1, 1 × 1.5 + 1 × 1.5 for T2: 2000 and 6000."""
    school = b.school(
        settings=b.settings(fee=fen(100), pay_method=PayMethod.POINTS),
        pupils=(b.pupil("P1"),),
        rates=(b.rate(Post.STUDY), b.rate(Post.CLUB, points=Decimal("1.5"))),
    )
    made = plan(
        [session("S1"), session("C1", Activity.CLUB)],
        [
            served(MONDAY, "S1", "T1"),
            served(MONDAY, "C1", "T2"),
            served(MONDAY + timedelta(weeks=1), "C1", "T2"),
        ],
    )
    settlement = settle(school, made, SONGSHAN)
    assert (paid_to(settlement, "T1"), paid_to(settlement, "T2")) == (2000, 6000)


def test_a_shortfall_is_flagged_and_the_standard_is_paid() -> None:
    school = b.school(settings=b.settings(fee=fen(10)), pupils=(b.pupil(),))
    made = plan([session("S1")], [served(MONDAY, "S1", "T1")])
    settlement = settle(school, made, SONGSHAN)
    assert (settlement.paid, settlement.balance.left) == (fen(50), -fen(42))
    assert any("差42.00元" in text for text in settlement.notices)


def test_scaling_spends_the_pool_exactly_when_the_school_chose_it() -> None:
    school = b.school(settings=b.settings(fee=fen(10)), pupils=(b.pupil(),))
    made = plan([session("S1", posts=3)], [served(MONDAY, "S1", "T1", "T2", "T3")])
    settlement = settle(school, made, SONGSHAN, shortfall=Shortfall.SCALE)
    assert [line.amount for line in settlement.lines] == [267, 267, 266]
    assert all(line.earned == fen(50) for line in settlement.lines)


def test_the_parts_of_the_months_are_the_pool() -> None:
    made = plan(
        [session("S1")],
        [
            served(day, "S1", "T1")
            for day in (date(2026, 9, 7), date(2026, 9, 14), date(2026, 10, 12))
        ],
    )
    school = b.school(settings=b.settings(fee=fen(1)), pupils=(b.pupil(),))
    parts = [
        settle(school, made, SONGSHAN, month=month).balance.available
        for month in ((2026, 9), (2026, 10), (2026, 11))
    ]
    assert parts == [53, 27, 0]


def test_a_month_is_settled_alone() -> None:
    made = plan(
        [session("S1")],
        [served(date(2026, 9, 7), "S1", "T1"), served(date(2026, 10, 12), "S1", "T2")],
    )
    settlement = settle(b.school(), made, SONGSHAN, month=(2026, 10))
    assert [line.staff for line in settlement.lines] == ["T2"]
    assert settlement.months == ((2026, 10),)


def test_a_plan_of_another_workbook_is_refused_with_every_reason() -> None:
    made = plan(
        [session("S1", period="不存在")],
        [served(MONDAY, "S1", "T9"), served(MONDAY, "S2", "T1")],
    )
    with pytest.raises(PlanMismatch) as refused:
        settle(b.school(), made, SONGSHAN)
    codes = [issue.code for issue in refused.value.issues]
    assert codes == ["money.slot", "money.session", "money.staff"]


@pytest.mark.parametrize(
    ("roster", "code"),
    [
        ([("S1", ("T1", "T1"))], "money.twice"),
        ([("S1", ("T1",)), ("S2", ("T1",))], "money.overlap"),
        ([("S1", ("T1",)), ("D1", ("T1",))], "money.overlap"),
    ],
)
def test_nobody_is_paid_twice_for_the_same_time(
    roster: list[tuple[str, tuple[str, ...]]], code: str
) -> None:
    made = plan(
        [session("S1"), session("S2"), session("D1", Activity.DUTY)],
        [served(MONDAY, id, *people) for id, people in roster],
    )
    with pytest.raises(PlanMismatch) as refused:
        settle(b.school(), made, SONGSHAN)
    assert [issue.code for issue in refused.value.issues] == [code]


def test_sessions_that_touch_are_both_paid() -> None:
    made = plan(
        [session("S1"), session("C1", Activity.CLUB)],
        [served(MONDAY, "S1", "T1"), served(MONDAY, "C1", "T1")],
    )
    assert settle(b.school(), made, SONGSHAN).paid == fen(100)


def test_the_lowest_fee_covers_the_cost_to_the_fen() -> None:
    """50 yuan of pay at 80 % is 62.50 of income: 41.67 from one pupil and half of it.

    41.67 + 20.84 (half, rounded up) = 62.51; with 41.66 it is 62.49, too little.
    """
    waived = b.pupil("P2", waiver=Waiver(kind=WaiverKind.HALF))
    school = b.school(pupils=(b.pupil("P1"), waived))
    made = plan([session("S1")], [served(MONDAY, "S1", "T1")])
    settlement = settle(school, made, SONGSHAN)
    assert settlement.needed_fee == fen("41.67")
    assert any("覆盖本方案成本所需的41.67元" in text for text in settlement.notices)


def test_the_lowest_fee_may_cover_the_cost_exactly() -> None:
    """50 yuan of pay at 50 % of one fee: 99.99 × 50 % = 49.995, rounded 50.00."""
    school = b.school(
        settings=b.settings(staff_share=Decimal("0.5")), pupils=(b.pupil(),)
    )
    made = plan([session("S1")], [served(MONDAY, "S1", "T1")])
    assert settle(school, made, SONGSHAN).needed_fee == fen("99.99")


def test_no_fee_covers_the_cost_when_nobody_pays() -> None:
    free = b.pupil("P1", waiver=Waiver(kind=WaiverKind.FULL))
    made = plan([session("S1")], [served(MONDAY, "S1", "T1")])
    assert settle(b.school(pupils=(free,)), made, SONGSHAN).needed_fee is None


def test_the_fee_is_charged_up_to_the_cap_of_the_regime() -> None:
    school = b.school(settings=b.settings(fee=fen(360)))
    settlement = settle(school, plan([], []), SONGSHAN)
    assert (settlement.fund.fee_set, settlement.fund.fee) == (fen(360), fen(300))
    assert any("高于当地上限300.00元" in text for text in settlement.notices)


def test_pupils_of_the_evening_alone_pay_nothing() -> None:
    evening = b.pupil("P2", week=(b.ABSENT,) * 5, evenings=frozenset({1}))
    settlement = settle(
        b.school(pupils=(b.pupil("P1"), evening)), plan([], []), SONGSHAN
    )
    assert (settlement.fund.pupils, settlement.fund.paid) == (1, fen(300))


def test_evening_study_is_paid_beside_the_pool() -> None:
    evening = b.slot(1, PeriodKind.EVENING, time(18, 30), time(20, 0))
    school = b.school(
        slots=(*b.week_grid(), evening), rates=(b.rate(Post.EVENING, 70),)
    )
    made = plan([session("E1", Activity.EVENING)], [served(MONDAY, "E1", "T1")])
    settlement = settle(school, made, SONGSHAN)
    assert (settlement.balance.service.total, settlement.balance.apart.own) == (
        0,
        fen(70),
    )
    assert settlement.balance.left == settlement.fund.pool
    assert settlement.own_total == fen(70)


def test_outsiders_of_one_month_are_withheld_on_the_sum() -> None:
    school = b.school(
        staff=(b.staff("X1", kind=StaffKind.PROFESSIONAL),),
        rates=(b.rate(Post.STUDY, 500),),
    )
    made = plan(
        [session("S1")],
        [served(date(2026, 9, day), "S1", "X1") for day in (7, 14)]
        + [served(date(2026, 10, 12), "S1", "X1")],
    )
    rows = settle(school, made, SONGSHAN).labour
    assert [(row.month, row.gross, row.tax) for row in rows] == [
        ((2026, 9), fen(1000), fen(40)),
        ((2026, 10), fen(500), 0),
    ]


def test_student_teachers_are_left_to_finance() -> None:
    school = b.school(
        staff=(b.staff("N1", kind=StaffKind.STUDENT_TEACHER),),
        rates=(b.rate(Post.STUDY, 5000),),
    )
    made = plan([session("S1")], [served(MONDAY, "S1", "N1")])
    (row,) = settle(school, made, SONGSHAN).labour
    assert (row.tax, row.net, row.computed) == (0, fen(5000), False)
    assert "累计预扣法" in row.note


def test_points_share_what_institutions_leave() -> None:
    """Pool 80.00, institution 30.00: one point is worth 50.00."""
    school = b.school(
        settings=b.settings(fee=fen(100), pay_method=PayMethod.POINTS),
        pupils=(b.pupil("P1"),),
        staff=(
            b.staff("T1"),
            b.staff("X1", kind=StaffKind.INSTITUTION, institution="晨光"),
        ),
        institutions=(
            Institution(
                name="晨光",
                academic=False,
                approved=True,
                rate=fen(30),
                origin=b.origin("机构名单"),
            ),
        ),
    )
    made = plan(
        [session("S1"), session("C1", Activity.CLUB)],
        [served(MONDAY, "S1", "T1"), served(MONDAY, "C1", "X1")],
    )
    settlement = settle(school, made, SONGSHAN)
    assert (settlement.own_total, settlement.institution_total) == (fen(50), fen(30))
    assert settlement.balance.left == 0


def test_units_are_those_of_the_sessions_own_kind_of_slot() -> None:
    """Study and club side by side under one name: the club's slot pays two units."""
    study = b.slot(1, PeriodKind.STUDY, time(17, 0), time(18, 0), period="第二时段")
    clubs = b.slot(
        1, PeriodKind.CLUB, time(17, 0), time(18, 0), period="第二时段", units=200
    )
    made = plan(
        [
            session("S1", start=time(17, 0), end=time(18, 0), period="第二时段"),
            session("C1", Activity.CLUB, period="第二时段"),
        ],
        [served(MONDAY, "S1", "T1"), served(MONDAY, "C1", "T2")],
    )
    lines = settle(b.school(slots=(study, clubs)), made, SONGSHAN).lines
    assert [line.quantity for line in lines] == [100, 200]
