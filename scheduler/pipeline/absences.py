"""Absences: as typed on the command line, and as leaves of the school."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from scheduler.domain.ids import StaffId
from scheduler.domain.people import Leave
from scheduler.domain.plan import Absence
from scheduler.domain.school import School
from scheduler.words import pipeline as words


def parse_absence(text: str) -> Absence:
    """Read ``工号:FROM..TO`` (or one day): ``T012:2026-10-12..2026-10-13``.

    Raises:
        ValueError: the text has another form, or ends before it begins.
    """
    staff, _, days = text.replace("：", ":").partition(":")
    first, _, last = days.partition("..")
    absence = Absence(
        staff=StaffId(staff.strip()),
        first=date.fromisoformat(first.strip()),
        last=date.fromisoformat((last or first).strip()),
    )
    if not absence.staff or absence.last < absence.first:
        raise ValueError(text)
    return absence


def with_absences(school: School, absences: Iterable[Absence]) -> School:
    """The school with absences as leaves, at the row of the person in 教师."""
    rows = {person.id: person.origin for person in school.staff}
    leaves = tuple(
        Leave(
            staff=absence.staff,
            first=absence.first,
            last=absence.last,
            reason=words.ABSENT,
            origin=rows[absence.staff],
        )
        for absence in absences
        if absence.staff in rows
    )
    return replace(school, leaves=(*school.leaves, *leaves))
