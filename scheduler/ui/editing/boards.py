"""The boards of a plan: people by period, rooms by period, clubs by week, pupils."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scheduler.domain.ids import ClassName, SessionId
from scheduler.domain.kinds import POST_OF, WEEKDAYS, Activity, PeriodKind, weekday_text
from scheduler.domain.plan import Session
from scheduler.export.views import PlanIndex
from scheduler.pipeline.edits.places import Place
from scheduler.pipeline.edits.table import Table
from scheduler.ui.editing.component import Cell, Chip, Head, Row, Spot
from scheduler.ui.editing.pick import (
    Pick,
    crew_on,
    pupil_chip,
    session_chip,
    staff_chip,
)
from scheduler.ui.editing.telling import obstacles, what
from scheduler.ui.html.style import HUES
from scheduler.words.ui import common as common_words
from scheduler.words.ui import editing as words

_GREY = -1
Board = tuple[str, tuple[Head, ...], tuple[Row, ...]]
Places = Mapping[tuple[str, str], Place]  # by row and column


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is drawn: the plan, what is picked, where it may go, what stays fixed.

    ``moving`` says a card is in the hand: rows keep their order then.
    """

    index: PlanIndex
    table: Table
    pick: Pick | None
    places: Places
    kept: frozenset[SessionId]
    moving: bool = False


def staff_board(look: Look, day: date, *, dated: bool) -> Board:
    """People down, the periods of a day across."""
    sessions = _of_weekday(look.table, look.table.days[day].weekday)
    columns = _periods(sessions)
    chips: dict[tuple[str, str], list[Chip]] = {}
    busy: dict[str, int] = {}
    for session in sessions:
        for person in crew_on(look.table, session, day, dated=dated):
            picked = look.pick is not None and (
                (look.pick.session, look.pick.staff) == (session.id, person)
            )
            busy[person] = busy.get(person, 0) + 1
            chips.setdefault((person, _column(session)), []).append(
                _chip(look, session, staff_chip(session.id, person), picked=picked)
            )
    posts = {POST_OF[session.activity] for session in sessions}
    people = [
        person
        for person in look.index.school.staff
        if person.posts & posts or person.id in busy
    ]
    rows = [
        _row(
            look,
            person.id,
            look.index.names[person.id],
            words.serving(busy.get(person.id, 0)),
            columns,
            chips,
        )
        for person in people
    ]
    rows.sort(key=lambda row: row.sub == words.FREE)
    return words.CORNER_TEACHER, columns, _lit_first(look, rows)


def room_board(look: Look, weekday: int) -> Board:
    """Rooms down, the periods of a weekday across."""
    sessions = [row for row in _of_weekday(look.table, weekday) if row.room is not None]
    columns = _periods(sessions)
    chips: dict[tuple[str, str], list[Chip]] = {}
    for session in sessions:
        chips.setdefault((str(session.room), _column(session)), []).append(
            _chip(look, session, session_chip(session.id), room=False)
        )
    rows = [
        _row(look, room.name, room.name, words.capacity(room.capacity), columns, chips)
        for room in look.index.school.rooms
    ]
    return words.CORNER_ROOM, columns, _lit_first(look, rows)


def club_board(look: Look) -> Board:
    """Open clubs down, the club periods of the week across."""
    periods = sorted(
        {
            (slot.weekday, slot.period)
            for slot in look.index.school.slots
            if slot.kind is PeriodKind.CLUB
        }
    )
    columns = tuple(
        Head(id=f"{day}/{name}", head=weekday_text(day), sub=name)
        for day, name in periods
    )
    chips: dict[tuple[str, str], list[Chip]] = {}
    for session in look.table.plan.sessions:
        if session.activity is Activity.CLUB and session.club is not None:
            column = f"{session.weekday}/{session.period}"
            chips.setdefault((session.club, column), []).append(
                _chip(look, session, session_chip(session.id), title=session.room or "")
            )
    most = {club.name: club.maximum for club in look.index.school.clubs}
    rows = [
        _row(
            look,
            club.club,
            club.club,
            words.members(len(club.members), most.get(club.club, 0)),
            columns,
            chips,
        )
        for club in look.table.plan.clubs
        if club.opened
    ]
    return words.CORNER_CLUB, columns, tuple(rows)


def class_board(look: Look, name: ClassName) -> Board:
    """A class's week: periods down, weekdays across."""
    columns = tuple(Head(id=str(day), head=weekday_text(day)) for day in WEEKDAYS)
    chips: dict[tuple[str, str], list[Chip]] = {}
    order: dict[str, int] = {}
    for session in look.table.plan.sessions:
        if name in session.classes:
            start = session.start.hour * 60 + session.start.minute
            order[session.period] = min(order.get(session.period, start), start)
            chips.setdefault((session.period, str(session.weekday)), []).append(
                _chip(look, session, session_chip(session.id))
            )
    rows = [
        _row(look, period, period, "", columns, chips)
        for period in sorted(order, key=order.__getitem__)
    ]
    return words.CORNER_PERIOD, columns, tuple(rows)


def pupil_board(look: Look, name: ClassName) -> Board:
    """Pupils of a class with wishes down, their wishes across, no club last."""
    pupils = [p for p in look.index.school.pupils if p.class_name == name and p.wishes]
    most = max((len(pupil.wishes) for pupil in pupils), default=0)
    columns = tuple(
        Head(id=str(rank), head=common_words.wish(rank)) for rank in range(1, most + 1)
    )
    columns = (*columns, Head(id="", head=words.NOT_IN_CLUB))
    held = {
        (pupil, club.club) for club in look.table.plan.clubs for pupil in club.members
    }
    hue = HUES[Activity.CLUB.value]
    rows = []
    for pupil in pupils:
        mine = [wish for wish in pupil.wishes if (pupil.id, wish) in held]
        cells = []
        for column in columns:
            rank = int(column.id or 0)
            wish = pupil.wishes[rank - 1] if 0 < rank <= len(pupil.wishes) else ""
            holds = wish in mine or (not column.id and not mine)
            chip = Chip(
                id=pupil_chip(pupil.id),
                title=wish or words.NOT_IN_CLUB,
                detail=words.HELD,
                hue=hue if wish else _GREY,
                picked=look.pick is not None and look.pick.pupil == pupil.id,
            )
            place = look.places.get((pupil.id, column.id))
            spot = None if place is None else _spot(look, place)
            if spot is None and wish and not holds:
                spot = Spot(state="", label=wish, why="")
            elif spot is not None and wish:
                spot = replace(spot, label=f"{wish} {spot.label}")
            cells.append(Cell(chips=(chip,) if holds else (), place=spot))
        rows.append(Row(id=pupil.id, head=pupil.name, sub=pupil.id, cells=tuple(cells)))
    return words.CORNER_PUPIL, columns, tuple(rows)


def _of_weekday(table: Table, weekday: int) -> list[Session]:
    return [row for row in table.plan.sessions if row.weekday == weekday]


def _periods(sessions: Sequence[Session]) -> tuple[Head, ...]:
    """Columns of a day; periods of one name but other times are columns apart."""
    found = {}
    for row in sorted(
        sessions, key=lambda row: (row.activity is Activity.DUTY, row.start, row.end)
    ):
        sub = f"{row.start:%H:%M}–{row.end:%H:%M}"
        found[_column(row)] = Head(id=_column(row), head=row.period, sub=sub)
    return tuple(found.values())


def _column(session: Session) -> str:
    return f"{session.period}/{session.start:%H%M}/{session.end:%H%M}"


def column_of(session: Session) -> str:
    """The column of a session on the boards of a day."""
    return _column(session)


def _chip(
    look: Look,
    session: Session,
    id: str,
    *,
    picked: bool | None = None,
    title: str | None = None,
    room: bool = True,
) -> Chip:
    if picked is None:
        picked = look.pick is not None and look.pick.session == session.id
    detail = [common_words.people(len(session.pupils))] if session.pupils else []
    if room and session.room and title is None:
        detail.append(session.room)
    return Chip(
        id=id,
        title=what(look.index, session) if title is None else title,
        detail="　".join(detail),
        hue=HUES[session.activity.value],
        picked=picked,
        kept=session.id in look.kept,
    )


def _row(
    look: Look,
    id: str,
    head: str,
    sub: str,
    columns: Sequence[Head],
    chips: Mapping[tuple[str, str], list[Chip]],
) -> Row:
    cells = []
    for column in columns:
        place = look.places.get((id, column.id))
        cells.append(
            Cell(
                chips=tuple(chips.get((id, column.id), ())),
                place=None if place is None else _spot(look, place),
            )
        )
    return Row(id=id, head=head, sub=sub, cells=tuple(cells))


def _spot(look: Look, place: Place) -> Spot:
    if place.legal:
        if place.other is not None:
            return Spot(state="swap", label=words.SWAP, why="")
        return Spot(state="ok", label=words.HERE, why="")
    told = obstacles(look.index, place.verdict)
    why = " ".join(f"{rule} {text}".strip() for rule, text in told)
    return Spot(state="no", label=words.WHY, why=why)


_ORDER = {"ok": 0, "swap": 1, "no": 3}


def _lit_first(look: Look, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The picked card's row, then where it may go; in the hand nothing moves."""
    if look.pick is None or look.moving:
        return tuple(rows)

    def rank(row: Row) -> int:
        if any(chip.picked for cell in row.cells for chip in cell.chips):
            return -1
        states = [cell.place.state for cell in row.cells if cell.place is not None]
        return min((_ORDER[state] for state in states), default=2)

    return tuple(sorted(rows, key=rank))
