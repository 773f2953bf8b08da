"""What is picked, and where it is about to go; ids from the browser are checked."""

from dataclasses import dataclass
from datetime import date

from scheduler.domain.ids import PupilId, SessionId, StaffId
from scheduler.domain.plan import Session
from scheduler.pipeline.edits.table import Table

_STAFF, _SESSION, _PUPIL = "staff", "session", "pupil"
_BAR = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A person in a session, a session, or a pupil."""

    session: SessionId | None = None
    staff: StaffId | None = None
    pupil: PupilId | None = None


def staff_chip(session: SessionId, person: StaffId) -> str:
    """The id of a card: somebody who serves a session."""
    return _BAR.join((_STAFF, person, session))


def session_chip(session: SessionId) -> str:
    """The id of a card: a session."""
    return _BAR.join((_SESSION, session))


def pupil_chip(pupil: PupilId) -> str:
    """The id of a card: a pupil in a club."""
    return _BAR.join((_PUPIL, pupil))


def read_chip(table: Table, chip: str) -> Pick | None:
    """What a card is about; None for a card this plan does not have."""
    kind, _, rest = chip.partition(_BAR)
    if kind == _STAFF:
        person, _, session = rest.partition(_BAR)
        if SessionId(session) in table.sessions:
            return Pick(session=SessionId(session), staff=StaffId(person))
    if kind == _SESSION and SessionId(rest) in table.sessions:
        return Pick(session=SessionId(rest))
    if kind == _PUPIL and PupilId(rest) in table.pupils:
        return Pick(pupil=PupilId(rest))
    return None


def crew_on(
    table: Table, session: Session, day: date, *, dated: bool
) -> tuple[StaffId, ...]:
    """Who serves: on the date itself, or in the rotation of its week."""
    row = table.roster.get((day, session.id))
    if dated:
        return row.staff if row else ()
    return table.cycle.get((table.days[day].cycle_week, session.id), ())
