"""Absences as typed on the command line: ``T012:2026-10-12..2026-10-13``."""

from dataclasses import dataclass
from datetime import date

from scheduler.domain.ids import StaffId


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Whole days of absence of one person, both ends included."""

    staff: StaffId
    first: date
    last: date


def parse_absence(text: str) -> Absence:
    """Read ``工号:FROM..TO`` (or one day).

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
