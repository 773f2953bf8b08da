"""Edits as pins: what 固定安排 can hold, and what has to be done by hand again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.edits import Edit, Keep, Rehouse, Rejoin, Remeet, Restaff, Step
from scheduler.domain.ids import ClubName, RoomName, SessionId, StaffId
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import Session
from scheduler.pipeline.edits.table import Table

_PINNABLE = (Activity.STUDY, Activity.EVENING, Activity.CLUB)


@dataclass(frozen=True, slots=True, kw_only=True)
class PinRow:
    """A row of 固定安排 to be written; ``target`` is a class or a club."""

    weekday: int
    period: str
    target: str
    staff: tuple[StaffId, ...]
    room: RoomName | None


def pin_rows(table: Table, steps: Sequence[Step]) -> tuple[PinRow, ...]:
    """Pins that keep what the steps changed; ``table`` is the plan after them."""
    staff: set[SessionId] = set()
    rooms: set[SessionId] = set()
    meets: set[SessionId] = set()
    for edit in _edits(steps):
        match edit:
            case Keep():
                staff.add(edit.session)
                rooms.add(edit.session)
            case Restaff() if _pinnable(table, edit):
                staff.add(edit.session)
            case Rehouse():
                rooms.add(edit.session)
            case Remeet():
                meets.update(
                    row.id
                    for row in table.club_sessions(edit.club)
                    if (row.weekday, row.period) == (edit.new.weekday, edit.new.period)
                )
            case _:
                pass
    rows = []
    for session in table.plan.sessions:
        if session.id not in staff | rooms | meets:
            continue
        if session.activity not in _PINNABLE:
            continue
        crew = _crew(table, session) if session.id in staff else ()
        room = session.room if session.id in rooms else None
        rows.append(
            PinRow(
                weekday=session.weekday,
                period=session.period,
                target=session.club or session.classes[0],
                staff=crew,
                room=room,
            )
        )
    return tuple(rows)


def still_to_do(table: Table, steps: Iterable[Step]) -> Iterator[Step]:
    """Steps a plan made around the pins does not show yet, in today's terms."""
    for step in steps:
        left = tuple(edit for edit in step if not _is_done(table, edit))
        if left:
            yield tuple(_today(table, edit) for edit in left)


def _is_done(table: Table, edit: Edit) -> bool:
    match edit:
        case Keep():
            return True
        case Restaff(day=None):
            crews = [
                crew
                for (week, id), crew in table.cycle.items()
                if id == edit.session and edit.week in (None, week)
            ]
            return bool(crews) and all(edit.out not in crew for crew in crews)
        case Restaff(day=day):
            row = table.roster.get((day, edit.session)) if day else None
            return row is not None and edit.into in row.staff
        case Rehouse():
            session = table.sessions.get(edit.session)
            return session is not None and session.room == edit.room
        case Remeet():
            club = table.clubs.get(edit.club)
            return club is not None and edit.new in club.meets
        case Rejoin():
            held = _held(table, edit)
            return edit.joins in held if edit.joins else edit.leaves not in held


def _today(table: Table, edit: Edit) -> Edit:
    """A pupil leaves the club they hold now, whichever it was."""
    if not isinstance(edit, Rejoin) or edit.joins is None:
        return edit
    held = _held(table, edit)
    limit = table.school.settings.clubs_per_pupil
    if edit.leaves in held or len(held) < limit:
        leaves = edit.leaves if edit.leaves in held else None
        return Rejoin(pupil=edit.pupil, leaves=leaves, joins=edit.joins)
    return Rejoin(pupil=edit.pupil, leaves=held[0], joins=edit.joins)


def _held(table: Table, edit: Rejoin) -> list[ClubName]:
    return [row.club for row in table.plan.clubs if edit.pupil in row.members]


def _edits(steps: Iterable[Step]) -> Iterator[Edit]:
    for step in steps:
        yield from step


def _pinnable(table: Table, edit: Restaff) -> bool:
    session = table.sessions.get(edit.session)
    whole = edit.day is None and (
        edit.week is None or (session is not None and session.club is not None)
    )
    return whole and session is not None and bool(_crew(table, session))


def _crew(table: Table, session: Session) -> tuple[StaffId, ...]:
    """The people of a session when they are the same every week, else nobody."""
    crews = {crew for (_, id), crew in table.cycle.items() if id == session.id}
    return next(iter(crews)) if len(crews) == 1 else ()
