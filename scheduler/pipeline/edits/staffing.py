"""Somebody else serves: the rows of the roster and of the rotation that change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from scheduler.domain.edits import Patch, Restaff
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import (
    ClubPlan,
    CycleEntry,
    Decided,
    Departure,
    RosterEntry,
    Session,
)
from scheduler.pipeline.edits.table import CannotEdit, Table
from scheduler.words import edits as words
from scheduler.words import plan as plan_words

Crew = tuple[StaffId, ...]


def restaff(table: Table, edit: Restaff) -> Patch:
    """The patch of an edit.

    Raises:
        CannotEdit: the session, or the person who is to be replaced, is not there.
    """
    session = table.sessions.get(edit.session)
    if session is None:
        raise CannotEdit(words.no_session(edit.session))
    if all(person.id != edit.into for person in table.school.staff):
        raise CannotEdit(words.unknown(edit.into))
    if edit.day is not None:
        return _on_date(table, session, edit, edit.day)
    return _in_cycle(table, session, edit)


def _on_date(table: Table, session: Session, edit: Restaff, day: date) -> Patch:
    row = table.roster.get((day, session.id))
    if row is None or edit.out not in row.staff:
        raise CannotEdit(words.not_serving(edit.out, session.id))
    staff = _exchanged(row.staff, edit.out, edit.into)
    planned = table.cycle[table.days[day].cycle_week, session.id]
    reason = words.HAND
    if table.away(edit.out, day):
        reason = plan_words.departure_leave(edit.out)
    new = RosterEntry(day=day, session=session.id, staff=staff)
    if set(staff) == set(planned):  # back to the rotation: nothing to decide
        return Patch(roster=(new,))
    return Patch(
        roster=(new,),
        departures=(
            Departure(
                day=day,
                session=session.id,
                planned=planned,
                actual=staff,
                reason=reason,
            ),
        ),
        decided=(Decided(day=day, session=session.id, staff=staff),),
    )


def _in_cycle(table: Table, session: Session, edit: Restaff) -> Patch:
    club = session.club if session.activity is Activity.CLUB else None
    whole = edit.week is None or club is not None
    sessions = (session,) if club is None else table.club_sessions(club)
    ids = {row.id for row in sessions}
    cycle = {
        (week, id): _exchanged(staff, edit.out, edit.into)
        for (week, id), staff in table.cycle.items()
        if id in ids and (whole or week == edit.week) and edit.out in staff
    }
    if not cycle:
        raise CannotEdit(words.not_serving(edit.out, session.id))
    clubs: tuple[ClubPlan, ...] = ()
    if club is not None:
        row = table.clubs[club]
        clubs = (replace(row, staff=_exchanged(row.staff, edit.out, edit.into)),)
    dates = ((day, id) for id in ids for day in table.dates.get(id, ()))
    return _follow(table, cycle, dates, edit, clubs=clubs)


def _follow(
    table: Table,
    cycle: dict[tuple[int, SessionId], Crew],
    dates: Iterable[tuple[date, SessionId]],
    edit: Restaff,
    *,
    clubs: tuple[ClubPlan, ...] = (),
) -> Patch:
    """The dates of a changed rotation: each follows it unless leave or a hand forbids.

    A date settled by hand stays as it is; on a date the new person is away, whoever
    serves now goes on.
    """
    roster: list[RosterEntry] = []
    departures: list[Departure] = []
    decided: list[Decided] = []
    for day, id in dates:
        week = table.days[day].cycle_week
        planned = cycle.get((week, id))
        if planned is None:
            continue
        kept = table.decided.get((day, id))
        actual = table.roster[day, id].staff
        if kept is None and not table.away(edit.into, day):
            actual = _taken_over(actual, table.cycle[week, id], edit)
        roster.append(RosterEntry(day=day, session=id, staff=actual))
        if kept is not None:
            decided.append(kept)
        if set(actual) != set(planned):
            before = table.departures.get((day, id))
            departures.append(
                Departure(
                    day=day,
                    session=id,
                    planned=planned,
                    actual=actual,
                    reason=plan_words.departure_leave(edit.into)
                    if before is None
                    else before.reason,
                )
            )
    return Patch(
        clubs=clubs,
        cycle=tuple(
            CycleEntry(week=week, session=id, staff=staff)
            for (week, id), staff in cycle.items()
        ),
        roster=tuple(roster),
        departures=tuple(departures),
        decided=tuple(decided),
    )


def _taken_over(actual: Crew, planned: Crew, edit: Restaff) -> Crew:
    """The new person comes for the old one, or for the old one's stand-in."""
    if edit.out in actual:
        return _exchanged(actual, edit.out, edit.into)
    stand_ins = [person for person in actual if person not in planned]
    missing = [person for person in planned if person not in actual]
    if missing == [edit.out] and len(stand_ins) == 1:
        return _exchanged(actual, stand_ins[0], edit.into)
    return actual


def _exchanged(staff: Crew, out: StaffId, into: StaffId) -> Crew:
    return tuple(sorted(into if person == out else person for person in staff))
