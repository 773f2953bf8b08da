"""Which dates have service, counted by the auditor for itself.

CONTRACT 1: without the sheet 校历 the statutory calendar holds; a row of the sheet
overrides it for its date; a make-up workday without 按星期 has no service.
"""

from datetime import date, timedelta

import holidays

from scheduler.domain.kinds import DayArrangement
from scheduler.domain.school import School

FRIDAY = 5


def service_dates(school: School) -> dict[date, int]:
    """Every date with service and the weekday (1-5) it follows."""
    settings = school.settings
    first, last = settings.service_start, settings.service_end
    days_off = holidays.country_holidays("CN", years=range(first.year, last.year + 1))
    rows = {row.day: row for row in school.calendar}
    found: dict[date, int] = {}
    day = first
    while day <= last:
        own = day.isoweekday()
        row = rows.get(day)
        if row is not None:
            if row.arrangement is DayArrangement.SCHOOL_DAY:
                follows = row.follows or (own if own <= FRIDAY else None)
                if follows is not None:
                    found[day] = follows
        elif own <= FRIDAY and day not in days_off:
            found[day] = own
        day += timedelta(days=1)
    return found


def undecided_workdays(school: School) -> tuple[date, ...]:
    """Statutory make-up workdays of the term whose 按星期 the school has not given."""
    settings = school.settings
    first, last = settings.service_start, settings.service_end
    statutory = holidays.country_holidays("CN", years=range(first.year, last.year + 1))
    decided = {
        row.day
        for row in school.calendar
        if row.follows or row.arrangement is not DayArrangement.SCHOOL_DAY
    }
    return tuple(
        sorted(
            day
            for day in statutory.weekend_workdays
            if first <= day <= last and day not in decided
        )
    )


def monday(day: date) -> date:
    """The Monday of a date's calendar week."""
    return day - timedelta(days=day.isoweekday() - 1)


def cycle_week(school: School, day: date) -> int:
    """The week of the cycle (from 0), counted from the Monday of 服务开始."""
    passed = (monday(day) - monday(school.settings.service_start)).days // 7
    return passed % school.settings.cycle_weeks
