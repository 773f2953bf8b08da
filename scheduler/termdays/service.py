"""Service days of a term: the statutory calendar with the school's 校历 over it."""

from datetime import date, timedelta

from scheduler.domain.days import CalendarRow, ServiceDay, TermDays
from scheduler.domain.kinds import DayArrangement
from scheduler.domain.settings import Settings
from scheduler.termdays.statutory import StatutoryCalendar, statutory_calendar
from scheduler.words import termdays as words

_SATURDAY = 6


def service_days(settings: Settings, calendar: tuple[CalendarRow, ...]) -> TermDays:
    """All service days from 服务开始 to 服务结束, and what the school must decide.

    Monday to Friday without statutory holidays, then 校历: 放假 and 停课 take a day
    away, 上课 gives one back. A weekend day has service only when 校历 names the
    weekday it follows; otherwise a notice says so (CONTRACT, section 1).
    """
    first, last = settings.service_start, settings.service_end
    statutory = statutory_calendar(first.year, last.year)
    rows = {row.day: row for row in calendar}
    days: list[ServiceDay] = []
    notices = [words.year_estimated(year) for year in statutory.estimated_years]
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        weekday, notice = _followed_weekday(day, rows.get(day), statutory)
        if notice is not None:
            notices.append(notice)
        if weekday is not None:
            days.append(
                ServiceDay(
                    day=day, weekday=weekday, cycle_week=_cycle_week(day, settings)
                )
            )
    return TermDays(days=tuple(days), notices=tuple(notices))


def _followed_weekday(
    day: date, row: CalendarRow | None, statutory: StatutoryCalendar
) -> tuple[int | None, str | None]:
    """The weekday whose grid a day follows, if it has service, and a notice."""
    weekend = day.isoweekday() >= _SATURDAY
    if row is None:
        if day in statutory.make_up_workdays:
            return None, words.make_up_day_undecided(day)
        if weekend or day in statutory.days_off:
            return None, None
        return day.isoweekday(), None
    if row.arrangement is not DayArrangement.SCHOOL_DAY:
        return None, None
    if row.follows is not None:
        return row.follows, None
    if day in statutory.make_up_workdays:
        return None, words.make_up_day_undecided(day)
    if weekend:
        return None, words.weekend_school_day_undecided(day)
    return day.isoweekday(), None


def _cycle_week(day: date, settings: Settings) -> int:
    start = settings.service_start
    monday_of_start = start - timedelta(days=start.weekday())
    return (day - monday_of_start).days // 7 % settings.cycle_weeks
