"""H08: nobody serves when 不可用, in a daytime lesson or on leave."""

from datetime import date, time

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.kinds import Activity, Post
from scheduler.domain.people import Lesson
from tests import builders as b
from tests.check.schools import leave
from tests.model import ask

DUTY_ONLY = b.staff("D1", frozenset({Post.DUTY}))


@pytest.mark.parametrize(
    ("window", "comes"),
    [
        (Window(1), False),
        (Window(1, "作业辅导"), False),
        (Window(1, "社团"), True),
        (Window(2), True),
    ],
)
def test_h08_windows_of_the_week(window: Window, comes: bool) -> None:
    """Only T1 can study; D1 is on duty."""
    staff = (b.staff("T1", unavailable=frozenset({window})), DUTY_ONLY)
    school = ask.monday(ask.STUDY, staff=staff)
    if comes:
        assert ask.people(ask.plan(school), Activity.STUDY) == {"T1"}
    else:
        assert ("教师", "A2") in ask.cells(ask.impossible(school))


@pytest.mark.parametrize(
    ("lesson", "comes"),
    [
        (b.lesson("T1", 1, time(15), time(16)), True),
        (b.lesson("T1", 1, time(15), time(16, 1)), False),
        (b.lesson("T1", 1, time(17), time(18)), True),
        (b.lesson("T1", 1, time(16, 59), time(18)), False),
        (b.lesson("T1", 2, time(16), time(17)), True),
        (b.lesson("D1", 1, time(16), time(17)), False),
    ],
)
def test_h08_lessons(lesson: Lesson, comes: bool) -> None:
    school = ask.monday(staff=(b.staff("T1"), DUTY_ONLY), lessons=(lesson,))
    if comes:
        assert ask.people(ask.plan(school)) == {"T1", "D1"}
    else:
        ask.impossible(school)


@pytest.mark.parametrize(
    ("first", "last", "away"),
    [
        (date(2026, 9, 7), date(2026, 9, 7), {7}),
        (date(2026, 9, 7), date(2026, 9, 14), {7, 14}),
        (date(2026, 9, 8), date(2026, 9, 13), set()),
        (date(2026, 9, 8), date(2026, 9, 14), {14}),
    ],
)
def test_h08_leave_covers_both_its_ends(
    first: date, last: date, away: set[int]
) -> None:
    staff = (b.staff("T1"), b.staff("T2", frozenset({Post.STUDY})), DUTY_ONLY)
    school = ask.monday(
        settings=ask.ruled(service_end=date(2026, 9, 14)),
        staff=staff,
        leaves=(leave("T1", first, last),),
    )
    served = ask.served(ask.plan(school))
    assert not [day.day for day, person in served if person == "T1" and day.day in away]
    assert len(served) == 4


def test_h08_leave_shortage_is_told_with_its_cells() -> None:
    school = ask.monday(
        staff=(b.staff("T1"), DUTY_ONLY), leaves=(leave("T1", ask.MONDAY),)
    )
    end = ask.impossible(school)
    assert {("时段", "A2"), ("请假", "A2")} <= ask.cells(end)
