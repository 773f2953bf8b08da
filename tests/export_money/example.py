"""A school with every kind of staff, post, waiver and ceiling, by hand."""

from dataclasses import replace
from datetime import date, time, timedelta

from scheduler.domain.ids import ClassName, StaffId
from scheduler.domain.kinds import Activity, PayMethod, PeriodKind, Post, StaffKind
from scheduler.domain.offering import Institution
from scheduler.domain.origin import Origin
from scheduler.domain.people import Waiver, WaiverKind
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.money import fen
from tests import builders as b
from tests.subsidy.plans import plan, served, session

# 工号 that spreadsheets confuse: 001 and 1 and *, a formula, a number of ten digits.
STAFF = (
    ("001", StaffKind.OWN),
    ("1", StaffKind.OWN),
    ("*", StaffKind.OWN),
    ("=1+1", StaffKind.RETIRED),
    ("2026000001", StaffKind.PROFESSIONAL),
    (">0", StaffKind.OTHER_SCHOOL),
    ("V?", StaffKind.VOLUNTEER),
    ("N~1", StaffKind.STUDENT_TEACHER),
    ("X1", StaffKind.INSTITUTION),
    ("X2", StaffKind.INSTITUTION),
)
INSTITUTION = "晨光*体育"


def rate_origin(row: int) -> Origin:
    columns = (("标准", "C"), ("工分系数", "E"))
    return Origin(book="样例.xlsx", sheet="补助标准", row=row, columns=columns)


def school(method: PayMethod = PayMethod.RATE) -> School:
    evening = tuple(
        b.slot(day, PeriodKind.EVENING, time(18, 30), time(20, 0), units=150)
        for day in range(1, 6)
    )
    waivers = (
        Waiver(),
        Waiver(kind=WaiverKind.FULL),
        Waiver(kind=WaiverKind.HALF),
        Waiver(kind=WaiverKind.AMOUNT, amount=fen("80.55")),
        Waiver(kind=WaiverKind.AMOUNT, amount=fen(999)),
    )
    return b.school(
        settings=b.settings(
            fee=fen("299.99"),
            fiscal=fen("100.01"),
            other_income=fen("2000.30"),
            pay_method=method,
        ),
        slots=(
            *(replace(slot, units=50) for slot in b.week_grid() if slot.minutes == 30),
            *(slot for slot in b.week_grid() if slot.minutes == 60),
            *evening,
        ),
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        pupils=tuple(
            b.pupil(f"P{n}", "一年级1班" if n % 2 else "二年级1班", 1 + n % 2, waiver=w)
            for n, w in enumerate(waivers * 5)
        ),
        staff=tuple(
            b.staff(
                id,
                kind=kind,
                name=f"=教师{place}",
                institution=INSTITUTION if kind is StaffKind.INSTITUTION else "",
            )
            for place, (id, kind) in enumerate(STAFF)
        ),
        institutions=(
            Institution(
                name=INSTITUTION,
                academic=False,
                approved=True,
                rate=fen(150),
                origin=b.origin("机构名单"),
            ),
        ),
        rates=(
            b.rate(Post.STUDY, rate=fen("33.33"), origin=rate_origin(2)),
            b.rate(Post.CLUB, 60, monthly_cap=fen(100), origin=rate_origin(3)),
            # High enough for every bracket of the tax in September.
            b.rate(Post.CLUB, 9000, kind=StaffKind.PROFESSIONAL, origin=rate_origin(4)),
            b.rate(Post.CARE, rate=fen("33.33"), origin=rate_origin(5)),
            b.rate(Post.DUTY, 60, origin=rate_origin(6)),
            b.rate(Post.EVENING, 70, origin=rate_origin(7)),
        ),
    )


def made() -> Plan:
    """Ten Mondays over three months; everybody serves, one pair per club session."""
    sessions = [
        session("S1", Activity.STUDY),
        session("C1", Activity.CLUB),
        session("C2", Activity.CLUB),
        session("K1", Activity.CARE, classes=(ClassName("一年级1班"),)),
        session("E1", Activity.EVENING),
        session("D1", Activity.DUTY, classes=()),
        session("Z1", Activity.TUTORING, weekday=2),  # no rate row: a volunteer's is 0
    ]
    roster = []
    for week in range(10):
        day = date(2026, 9, 7) + timedelta(weeks=week)
        roster += [
            served(day, "S1", "001", "1", "=1+1", ">0", "V?"),
            served(day, "C1", "001", "2026000001", "N~1"),
            served(day, "C2", "X1", "X2"),
            served(day, "K1", "1", "001"),
            served(day, "E1", "1" if week % 2 else "001", "=1+1"),
            served(day, "D1", "*"),
            served(day + timedelta(days=1), "Z1", "V?"),
        ]
    # 001 and 1 cannot care until 18:30 and then be at evening study at 18:30: they can.
    return plan(sessions, roster)


def staff_ids() -> tuple[StaffId, ...]:
    return tuple(StaffId(id) for id, _ in STAFF)
