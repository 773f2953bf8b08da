"""Pupils who come to a club or leave it: their seats in the periods it meets."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from scheduler.domain.edits import Patch, Rehouse, Rejoin, Remeet
from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClassName, ClubName, PupilId, RoomName, SessionId
from scheduler.domain.kinds import Activity, PeriodKind, weekday_text
from scheduler.domain.plan import (
    ClubPlan,
    CycleEntry,
    Meeting,
    RosterEntry,
    Session,
)
from scheduler.pipeline.edits.table import CannotEdit, Table
from scheduler.words import edits as words

Sessions = dict[SessionId, Session]


def rehouse(table: Table, edit: Rehouse) -> Patch:
    """A group in another room.

    Raises:
        CannotEdit: the session is not there.
    """
    session = table.sessions.get(edit.session)
    if session is None:
        raise CannotEdit(words.no_session(edit.session))
    return Patch(sessions=(replace(session, room=edit.room),))


def rejoin(table: Table, edit: Rejoin) -> Patch:
    """A pupil leaves a club, joins another, or both.

    Where the club met the pupil sits with the class again, where the new one meets
    no longer.

    Raises:
        CannotEdit: the pupil does not hold the club, or a name is unknown.
    """
    pupil = table.pupils.get(edit.pupil)
    if pupil is None:
        raise CannotEdit(words.unknown(edit.pupil))
    sessions = dict(table.sessions)
    clubs: list[ClubPlan] = []
    if edit.leaves is not None:
        club = _club(table, edit.leaves)
        if edit.pupil not in club.members:
            raise CannotEdit(words.not_member(edit.pupil, edit.leaves))
        members = tuple(each for each in club.members if each != edit.pupil)
        clubs.append(replace(club, members=members))
        for meeting in table.club_sessions(edit.leaves):
            sessions[meeting.id] = _roll(
                table, meeting, set(meeting.pupils) - {edit.pupil}
            )
            _seat(table, sessions, edit.pupil, meeting)
    if edit.joins is not None:
        club = _club(table, edit.joins)
        clubs.append(replace(club, members=_sorted({*club.members, edit.pupil})))
        for meeting in table.club_sessions(edit.joins):
            _unseat(table, sessions, {edit.pupil}, meeting)
            sessions[meeting.id] = _roll(table, meeting, {*meeting.pupils, edit.pupil})
    return _patch(table, sessions, clubs)


def remeet(table: Table, edit: Remeet) -> Patch:
    """A club's meeting in another period: members, leaders and room go along.

    Raises:
        CannotEdit: the club does not meet there, or there is no club period.
    """
    club = _club(table, edit.club)
    if edit.new == edit.old:
        raise CannotEdit(words.same_meeting(edit.club, _meeting_text(edit.new)))
    old = next(
        (
            row
            for row in table.club_sessions(edit.club)
            if (row.weekday, row.period) == (edit.old.weekday, edit.old.period)
        ),
        None,
    )
    if old is None:
        raise CannotEdit(words.no_meeting(edit.club, _meeting_text(edit.old)))
    slot = _slot(table, club, edit.new)
    sessions = dict(table.sessions)
    del sessions[old.id]
    for pupil in old.pupils:
        _seat(table, sessions, pupil, old)
    id = SessionId(f"{slot.weekday}-{slot.start:%H%M}-club-{edit.club}")
    if id in sessions:  # meets there already: the audit says what is wrong with that
        id = SessionId(f"{id}-2")
    moved = replace(
        old,
        id=id,
        weekday=slot.weekday,
        period=slot.period,
        start=slot.start,
        end=slot.end,
    )
    _unseat(table, sessions, set(old.pupils), moved)
    sessions[id] = replace(moved, room=_room(table, sessions, moved))
    meets = tuple(
        sorted(
            (edit.new if meet == edit.old else meet for meet in club.meets),
            key=lambda meet: (meet.weekday, meet.period),
        )
    )
    weeks = sorted({week for week, name in table.cycle if name == old.id})
    dates = [day for day, row in table.days.items() if row.weekday == slot.weekday]
    patch = _patch(table, sessions, [replace(club, meets=meets)])
    return replace(
        patch,
        gone=patch.gone | {old.id},
        cycle=tuple(
            CycleEntry(week=week, session=id, staff=club.staff) for week in weeks
        ),
        roster=tuple(
            RosterEntry(day=day, session=id, staff=tuple(sorted(club.staff)))
            for day in dates
        ),
    )


def _patch(table: Table, sessions: Sessions, clubs: Iterable[ClubPlan]) -> Patch:
    return Patch(
        clubs=tuple(clubs),
        sessions=tuple(
            row for id, row in sessions.items() if table.sessions.get(id) != row
        ),
        gone=frozenset(table.sessions.keys() - sessions.keys()),
    )


def _club(table: Table, name: ClubName) -> ClubPlan:
    club = table.clubs.get(name)
    if club is None:
        raise CannotEdit(words.unknown(name))
    return club


def _slot(table: Table, club: ClubPlan, meeting: Meeting) -> Slot:
    """The club period of that name that suits most of the members."""
    grades = [table.pupils[pupil].grade for pupil in club.members]
    found = [
        slot
        for slot in table.school.slots
        if slot.kind is PeriodKind.CLUB
        and (slot.weekday, slot.period) == (meeting.weekday, meeting.period)
    ]
    if not found:
        raise CannotEdit(words.no_club_slot(_meeting_text(meeting)))
    return max(found, key=lambda slot: sum(grade in slot.grades for grade in grades))


def _seat(table: Table, sessions: Sessions, pupil: PupilId, slot: Session) -> None:
    """A seat with the class; else with a group of the grade that has room for one."""
    person = table.pupils[pupil]
    beside = [row for row in sessions.values() if _studies_beside(row, slot)]
    if any(pupil in row.pupils for row in beside):
        return
    own = [row for row in beside if person.class_name in row.classes]
    grade = {row.name for row in table.school.classes if row.grade == person.grade}
    others = [row for row in beside if set(row.classes) <= grade]
    size = table.school.settings.group_size
    fitting = [row for row in others if len(row.pupils) < size]
    for row in (*own, *sorted(fitting, key=lambda row: len(row.pupils))):
        sessions[row.id] = _roll(table, row, {*row.pupils, pupil})
        return


def _unseat(
    table: Table, sessions: Sessions, pupils: set[PupilId], slot: Session
) -> None:
    """No seat in the study groups of a period any more; an empty group is no group."""
    for row in list(sessions.values()):
        if _studies_beside(row, slot) and pupils & set(row.pupils):
            rest = set(row.pupils) - pupils
            if rest:
                sessions[row.id] = _roll(table, row, rest)
            else:
                del sessions[row.id]


def _studies_beside(row: Session, slot: Session) -> bool:
    return row.activity is Activity.STUDY and (
        (row.weekday, row.period, row.start, row.end)
        == (slot.weekday, slot.period, slot.start, slot.end)
    )


def _roll(table: Table, session: Session, pupils: Iterable[PupilId]) -> Session:
    """The session with another roll: its classes and posts follow."""
    roll = _sorted(pupils)
    present = {table.pupils[pupil].class_name for pupil in roll}
    order = {row.name: place for place, row in enumerate(table.school.classes)}
    classes: list[ClassName] = sorted(present, key=order.__getitem__)
    posts = max(1, ceil(len(roll) / table.school.settings.group_size))
    if session.club is not None:
        club = next(row for row in table.school.clubs if row.name == session.club)
        posts = max(posts, club.leaders)
    if session.classes and set(session.classes) == present:
        classes = list(session.classes)
    return replace(session, pupils=roll, classes=tuple(classes), posts=posts)


def _room(table: Table, sessions: Sessions, moved: Session) -> RoomName | None:
    """The same room where it is free then, else a free one of its kind."""
    rooms = {room.name: room for room in table.school.rooms}
    if moved.room is None or moved.room not in rooms:
        return moved.room
    here = rooms[moved.room]
    alike = [room for room in table.school.rooms if room.kind == here.kind]
    for room in (here, *sorted(alike, key=lambda room: (room.capacity, room.name))):
        beside = [
            row
            for row in sessions.values()
            if row.room == room.name
            and row.weekday == moved.weekday
            and row.start < moved.end
            and moved.start < row.end
        ]
        people = sum(len(row.pupils) for row in beside) + len(moved.pupils)
        if len(beside) < room.groups and people <= room.capacity:
            return room.name
    return moved.room


def _sorted(pupils: Iterable[PupilId]) -> tuple[PupilId, ...]:
    return tuple(sorted(pupils))


def _meeting_text(meeting: Meeting) -> str:
    return f"{weekday_text(meeting.weekday)}{meeting.period}"
