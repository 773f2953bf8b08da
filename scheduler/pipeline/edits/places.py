"""Everywhere something can be put, legal or not, the best places first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from scheduler.domain.edits import Edit, Rehouse, Rejoin, Remeet, Restaff, Step
from scheduler.domain.ids import ClubName, PupilId, RoomName, SessionId, StaffId
from scheduler.domain.kinds import Activity, PeriodKind, StaffKind
from scheduler.domain.people import Staff
from scheduler.domain.plan import Meeting, Session
from scheduler.pipeline.edits.desk import Desk, Verdict
from scheduler.pipeline.edits.table import Table

_RULED_OUT = frozenset({"H07", "H10", "H19"})  # no exchange makes anybody fit for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """For how long: one date, one week of the cycle (from 0), or the whole term."""

    day: date | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A person, room, meeting or club something could go to.

    ``other`` is the session that comes back in exchange; ``load`` the person's units
    of the term so far, in hundredths; ``familiar`` that they teach the class.
    """

    step: Step
    verdict: Verdict
    staff: StaffId | None = None
    room: RoomName | None = None
    meeting: Meeting | None = None
    club: ClubName | None = None
    other: SessionId | None = None
    load: int = 0
    familiar: bool = False

    @property
    def legal(self) -> bool:
        """Whether it may be taken."""
        return self.verdict.legal


def staff_places(
    desk: Desk, session: Session, out: StaffId, span: Span, *, exchanges: bool = True
) -> tuple[Place, ...]:
    """Who could serve instead, the most suitable first; then who could not, and why.

    Somebody who serves elsewhere at that time is offered an exchange, or left out.
    """
    table = desk.table
    loads, teachers = term_loads(table), _teachers(table, session)
    found = []
    serving = _serving(table, session, span)
    for person in table.school.staff:
        if person.id == out or person.id in serving:
            continue
        step: Step = (_restaff(session.id, out, person.id, span),)
        back = _exchange(table, session, out, person, span)
        if back and not exchanges:
            continue
        verdict, other = desk.judge(step), None
        if back and not verdict.legal and not _RULED_OUT & _rules(verdict):
            swapped = desk.judge((*step, *back[1]))
            if swapped.legal or not _is_clash(swapped):
                step, verdict, other = (*step, *back[1]), swapped, back[0]
        found.append(
            Place(
                step=step,
                verdict=verdict,
                staff=person.id,
                other=other,
                load=loads[person.id],
                familiar=person.id in teachers,
            )
        )
    own = {p.id for p in table.school.staff if p.kind is StaffKind.OWN}
    return tuple(
        sorted(
            found,
            key=lambda place: (
                not place.legal,
                place.other is not None,
                not place.familiar,
                place.staff not in own,
                place.load,
                place.staff or "",
            ),
        )
    )


def room_places(desk: Desk, session: Session) -> tuple[Place, ...]:
    """Rooms, free ones first; a room in use is offered in exchange."""
    table = desk.table
    found = []
    for room in table.school.rooms:
        if room.name == session.room:
            continue
        step: Step = (Rehouse(session=session.id, room=room.name),)
        verdict, other = desk.judge(step), None
        if not verdict.legal and session.room is not None:
            beside = [
                row
                for row in table.plan.sessions
                if row.room == room.name and _overlap(row, session)
            ]
            if len(beside) == 1:
                both = (*step, Rehouse(session=beside[0].id, room=session.room))
                swapped = desk.judge(both)
                if swapped.legal:
                    step, verdict, other = both, swapped, beside[0].id
        found.append(Place(step=step, verdict=verdict, room=room.name, other=other))
    return tuple(
        sorted(found, key=lambda p: (not p.legal, p.other is not None, p.room or ""))
    )


def meeting_places(desk: Desk, session: Session) -> tuple[Place, ...]:
    """Other club periods of the week for a club's meeting."""
    if session.club is None or session.activity is not Activity.CLUB:
        return ()
    old = Meeting(weekday=session.weekday, period=session.period)
    periods = {
        (slot.weekday, slot.period)
        for slot in desk.table.school.slots
        if slot.kind is PeriodKind.CLUB
    }
    meetings = [Meeting(weekday=day, period=name) for day, name in sorted(periods)]
    held = desk.table.clubs[session.club].meets
    return tuple(
        Place(step=step, verdict=desk.judge(step), meeting=meeting)
        for meeting in meetings
        if meeting not in held
        for step in [(Remeet(club=session.club, old=old, new=meeting),)]
    )


def club_places(desk: Desk, pupil: PupilId) -> tuple[Place, ...]:
    """The clubs a pupil listed, in order; last, no club at all."""
    table = desk.table
    person = table.pupils[pupil]
    held = [club.club for club in table.plan.clubs if pupil in club.members]
    full = len(held) >= table.school.settings.clubs_per_pupil
    leaving: Iterable[ClubName | None] = held if full and held else (None,)
    found = []
    for wish in person.wishes:
        if wish in held:
            continue
        for leaves in leaving:
            step = (Rejoin(pupil=pupil, leaves=leaves, joins=wish),)
            found.append(Place(step=step, verdict=desk.judge(step), club=wish))
    for leaves in held:
        step = (Rejoin(pupil=pupil, leaves=leaves, joins=None),)
        found.append(Place(step=step, verdict=desk.judge(step), club=None))
    return tuple(found)


def term_loads(table: Table) -> Counter[StaffId]:
    """Units of the term by person, in hundredths; 带班 counts none."""
    units = {
        (slot.weekday, slot.period, slot.start, slot.end): slot.units
        for slot in table.school.slots
    }
    of = {
        row.id: units.get((row.weekday, row.period, row.start, row.end), 0)
        for row in table.plan.sessions
    }
    loads: Counter[StaffId] = Counter()
    for row in table.plan.roster:
        for person in row.staff:
            loads[person] += of[row.session]
    return loads


def _teachers(table: Table, session: Session) -> set[StaffId]:
    """Who teaches a class of the session, or may lead its club."""
    if session.club is not None:
        club = next(r for r in table.school.clubs if r.name == session.club)
        return set(club.candidates)
    return {
        person
        for row in table.school.classes
        if row.name in session.classes
        for person in (*row.teachers, row.head_teacher)
        if person is not None
    }


def _restaff(session: SessionId, out: StaffId, into: StaffId, span: Span) -> Edit:
    return Restaff(session=session, out=out, into=into, day=span.day, week=span.week)


def _serving(table: Table, session: Session, span: Span) -> set[StaffId]:
    if span.day is not None:
        row = table.roster.get((span.day, session.id))
        return set(row.staff) if row else set()
    crews = [
        crew
        for (week, id), crew in table.cycle.items()
        if id == session.id and span.week in (None, week)
    ]
    return set.intersection(*map(set, crews)) if crews else set()


def _exchange(
    table: Table, session: Session, out: StaffId, person: Staff, span: Span
) -> tuple[SessionId, Step] | None:
    """What the person does at that time, given to whom they relieve."""
    back: dict[tuple[SessionId, int | None], Edit] = {}
    for id, week in _busy(table, session, person.id, span):
        back[id, week] = Restaff(
            session=id, out=person.id, into=out, day=span.day, week=week
        )
    if not back:
        return None
    return next(iter(back))[0], tuple(back.values())


def _busy(
    table: Table, session: Session, person: StaffId, span: Span
) -> Iterator[tuple[SessionId, int | None]]:
    if span.day is not None:
        for other in table.plan.sessions:
            row = table.roster.get((span.day, other.id))
            if row and person in row.staff and _overlap(other, session):
                yield other.id, None
        return
    for (week, id), crew in table.cycle.items():
        if span.week not in (None, week) or person not in crew:
            continue
        if _overlap(table.sessions[id], session):
            yield id, week


def _overlap(one: Session, other: Session) -> bool:
    return (
        one.id != other.id
        and one.weekday == other.weekday
        and one.start < other.end
        and other.start < one.end
    )


def _rules(verdict: Verdict) -> frozenset[str]:
    return frozenset(str(each.rule) for each in verdict.violations)


def _is_clash(verdict: Verdict) -> bool:
    return bool(_rules(verdict) & {"H06", "H11"})
