"""H15: late minutes come back once, later, within four weeks, where it is legal."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from scheduler.domain.kinds import DayArrangement, Post, StaffKind
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from tests import builders as b
from tests.check.schools import calendar_row, leave
from tests.model import ask

DUTY_ONLY = b.staff("D1", frozenset({Post.DUTY}), kind=StaffKind.RETIRED)
PLAIN: Mapping[str, object] = MappingProxyType({})
FIRST = date(2026, 11, 2)  # a Monday; no statutory holiday until January


def late(
    *dates: date, rules: Mapping[str, object] = PLAIN, **changes: object
) -> School:
    """T1 alone studies 16:30 to 17:30 on some dates; 教师下班时间 is 17:00."""
    last = max(dates)
    held = {FIRST, *dates}
    days = [date.fromordinal(n) for n in range(FIRST.toordinal(), last.toordinal() + 1)]
    rows = [
        calendar_row(day, DayArrangement.NO_SERVICE) for day in days if day not in held
    ]
    rows += [
        calendar_row(day, DayArrangement.SCHOOL_DAY, 1)
        for day in sorted(held)
        if day.isoweekday() != 1
    ]
    term = {"service_start": FIRST, "term_start": FIRST}
    term |= {"service_end": last, "term_end": last}
    values: dict[str, Any] = {
        "settings": ask.ruled(**term, staff_off=time(17), **rules),
        "slots": (b.slot(start=time(16, 30), end=time(17, 30)),),
        "calendar": tuple(sorted(rows, key=lambda row: row.day)),
        "staff": (b.staff("T1", frozenset({Post.STUDY})), DUTY_ONLY),
        **changes,
    }
    return ask.monday(**values)


def given(found: Plan) -> list[tuple[date, str, int]]:
    return [(row.day, row.kind, row.minutes) for row in found.flex]


SECOND = date(2026, 11, 9)


def test_h15_half_an_hour_late_is_half_an_hour_later_in_the_morning() -> None:
    found = ask.plan(late(SECOND))
    assert given(found) == [(SECOND, "late_arrival", 30)]
    assert found.flex[0].earned_on == (FIRST,)
    assert any("30" in text for text in found.notices)  # earned on the last date


@pytest.mark.parametrize(
    ("rate", "minutes"), [("1", 30), ("0.5", 15), ("1.5", 45), ("0.33", 9)]
)
def test_h15_minutes_are_converted_and_rounded_down(rate: str, minutes: int) -> None:
    found = ask.plan(late(SECOND, rules={"flex_rate": Decimal(rate)}))
    assert given(found) == [(SECOND, "late_arrival", minutes)]


def test_h15_nothing_is_earned_by_nothing() -> None:
    assert given(ask.plan(late(SECOND, rules={"flex_rate": Decimal(0)}))) == []


@pytest.mark.parametrize(
    ("start", "minutes"), [(time(8), 0), (time(8, 29), 29), (time(8, 30), 30)]
)
def test_h15_never_during_a_lesson(start: time, minutes: int) -> None:
    lessons = (b.lesson("T1", 1, start, time(9)),)
    found = ask.plan(late(SECOND, lessons=lessons))
    assert sum(row.minutes for row in found.flex) == minutes


@pytest.mark.parametrize(
    ("day", "minutes"),
    [(date(2026, 11, 30), 30), (date(2026, 12, 1), 0)],
    ids=["28 days", "29 days"],
)
def test_h15_credit_is_used_within_four_weeks(day: date, minutes: int) -> None:
    found = ask.plan(late(day))
    assert sum(row.minutes for row in found.flex) == minutes


def test_h15_not_on_a_day_of_leave() -> None:
    staff = (
        b.staff("T1", frozenset({Post.STUDY})),
        b.staff("R1", frozenset({Post.STUDY}), kind=StaffKind.RETIRED),
        DUTY_ONLY,
    )
    school = late(SECOND, staff=staff, leaves=(leave("T1", SECOND),))
    assert given(ask.plan(school)) == []


def test_h15_only_for_the_schools_own_teachers() -> None:
    staff = (
        b.staff("R1", frozenset({Post.STUDY}), kind=StaffKind.RETIRED),
        DUTY_ONLY,
    )
    assert given(ask.plan(late(SECOND, staff=staff))) == []


def test_h15_service_that_ends_when_the_day_ends_earns_nothing() -> None:
    slots = (b.slot(start=time(16), end=time(17)),)
    assert given(ask.plan(late(SECOND, slots=slots))) == []
    later = (b.slot(start=time(16), end=time(17, 1)),)
    assert given(ask.plan(late(SECOND, slots=later))) == [(SECOND, "late_arrival", 1)]


def test_h15_duty_after_hours_earns_too() -> None:
    staff = (
        b.staff("R1", frozenset({Post.STUDY}), kind=StaffKind.RETIRED),
        b.staff("T1", frozenset({Post.DUTY})),
    )
    found = ask.plan(late(SECOND, staff=staff))
    assert given(found) == [(SECOND, "late_arrival", 30)]
