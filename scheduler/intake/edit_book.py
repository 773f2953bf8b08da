"""The timetable that comes back edited: what differs from the plan, cell by cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scheduler.domain.edits import Edit, Rehouse, Rejoin, Remeet, Restaff
from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId, RoomName, SessionId, StaffId
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.origin import Issue, Origin, Severity
from scheduler.domain.plan import ClubPlan, Meeting, Plan, Session
from scheduler.domain.school import School
from scheduler.intake import moments
from scheduler.intake.bad import Bad
from scheduler.intake.files import read_books
from scheduler.intake.findings import Findings
from scheduler.intake.grid import Sheet, letter
from scheduler.intake.spans import weekdays
from scheduler.intake.text import Raw, clean, header_key, identifier
from scheduler.words import edit_book as words

_HEADING_ROWS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCell:
    """An edit and the cell it was made in."""

    edit: Edit
    origin: Origin
    column: str


def read_edits(
    files: Sequence[Path], school: School, plan: Plan
) -> tuple[tuple[EditCell, ...], tuple[Issue, ...]]:
    """Every difference as an edit; what cannot be read is an issue at its cell."""
    findings = Findings()
    reader = _Reader(school, plan)
    found: list[EditCell] = []
    for book in read_books(files, findings):
        known = 0
        for sheet in book.sheets:
            rows = _rows(book.source.name, sheet)
            if rows is None:
                continue
            known += 1
            if sheet.name == words.ROSTER:
                found += reader.roster(rows)
            elif sheet.name == words.MEETINGS:
                found += reader.meetings(rows)
            else:
                found += reader.members(rows)
        if not known:
            origin = Origin(book=book.source.name, sheet="", row=0)
            reader.issues.append(edit_issue("edit_no_sheet", origin, ""))
    return tuple(found), (*findings.issues(), *reader.issues)


def edit_issue(code: str, origin: Origin, column: str, **facts: object) -> Issue:
    """A problem of an edited cell."""
    return Issue(
        code=code,
        severity=Severity.ERROR,
        book=origin.book,
        sheet=origin.sheet,
        cell=origin.cell(column) if origin.row else "",
        text=words.edit_text(code, facts),
        mend=words.edit_mend(code),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    origin: Origin
    cells: dict[str, Raw]

    def text(self, column: str) -> str:
        return clean(self.cells.get(column))

    def ids(self, column: str) -> tuple[str, ...]:
        text = self.text(column)
        for other in "，,；;\n":
            text = text.replace(other, words.LIST)
        parts = (identifier(part) for part in text.split(words.LIST))
        return tuple(dict.fromkeys(part for part in parts if part))


_COLUMNS = {
    words.ROSTER: words.ROSTER_COLUMNS,
    words.MEETINGS: words.MEETING_COLUMNS,
    words.MEMBERS: words.MEMBER_COLUMNS,
}


def _rows(book: str, sheet: Sheet) -> list[_Row] | None:
    """The rows under the heading; None for a sheet that is not one of ours."""
    wanted = _COLUMNS.get(sheet.name)
    if wanted is None:
        return None
    names = [name for name, _ in wanted]
    for number, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        keys = [header_key(cell) for cell in row]
        if words.SESSION not in keys and words.PUPIL not in keys:
            continue
        places = {name: keys.index(name) for name in names if name in keys}
        letters = tuple((name, letter(place)) for name, place in places.items())
        return [
            _Row(
                Origin(book=book, sheet=sheet.name, row=line + 1, columns=letters),
                {name: cells[place] for name, place in places.items()},
            )
            for line, cells in enumerate(sheet.rows)
            if line > number and any(cell is not None for cell in cells)
        ]
    return None


class _Reader:
    """Compares rows with the plan; collects issues."""

    def __init__(self, school: School, plan: Plan) -> None:
        self.issues: list[Issue] = []
        self._plan = plan
        self._school = school
        self._sessions = {row.id: row for row in plan.sessions}
        self._roster = {(row.day, row.session): row.staff for row in plan.roster}
        self._staff = {row.id for row in school.staff}
        self._rooms = {row.name for row in school.rooms}
        self._clubs = {row.club: row for row in plan.clubs if row.opened}
        self._held: dict[PupilId, list[ClubName]] = defaultdict(list)
        for club in self._clubs.values():
            for pupil in club.members:
                self._held[pupil].append(club.club)

    def _tell(self, code: str, row: _Row, column: str, **facts: object) -> None:
        self.issues.append(edit_issue(code, row.origin, column, **facts))

    def roster(self, rows: Sequence[_Row]) -> Iterator[EditCell]:
        """Changed people, as few edits as say it; changed rooms."""
        changes: dict[tuple[SessionId, StaffId, StaffId], dict[date, _Row]] = {}
        rooms: dict[SessionId, dict[str, _Row]] = defaultdict(dict)
        for row in rows:
            session = self._session(row)
            if session is None:
                continue
            room = row.text(words.ROOM)
            if room and room != (session.room or ""):
                rooms[session.id].setdefault(room, row)
            day = moments.day(row.cells.get(words.DAY))
            if isinstance(day, Bad) or (day, session.id) not in self._roster:
                value = row.text(words.DAY)
                self._tell("edit_day", row, words.DAY, value=value)
                continue
            for out, into in self._exchanged(row, self._roster[day, session.id]):
                changes.setdefault((session.id, out, into), {})[day] = row
        for (id, out, into), dates in changes.items():
            yield from self._shortest(id, out, into, dates)
        for id, wanted in rooms.items():
            yield from self._room(id, wanted)

    def _session(self, row: _Row) -> Session | None:
        id = row.text(words.SESSION)
        session = self._sessions.get(SessionId(id))
        if session is None:
            self._tell("edit_session", row, words.SESSION, value=id)
        return session

    def _exchanged(
        self, row: _Row, before: tuple[StaffId, ...], column: str = words.STAFF
    ) -> list[tuple[StaffId, StaffId]]:
        typed = row.ids(column)
        unknown = [id for id in typed if id not in self._staff]
        for id in unknown:
            self._tell("edit_staff", row, column, value=id)
        if unknown:
            return []
        after = [StaffId(id) for id in typed]
        if len(after) != len(before):
            self._tell("edit_count", row, column, wanted=len(before), count=len(after))
            return []
        gone = [id for id in before if id not in after]
        new = [id for id in after if id not in before]
        return list(zip(gone, new, strict=True))

    def _shortest(
        self, id: SessionId, out: StaffId, into: StaffId, dates: dict[date, _Row]
    ) -> Iterator[EditCell]:
        """The whole term when every date of the person is changed; else each date."""
        all_dates = {
            day
            for (day, session), staff in self._roster.items()
            if session == id and out in staff
        }
        first = next(iter(dates.values()))
        if len(all_dates) > 1 and all_dates == set(dates):
            edit = Restaff(session=id, out=out, into=into)
            yield EditCell(edit=edit, origin=first.origin, column=words.STAFF)
            return
        for day, row in dates.items():
            edit = Restaff(session=id, out=out, into=into, day=day)
            yield EditCell(edit=edit, origin=row.origin, column=words.STAFF)

    def _room(self, id: SessionId, wanted: dict[str, _Row]) -> Iterator[EditCell]:
        row = next(iter(wanted.values()))
        if len(wanted) > 1:
            self._tell("edit_two_rooms", row, words.ROOM)
            return
        name = RoomName(next(iter(wanted)))
        if name not in self._rooms:
            self._tell("edit_room", row, words.ROOM, value=name)
            return
        edit = Rehouse(session=id, room=name)
        yield EditCell(edit=edit, origin=row.origin, column=words.ROOM)

    def meetings(self, rows: Sequence[_Row]) -> Iterator[EditCell]:
        """Clubs with another time or other leaders."""
        told: set[ClubName] = set()
        for row in rows:
            session = self._session(row)
            club = self._clubs.get(session.club) if session and session.club else None
            if session is None or club is None:
                continue
            yield from self._meeting(row, session, club)
            if club.club not in told:
                for out, into in self._exchanged(row, club.staff, words.LEADERS):
                    told.add(club.club)
                    yield EditCell(
                        edit=Restaff(session=session.id, out=out, into=into),
                        origin=row.origin,
                        column=words.LEADERS,
                    )

    def _meeting(
        self, row: _Row, session: Session, club: ClubPlan
    ) -> Iterator[EditCell]:
        days = weekdays(row.cells.get(words.WEEKDAY))
        period = row.text(words.PERIOD)
        typed = f"{row.text(words.WEEKDAY)}{period}"
        if isinstance(days, Bad) or len(days) != 1:
            self._tell("edit_meeting", row, words.WEEKDAY, value=typed)
            return
        new = Meeting(weekday=next(iter(days)), period=period)
        old = Meeting(weekday=session.weekday, period=session.period)
        if new == old:
            return
        if not any(_is(slot, new) for slot in self._school.slots):
            self._tell("edit_meeting", row, words.WEEKDAY, value=typed)
            return
        yield EditCell(
            edit=Remeet(club=club.club, old=old, new=new),
            origin=row.origin,
            column=words.WEEKDAY,
        )

    def members(self, rows: Sequence[_Row]) -> Iterator[EditCell]:
        """Pupils with other clubs."""
        known = {row.id for row in self._school.pupils}
        for row in rows:
            pupil = PupilId(identifier(row.cells.get(words.PUPIL)))
            if pupil not in known:
                self._tell("edit_pupil", row, words.PUPIL, value=pupil)
                continue
            after = [ClubName(name) for name in row.ids(words.HELD)]
            unknown = [name for name in after if name not in self._clubs]
            for name in unknown:
                self._tell("edit_club", row, words.HELD, value=name)
            if unknown:
                continue
            before = self._held.get(pupil, [])
            gone = [name for name in before if name not in after]
            new = [name for name in after if name not in before]
            for place in range(max(len(gone), len(new))):
                yield EditCell(
                    edit=Rejoin(
                        pupil=pupil,
                        leaves=gone[place] if place < len(gone) else None,
                        joins=new[place] if place < len(new) else None,
                    ),
                    origin=row.origin,
                    column=words.HELD,
                )


def _is(slot: Slot, meeting: Meeting) -> bool:
    return slot.kind is PeriodKind.CLUB and (
        (slot.weekday, slot.period) == (meeting.weekday, meeting.period)
    )
