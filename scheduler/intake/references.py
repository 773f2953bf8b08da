"""Reads cells that name rows of other sheets."""

from scheduler.domain.grid import Window
from scheduler.domain.ids import StaffId
from scheduler.intake.bad import Bad
from scheduler.intake.fields import Fields
from scheduler.intake.findings import Findings
from scheduler.intake.known import Known
from scheduler.intake.periods import Periods
from scheduler.intake.spans import windows
from scheduler.intake.text import Raw, pieces


class References:
    """Resolves what one sheet says about another, reporting what it cannot."""

    def __init__(self, known: Known, periods: Periods, findings: Findings) -> None:
        self.known = known
        self.periods = periods
        self._findings = findings

    def staff(self, fields: Fields, column: str) -> tuple[StaffId, ...]:
        """The people of a list cell, sorted and without repetition."""
        found: set[StaffId] = set()
        for part in pieces(fields.raw(column)):
            person = self.person(part, fields, column)
            if person is not None:
                found.add(person)
        return tuple(sorted(found))

    def person(self, raw: Raw, fields: Fields, column: str) -> StaffId | None:
        """One person, by 工号 or by a name that only one person has."""
        person = self.known.staff.find(raw)
        if isinstance(person, Bad):
            self._findings.refuse(person, fields.origin, column)
            return None
        if self.known.staff.is_name(raw):
            fields.tell("staff_by_name", column, value=raw, wanted=person)
        return person

    def windows(self, fields: Fields, column: str) -> frozenset[Window]:
        """Time windows with their periods as the sheet 时段 spells them."""
        typed = fields.read(column, windows, frozenset[Window]())
        found: set[Window] = set()
        for window in typed:
            if window.period is None:
                found.add(window)
                continue
            spelled = self.periods.find(window.weekday, window.period)
            if spelled is None:
                fields.tell("period_unknown", column, value=window.period)
            else:
                found.add(Window(window.weekday, spelled))
        return frozenset(found)
