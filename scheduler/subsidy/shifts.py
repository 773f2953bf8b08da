"""Who served what on which date: the plan, or attendance where it was handed in."""

from dataclasses import dataclass
from datetime import date

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import Activity
from scheduler.domain.ledger import Basis
from scheduler.domain.plan import Plan, Session
from scheduler.domain.worked import Month, Worked, WorkedRow, WorkState, month_of
from scheduler.words import subsidy as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One person at one session on one date, who is to be paid for it."""

    staff: StaffId
    day: date
    session: Session
    basis: Basis
    replaces: StaffId | None = None


def sessions_of(plan: Plan, worked: Worked | None) -> dict[SessionId, Session]:
    """All sessions by id, those written by hand included."""
    extra = worked.extra if worked else ()
    return {session.id: session for session in (*plan.sessions, *extra)}


def group_of(session: Session) -> str:
    """The club, or the classes, a session is for; 带班 is for the whole school."""
    if session.activity is Activity.DUTY:
        return words.WHOLE_SCHOOL
    return session.club or "、".join(session.classes)


def shifts(plan: Plan, worked: Worked | None, month: Month | None) -> list[Shift]:
    """Every paid service of the term or month, by person, date, time, session.

    A month the school has accounted for is paid by its attendance rows alone.
    """
    sessions = sessions_of(plan, worked)
    accounted = worked.months if worked else frozenset[Month]()
    found = [
        Shift(
            staff=person,
            day=entry.day,
            session=sessions[entry.session],
            basis=Basis.PLANNED,
        )
        for entry in plan.roster
        if month_of(entry.day) not in accounted
        for person in entry.staff
    ]
    for row in worked.rows if worked else ():
        if row.paid is not None:
            found.append(_served(row, row.paid, sessions[row.session]))
    if month is not None:
        found = [shift for shift in found if month_of(shift.day) == month]
    return sorted(found, key=_order)


def _served(row: WorkedRow, paid: StaffId, session: Session) -> Shift:
    substituted = row.state is WorkState.SUBSTITUTED
    if substituted:
        basis = Basis.SUBSTITUTE
    else:
        basis = Basis.EXTRA if row.added else Basis.PRESENT
    return Shift(
        staff=paid,
        day=row.day,
        session=session,
        basis=basis,
        replaces=row.planned if substituted else None,
    )


def _order(shift: Shift) -> tuple[object, ...]:
    session = shift.session
    return (shift.staff, shift.day, session.start, session.end, session.id)
