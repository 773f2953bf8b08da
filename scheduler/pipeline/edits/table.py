"""A plan laid on the table: looked up by identity, and replaced row by row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from scheduler.domain.days import ServiceDay
from scheduler.domain.edits import Patch
from scheduler.domain.ids import ClubName, PupilId, SessionId, StaffId
from scheduler.domain.kinds import Activity
from scheduler.domain.people import Pupil
from scheduler.domain.plan import (
    ClubPlan,
    Decided,
    Departure,
    Plan,
    RosterEntry,
    Session,
)
from scheduler.domain.school import School
from scheduler.termdays import service_days

Key = tuple[date, SessionId]


class CannotEdit(Exception):
    """The edit names something the plan does not have; the text is for the office."""


@dataclass(frozen=True)
class Table:
    """A school and one of its plans; ``school`` knows the absences of repairs."""

    school: School
    plan: Plan

    @cached_property
    def sessions(self) -> dict[SessionId, Session]:
        """Weekly sessions."""
        return {row.id: row for row in self.plan.sessions}

    @cached_property
    def clubs(self) -> dict[ClubName, ClubPlan]:
        """Decisions about clubs."""
        return {row.club: row for row in self.plan.clubs}

    @cached_property
    def roster(self) -> dict[Key, RosterEntry]:
        """Who serves on a date."""
        return {(row.day, row.session): row for row in self.plan.roster}

    @cached_property
    def dates(self) -> dict[SessionId, tuple[date, ...]]:
        """On which dates a session is held."""
        found: dict[SessionId, list[date]] = {}
        for row in self.plan.roster:
            found.setdefault(row.session, []).append(row.day)
        return {session: tuple(sorted(days)) for session, days in found.items()}

    @cached_property
    def cycle(self) -> dict[tuple[int, SessionId], tuple[StaffId, ...]]:
        """The rotation."""
        return {(row.week, row.session): row.staff for row in self.plan.cycle}

    @cached_property
    def departures(self) -> dict[Key, Departure]:
        """Dates that depart from the rotation."""
        return {(row.day, row.session): row for row in self.plan.departures}

    @cached_property
    def decided(self) -> dict[Key, Decided]:
        """Dates settled by hand."""
        return {(row.day, row.session): row for row in self.plan.decided}

    @cached_property
    def days(self) -> dict[date, ServiceDay]:
        """Service days of the term."""
        found = service_days(self.school.settings, self.school.calendar)
        return {row.day: row for row in found.days}

    @cached_property
    def pupils(self) -> dict[PupilId, Pupil]:
        """Pupils of the school."""
        return {row.id: row for row in self.school.pupils}

    @cached_property
    def _leaves(self) -> dict[StaffId, list[tuple[date, date]]]:
        found: dict[StaffId, list[tuple[date, date]]] = {}
        for leave in self.school.leaves:
            found.setdefault(leave.staff, []).append((leave.first, leave.last))
        return found

    def away(self, person: StaffId, day: date) -> bool:
        """Whether a person is on leave on a date."""
        spans = self._leaves.get(person, ())
        return any(first <= day <= last for first, last in spans)

    def club_sessions(self, club: ClubName) -> tuple[Session, ...]:
        """The weekly meetings of a club."""
        return tuple(
            row
            for row in self.plan.sessions
            if row.activity is Activity.CLUB and row.club == club
        )

    def over(self, patch: Patch) -> "Table":
        """The plan with a patch's rows in place of its own."""
        return Table(self.school, _over(self.plan, patch))


def _over(plan: Plan, patch: Patch) -> Plan:
    clubs = {row.club: row for row in patch.clubs}
    changed = {(row.day, row.session) for row in patch.roster}

    def stays(row: RosterEntry | Departure | Decided) -> bool:
        return (row.day, row.session) not in changed and row.session not in patch.gone

    sessions = {row.id: row for row in plan.sessions if row.id not in patch.gone}
    sessions |= {row.id: row for row in patch.sessions}
    cycle = {(r.week, r.session): r for r in plan.cycle if r.session not in patch.gone}
    cycle |= {(row.week, row.session): row for row in patch.cycle}
    order = {
        row.id: place
        for place, row in enumerate(
            sorted(
                sessions.values(), key=lambda r: (r.weekday, r.start, r.end, str(r.id))
            )
        )
    }
    return replace(
        plan,
        clubs=tuple(clubs.get(row.club, row) for row in plan.clubs),
        sessions=tuple(sorted(sessions.values(), key=lambda row: order[row.id])),
        cycle=tuple(
            sorted(cycle.values(), key=lambda row: (row.week, order[row.session]))
        ),
        roster=_dated(filter(stays, plan.roster), patch.roster, order),
        departures=tuple(
            sorted(
                (*filter(stays, plan.departures), *patch.departures),
                key=lambda row: (row.day, order[row.session]),
            )
        ),
        decided=tuple(
            sorted(
                (*filter(stays, plan.decided), *patch.decided),
                key=lambda row: (row.day, order[row.session]),
            )
        ),
    )


def _dated(
    kept: Iterable[RosterEntry],
    new: Iterable[RosterEntry],
    order: dict[SessionId, int],
) -> tuple[RosterEntry, ...]:
    return tuple(sorted((*kept, *new), key=lambda row: (row.day, order[row.session])))
