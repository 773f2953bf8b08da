"""H14: the roster repeats, clubs keep leaders, and every departure has its cause."""

from collections import Counter
from datetime import date

import pytest

from scheduler.domain.kinds import Activity, DayArrangement, Post
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from tests import builders as b
from tests.check.schools import calendar_row, leave
from tests.model import ask

DUTY_ONLY = b.staff("D1", frozenset({Post.DUTY}))
STUDY_ONLY = frozenset({Post.STUDY})
MONDAYS = [date(2026, 9, 7), date(2026, 9, 14), date(2026, 9, 21), date(2026, 9, 28)]


def mondays(weeks: int = 2, **changes: object) -> School:
    """Four Mondays, one study group; T1 and T2 may take it."""
    return ask.monday(
        **{
            "settings": ask.ruled(
                cycle_weeks=weeks, service_end=MONDAYS[-1], term_end=MONDAYS[-1]
            ),
            "staff": (*ask.teachers(2, posts=STUDY_ONLY), DUTY_ONLY),
            **changes,
        }
    )


def study(found: Plan) -> list[str]:
    return [str(person) for _, person in ask.served(found, Activity.STUDY)]


@pytest.mark.parametrize("weeks", [1, 2, 4])
def test_h14_dates_repeat_the_cycle(weeks: int) -> None:
    found = ask.plan(mondays(weeks))
    rows = study(found)
    assert rows == [rows[number % weeks] for number in range(4)]
    assert found.departures == ()
    assert len({row.week for row in found.cycle}) == weeks


@pytest.mark.parametrize(("weeks", "even"), [(1, {0, 4}), (2, {2}), (4, {2})])
def test_h14_what_is_not_a_club_rotates(weeks: int, even: set[int]) -> None:
    counts = Counter(study(ask.plan(mondays(weeks))))
    assert {counts["T1"], counts["T2"]} == even


def test_h14_only_the_date_of_the_leave_departs() -> None:
    before = study(ask.plan(mondays()))
    away = before[2]
    found = ask.plan(mondays(leaves=(leave(away, MONDAYS[2]),)))
    [departure] = found.departures
    assert departure.day == MONDAYS[2]
    assert departure.planned == (away,)
    other = {"T1": "T2", "T2": "T1"}[away]
    assert departure.actual == (other,)
    assert study(found) == [*before[:2], other, before[3]]


def test_h14_a_leave_of_somebody_not_rostered_departs_from_nothing() -> None:
    before = study(ask.plan(mondays()))
    free = {"T1": "T2", "T2": "T1"}[before[0]]
    found = ask.plan(mondays(leaves=(leave(free, MONDAYS[0]),)))
    assert found.departures == ()
    assert study(found) == before


def test_h14_a_week_without_service_still_counts_in_the_cycle() -> None:
    """The third Monday has no service; the fourth is still an odd week."""
    rows = (calendar_row(MONDAYS[1], DayArrangement.NO_SERVICE),)
    found = ask.plan(mondays(calendar=rows))
    by_week = {row.week: row.staff for row in found.cycle if "study" in row.session}
    assert study(found) == [str(by_week[week][0]) for week in (0, 0, 1)]
    assert found.departures == ()


def test_h14_a_make_up_day_takes_the_roster_of_the_day_it_follows() -> None:
    sunday = date(2026, 9, 20)
    rows = (calendar_row(sunday, DayArrangement.SCHOOL_DAY, 1),)
    found = ask.plan(mondays(calendar=rows))
    served = dict(ask.served(found, Activity.STUDY))
    assert served[sunday] == served[MONDAYS[1]]


def test_h14_clubs_keep_their_leader_in_every_week() -> None:
    school = mondays(
        4,
        slots=(ask.CLUB,),
        pupils=ask.pupils(2, ("合唱",)),
        clubs=(b.club(candidates=("T1", "T2")),),
        staff=ask.teachers(4),
    )
    found = ask.plan(school)
    clubs = {row.id for row in ask.of(found, Activity.CLUB)}
    assert len({row.staff for row in found.cycle if row.session in clubs}) == 1
