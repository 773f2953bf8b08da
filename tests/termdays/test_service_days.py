"""Service days of 2026: holidays, make-up days, 校历 over them, the cycle."""

import subprocess
import sys
from datetime import date

import pytest

from scheduler.domain.days import CalendarRow, TermDays
from scheduler.domain.kinds import DayArrangement
from scheduler.termdays import service_days
from tests.builders import origin, settings


def _row(
    day: date, arrangement: DayArrangement, follows: int | None = None
) -> CalendarRow:
    return CalendarRow(
        day=day,
        arrangement=arrangement,
        follows=follows,
        note="",
        origin=origin("校历"),
    )


def _days(first: date, last: date, *rows: CalendarRow, cycle: int = 1) -> TermDays:
    term = settings(service_start=first, service_end=last, cycle_weeks=cycle)
    return service_days(term, rows)


def _dates(term: TermDays) -> list[date]:
    return [day.day for day in term.days]


def test_a_plain_week_is_monday_to_friday() -> None:
    term = _days(date(2026, 9, 7), date(2026, 9, 13))
    assert _dates(term) == [date(2026, 9, n) for n in range(7, 12)]
    assert [day.weekday for day in term.days] == [1, 2, 3, 4, 5]
    assert term.notices == ()


def test_the_national_day_week_of_2026_has_no_service() -> None:
    term = _days(date(2026, 9, 28), date(2026, 10, 9))
    assert _dates(term) == [
        *(date(2026, 9, 28), date(2026, 9, 29), date(2026, 9, 30)),
        *(date(2026, 10, 8), date(2026, 10, 9)),
    ]


def test_a_make_up_day_without_a_weekday_has_no_service_and_says_so() -> None:
    for rows in (
        (),
        (_row(date(2026, 10, 10), DayArrangement.SCHOOL_DAY),),
    ):
        term = _days(date(2026, 10, 10), date(2026, 10, 12), *rows)
        assert _dates(term) == [date(2026, 10, 12)]
        assert len(term.notices) == 1
        assert "2026年10月10日" in term.notices[0]
        assert "按星期" in term.notices[0]


def test_a_make_up_day_follows_the_weekday_the_school_names() -> None:
    row = _row(date(2026, 10, 10), DayArrangement.SCHOOL_DAY, 3)
    term = _days(date(2026, 10, 10), date(2026, 10, 10), row)
    assert [(day.day, day.weekday) for day in term.days] == [(date(2026, 10, 10), 3)]
    assert term.notices == ()


@pytest.mark.parametrize(
    "arrangement", [DayArrangement.HOLIDAY, DayArrangement.NO_SERVICE]
)
def test_the_school_takes_days_away(arrangement: DayArrangement) -> None:
    row = _row(date(2026, 9, 9), arrangement, 3)
    term = _days(date(2026, 9, 7), date(2026, 9, 11), row)
    assert date(2026, 9, 9) not in _dates(term)
    assert len(term.days) == 4
    # A make-up day the school takes away needs no decision.
    off = _row(date(2026, 10, 10), arrangement)
    assert _days(date(2026, 10, 10), date(2026, 10, 10), off).notices == ()


def test_a_plain_weekend_day_needs_a_weekday_too() -> None:
    saturday = date(2026, 9, 12)
    term = _days(saturday, saturday, _row(saturday, DayArrangement.SCHOOL_DAY))
    assert term.days == ()
    assert "2026年9月12日" in term.notices[0]
    term = _days(saturday, saturday, _row(saturday, DayArrangement.SCHOOL_DAY, 5))
    assert [day.weekday for day in term.days] == [5]


def test_a_school_may_work_on_a_holiday_and_follow_another_day() -> None:
    day = date(2026, 9, 25)  # Mid-Autumn, a Friday
    assert _days(day, day).days == ()
    term = _days(day, day, _row(day, DayArrangement.SCHOOL_DAY))
    assert [entry.weekday for entry in term.days] == [5]
    term = _days(day, day, _row(day, DayArrangement.SCHOOL_DAY, 1))
    assert [entry.weekday for entry in term.days] == [1]


def test_a_year_without_a_notice_is_estimated_aloud() -> None:
    term = _days(date(2026, 12, 28), date(2027, 1, 8))
    assert date(2027, 1, 1) not in _dates(term)  # the statutory holiday itself
    assert date(2027, 1, 4) in _dates(term)
    assert len(term.notices) == 1
    assert term.notices[0].startswith("2027年放假安排尚未收录，按法定节假日推定")
    assert "请在校历中核对" in term.notices[0]


def test_cycle_weeks_count_calendar_weeks_from_the_first_one() -> None:
    # The service starts on a Tuesday; its week is week 0 all the same.
    row = _row(date(2026, 10, 10), DayArrangement.SCHOOL_DAY, 1)
    term = _days(date(2026, 9, 1), date(2026, 10, 16), row, cycle=2)
    weeks = {day.day: day.cycle_week for day in term.days}
    assert weeks[date(2026, 9, 1)] == weeks[date(2026, 9, 4)] == 0
    assert weeks[date(2026, 9, 7)] == weeks[date(2026, 9, 11)] == 1
    assert weeks[date(2026, 9, 14)] == 0
    # A holiday week counts although it has no service.
    assert weeks[date(2026, 10, 8)] == weeks[date(2026, 10, 10)] == 1
    assert weeks[date(2026, 10, 12)] == 0
    assert set(weeks.values()) == {0, 1}


def test_the_days_of_a_whole_term_are_in_order() -> None:
    days = _dates(_days(date(2026, 9, 1), date(2027, 1, 15)))
    assert days == sorted(set(days))
    assert len(days) == 92


def test_importing_the_package_stays_cheap() -> None:
    code = (
        "import sys, scheduler.termdays;"
        "sys.exit(bool({'pandas', 'openpyxl', 'ortools'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
