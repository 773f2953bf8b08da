"""The statutory calendar of China, as far as its yearly notices are on record."""

from dataclasses import dataclass
from datetime import date

import holidays


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryCalendar:
    """Days off and make-up workdays of some years.

    ``estimated_years`` have no State Council notice on record: their days off are the
    bare statutory holidays and nothing is known about make-up workdays.
    """

    days_off: frozenset[date]
    make_up_workdays: frozenset[date]
    estimated_years: tuple[int, ...]


def statutory_calendar(first_year: int, last_year: int) -> StatutoryCalendar:
    """The calendar of all years from ``first_year`` to ``last_year``."""
    years = range(first_year, last_year + 1)
    china = holidays.country_holidays("CN", years=years)
    noticed: set[int] = set(china.special_public_holidays)
    return StatutoryCalendar(
        days_off=frozenset(china),
        make_up_workdays=frozenset(
            day for day in china.weekend_workdays if day.year in years
        ),
        estimated_years=tuple(year for year in years if year not in noticed),
    )
