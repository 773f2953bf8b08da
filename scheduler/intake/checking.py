"""Runs every check on what was read."""

from scheduler.intake.checks.attending import check_attendance, check_waivers
from scheduler.intake.checks.keys import check_calendar_days, check_keys, check_rates
from scheduler.intake.checks.leading import Admission, check_leaders, check_staff
from scheduler.intake.checks.offers import check_clubs, check_homes, check_wishes
from scheduler.intake.checks.pinning import check_pins
from scheduler.intake.checks.term import check_dates, check_fee, check_term
from scheduler.intake.checks.timegrid import (
    check_classes,
    check_evenings,
    check_overlaps,
)
from scheduler.intake.findings import Findings
from scheduler.intake.policies import regime_of
from scheduler.intake.school import Reading
from scheduler.intake.tables import Table


def check_school(
    tables: dict[str, Table], reading: Reading | None, findings: Findings
) -> None:
    """Judge the whole input; without settings only the keys can be judged."""
    check_keys(tables, findings)
    if reading is None:
        return
    school = reading.school
    settings = school.settings
    regime = regime_of(settings)
    check_term(settings, findings)
    check_dates(settings, school.calendar, school.leaves, findings)
    check_calendar_days(school.calendar, findings)
    check_rates(school.rates, findings)
    check_overlaps(school.slots, findings)
    slots = school.slots if reading.grid_complete else ()
    check_classes(settings, school.classes, slots, findings)
    if regime is not None:
        check_fee(settings, regime, findings)
        check_evenings(school.slots, regime, findings)
    check_attendance(school.pupils, slots, regime, findings)
    check_waivers(school.pupils, settings, findings)
    admission = Admission(school.institutions, regime)
    check_staff(school.staff, admission, findings)
    check_leaders(school.clubs, school.staff, admission, findings)
    check_wishes(tables["学生"], school.pupils, school.clubs, findings)
    check_clubs(school.clubs, slots, school.rooms, findings)
    check_pins(school.pins, school.classes, school.clubs, slots, findings)
    check_homes(school.classes, school.pupils, school.rooms, findings)
