"""H09: 每周最多课时 per calendar week, make-up days included; 带班 counts nothing."""

from collections import Counter
from datetime import date

import pytest

from scheduler.domain.kinds import Activity, DayArrangement, PeriodKind, Post
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from tests import builders as b
from tests.check.schools import calendar_row
from tests.model import ask

DUTY_ONLY = b.staff("D1", frozenset({Post.DUTY}))
EVERY_DAY = tuple(b.slot(weekday) for weekday in range(1, 6))
SUNDAY = date(2026, 9, 20)


def week(*staff: object, make_up: bool = False, **changes: object) -> School:
    """One study group on five days from 14 September; Sunday the 20th is made up."""
    rows = (calendar_row(SUNDAY, DayArrangement.SCHOOL_DAY, 3),) if make_up else ()
    return ask.monday(
        *EVERY_DAY,
        **{
            "settings": ask.ruled(service_start=date(2026, 9, 14), service_end=SUNDAY),
            "calendar": rows,
            "staff": (*staff, DUTY_ONLY),
            **changes,
        },
    )


def loads(found: Plan) -> Counter[str]:
    return Counter(str(person) for _, person in ask.served(found, Activity.STUDY))


@pytest.mark.parametrize(("limit", "ends"), [(500, True), (499, False), (None, True)])
def test_h09_five_units_in_a_week(limit: int | None, ends: bool) -> None:
    school = week(b.staff("T1", weekly_max=limit))
    if ends:
        assert loads(ask.plan(school)) == {"T1": 5}
    else:
        assert ("教师", "A2") in ask.cells(ask.impossible(school))


@pytest.mark.parametrize(("limit", "ends"), [(600, True), (500, False)])
def test_h09_a_make_up_sunday_counts_in_the_week_before_it(
    limit: int, ends: bool
) -> None:
    school = week(b.staff("T1", weekly_max=limit), make_up=True)
    if ends:
        assert loads(ask.plan(school)) == {"T1": 6}
    else:
        ask.impossible(school)


def test_h09_a_make_up_day_is_carried_by_somebody_with_room() -> None:
    """The cycle gives T1 three days and T2 two; both are full with a sixth."""
    people = (b.staff("T1", weekly_max=300), b.staff("T2", weekly_max=300))
    found = ask.plan(week(*people, make_up=True))
    assert loads(found) == {"T1": 3, "T2": 3}
    assert len([day for day, _ in ask.served(found, Activity.STUDY)]) == 6


def test_h09_duty_counts_no_units() -> None:
    both = frozenset({Post.STUDY, Post.DUTY})
    people = (b.staff("T1", both, weekly_max=300), b.staff("T2", both, weekly_max=200))
    found = ask.plan(week(staff=people))
    assert loads(found) == {"T1": 3, "T2": 2}
    duty = Counter(str(person) for _, person in ask.served(found, Activity.DUTY))
    assert duty == {"T1": 2, "T2": 3}


def test_h09_units_are_those_of_the_period() -> None:
    long = tuple(b.slot(weekday, units=150) for weekday in range(1, 6))
    seven_and_a_half = week(b.staff("T1", weekly_max=750), slots=long)
    assert loads(ask.plan(seven_and_a_half)) == {"T1": 5}
    ask.impossible(week(b.staff("T1", weekly_max=749), slots=long))


@pytest.mark.parametrize(("limit", "opened"), [(100, True), (99, False), (0, False)])
def test_h09_a_leader_without_room_for_the_club(limit: int, opened: bool) -> None:
    staff = (b.staff("T1", weekly_max=limit), *ask.teachers(4)[1:])
    school = ask.monday(
        ask.CLUB, pupils=ask.pupils(2, ("合唱",)), clubs=(b.club(),), staff=staff
    )
    assert ask.club(ask.plan(school)).opened is opened


def test_h09_two_meetings_need_two_units() -> None:
    tuesday = b.slot(2, PeriodKind.CLUB, ask.CLUB.start, ask.CLUB.end)
    for limit, opened in ((200, True), (199, False)):
        staff = (b.staff("T1", weekly_max=limit), *ask.teachers(4)[1:])
        school = ask.monday(
            ask.CLUB,
            tuesday,
            settings=ask.ruled(service_end=ask.FRIDAY),
            pupils=ask.pupils(2, ("合唱",)),
            clubs=(b.club(meetings=2),),
            staff=staff,
        )
        assert ask.club(ask.plan(school)).opened is opened
