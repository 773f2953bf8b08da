"""Week grids of a class, a teacher, a room, a club, and the school's matrix."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from scheduler.domain.ids import ClassName, ClubName, RoomName, SessionId, StaffId
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import Session
from scheduler.export.views.index import PlanIndex, group_text
from scheduler.export.views.week import Card, Move, WeekGrid, week_grid
from scheduler.words import export as words


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One class; ``cells`` stand under the matrix's columns."""

    class_name: ClassName
    cells: tuple[tuple[Card, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The whole school: classes down, (weekday, period) across."""

    columns: tuple[tuple[int, str], ...]
    rows: tuple[MatrixRow, ...]


def class_week(index: PlanIndex, name: ClassName) -> WeekGrid:
    """A class's week; its pupils' clubs of one slot are one card of moves."""
    counts = index.class_counts[name]
    own_room = index.classes[name].room
    cards = []
    clubs: dict[tuple[object, ...], list[Session]] = defaultdict(list)
    for session_id, pupils in counts.items():
        session = index.sessions[session_id]
        if session.activity is Activity.CLUB:
            slot = (session.weekday, session.period, session.start, session.end)
            clubs[slot].append(session)
            continue
        others = tuple(other for other in session.classes if other != name)
        together = session.activity in (Activity.STUDY, Activity.EVENING) and others
        cards.append(
            _card(
                index,
                session,
                title=words.ACTIVITY_NAMES[session.activity],
                pupils=pupils,
                place=words.OWN_ROOM if session.room == own_room else None,
                note=words.merged_text(words.LIST_SEPARATOR.join(others))
                if together
                else "",
            )
        )
    cards.extend(_move_card(sessions, counts) for sessions in clubs.values())
    return week_grid(words.week_title(name), _class_subtitle(index, name), cards)


def teacher_week(index: PlanIndex, staff: StaffId) -> WeekGrid:
    """A teacher's typical week; cards say in which weeks of the cycle they hold."""
    cards = []
    for session_id, crews in index.crews.items():
        weeks = tuple(week for week, crew in enumerate(crews, start=1) if staff in crew)
        if weeks:
            session = index.sessions[session_id]
            every = len(weeks) == len(crews)
            cards.append(_card(index, session, weeks=() if every else weeks))
    title = words.teacher_title(index.staff[staff].name, staff)
    return week_grid(title, index.staff[staff].kind.value, cards)


def room_week(index: PlanIndex, name: RoomName) -> WeekGrid:
    """Everything that happens in a room."""
    cards = [
        _card(index, session) for session in index.plan.sessions if session.room == name
    ]
    rooms = {room.name: room for room in index.school.rooms}
    subtitle = words.room_subtitle(rooms[name].kind, rooms[name].capacity)
    return week_grid(words.room_title(name), subtitle, cards)


def club_week(index: PlanIndex, name: ClubName) -> WeekGrid:
    """A club's meetings."""
    cards = [
        _card(index, session) for session in index.plan.sessions if session.club == name
    ]
    members = len(index.clubs[name].members)
    return week_grid(words.week_title(name), words.count_text(members), cards)


def school_matrix(index: PlanIndex) -> Matrix:
    """All classes of the school against all periods of the week."""
    weeks = {row.name: class_week(index, row.name) for row in index.ordered_classes}
    starts: dict[tuple[int, str], tuple[time, time]] = {}
    for week in weeks.values():
        for card in week.cards:
            span = (card.start, card.end)
            column = (card.weekday, card.period)
            starts[column] = min(span, starts.get(column, span))
    columns = tuple(sorted(starts, key=lambda each: (each[0], starts[each], each[1])))
    return Matrix(
        columns=columns,
        rows=tuple(
            MatrixRow(
                class_name=name,
                cells=tuple(
                    tuple(
                        card
                        for card in week.cards
                        if (card.weekday, card.period) == column
                    )
                    for column in columns
                ),
            )
            for name, week in weeks.items()
        ),
    )


def session_title(session: Session) -> str:
    """A club's own name, else the activity."""
    return session.club or words.ACTIVITY_NAMES[session.activity]


def short_title(session: Session) -> str:
    """A club's own name, else the activity in two characters."""
    return session.club or words.SHORT_NAMES[session.activity]


def rotation(index: PlanIndex, session: SessionId) -> tuple[tuple[str, ...], ...]:
    """Names by cycle week, once when they never change."""
    weeks = tuple(index.people(crew) for crew in index.crews[session])
    return weeks[:1] if len(set(weeks)) == 1 else weeks


def _card(
    index: PlanIndex,
    session: Session,
    *,
    title: str | None = None,
    place: str | None = None,
    pupils: int | None = None,
    weeks: tuple[int, ...] = (),
    note: str = "",
) -> Card:
    return Card(
        weekday=session.weekday,
        period=session.period,
        start=session.start,
        end=session.end,
        activity=session.activity,
        title=title or session_title(session),
        place=place or session.room or "",
        group=group_text(index, session),
        note=note,
        pupils=len(session.pupils) if pupils is None else pupils,
        people=rotation(index, session.id),
        weeks=weeks,
        moves=(),
        sessions=(session.id,),
    )


def _move_card(sessions: list[Session], counts: Mapping[SessionId, int]) -> Card:
    first = sessions[0]
    moves = tuple(
        Move(club=session.club, room=session.room, pupils=counts[session.id])
        for session in sorted(sessions, key=lambda each: each.club or "")
        if session.club is not None
    )
    return Card(
        weekday=first.weekday,
        period=first.period,
        start=first.start,
        end=first.end,
        activity=Activity.CLUB,
        title=words.CLUB_MOVE,
        place="",
        group="",
        note="",
        pupils=sum(move.pupils for move in moves),
        people=((),),
        weeks=(),
        moves=moves,
        sessions=tuple(session.id for session in sessions),
    )


def _class_subtitle(index: PlanIndex, name: ClassName) -> str:
    row = index.classes[name]
    size = sum(pupil.class_name == name for pupil in index.school.pupils)
    head = "" if row.head_teacher is None else index.names[row.head_teacher]
    return words.class_subtitle(head, row.room, size)
