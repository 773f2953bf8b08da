"""A published plan read back: its groups, its dated roster, and what no longer fits."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from scheduler.domain.days import ServiceDay
from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId, SessionId, StaffId
from scheduler.domain.kinds import Activity, PeriodKind, weekday_text
from scheduler.domain.plan import Departure, Plan, Session
from scheduler.domain.school import School
from scheduler.model.groups import Group
from scheduler.model.reading import Reading, read
from scheduler.model.term import Base, departure_reason
from scheduler.policy import Profile
from scheduler.words import changes as words

KIND_OF = {
    Activity.STUDY: (PeriodKind.STUDY, PeriodKind.CLUB),
    Activity.CLUB: (PeriodKind.CLUB,),
    Activity.TUTORING: (PeriodKind.STUDY,),
    Activity.CARE: (PeriodKind.CARE,),
    Activity.EVENING: (PeriodKind.EVENING,),
    Activity.DUTY: (),
}

Staffed = dict[SessionId, tuple[StaffId, ...]]


def groups_of(reading: Reading, plan: Plan) -> tuple[Group, ...]:
    """The sessions of a plan as groups of the model."""
    return tuple(_group(reading, session) for session in plan.sessions)


def _group(reading: Reading, session: Session) -> Group:
    slot = slot_of(reading, session)
    return Group(
        id=session.id,
        weekday=session.weekday,
        period=session.period,
        start=session.start,
        end=session.end,
        units=slot.units if slot is not None else 0,
        activity=session.activity,
        slot=slot,
        classes=session.classes,
        club=session.club,
        pupils=session.pupils,
        posts=session.posts,
    )


def slot_of(reading: Reading, session: Session) -> Slot | None:
    """The slot a session fills; None for duty, or when the grid has changed."""
    for slot in reading.slots:
        if (
            (slot.weekday, slot.period) == (session.weekday, session.period)
            and (slot.start, slot.end) == (session.start, session.end)
            and slot.kind in KIND_OF[session.activity]
        ):
            return slot
    return None


def base_of(reading: Reading, plan: Plan) -> dict[ServiceDay, Staffed]:
    """The dated roster of a plan by service date."""
    by_day: dict[date, Staffed] = defaultdict(dict)
    for entry in plan.roster:
        by_day[entry.day][entry.session] = entry.staff
    return {day: by_day[day.day] for day in reading.days if day.day in by_day}


def departures_of(reading: Reading, plan: Plan, staffed: Base) -> tuple[Departure, ...]:
    """Where a dated roster leaves the plan's cycle, and why."""
    told = {(row.day, row.session, row.actual): row.reason for row in plan.departures}
    cycle: Mapping[tuple[int, SessionId], tuple[StaffId, ...]] = {
        (row.week, row.session): row.staff for row in plan.cycle
    }
    result = []
    for day, sessions in staffed.items():
        for session, actual in sessions.items():
            planned = cycle.get((day.cycle_week, session), actual)
            if set(planned) == set(actual):
                continue
            reason = told.get(
                (day.day, session, actual),
                departure_reason(reading, day, planned, actual),
            )
            result.append(
                Departure(
                    day=day.day,
                    session=session,
                    planned=tuple(sorted(planned)),
                    actual=actual,
                    reason=reason,
                )
            )
    return tuple(result)


def misfits(school: School, profile: Profile, plan: Plan) -> tuple[str, ...]:
    """What of a plan the workbook no longer has; empty when it can be repaired."""
    return tuple(dict.fromkeys(_misfits(read(school, profile), plan)))


def _misfits(reading: Reading, plan: Plan) -> Iterator[str]:
    served = {person for row in plan.roster for person in row.staff}
    served |= {person for row in plan.cycle for person in row.staff}
    yield from (words.gone_staff(row) for row in sorted(served - set(reading.staff)))
    known, dated = {row.day for row in reading.days}, {row.day for row in plan.roster}
    for day in sorted(known ^ dated):
        yield words.other_day(day)
    seated: dict[Slot, Counter[PupilId]] = defaultdict(Counter)
    for session in plan.sessions:
        slot = slot_of(reading, session)
        if slot is None and session.activity is not Activity.DUTY:
            yield words.gone_slot(weekday_text(session.weekday), session.period)
        if slot is not None:
            seated[slot].update(session.pupils)
        if not set(session.classes) <= reading.classes.keys():
            yield words.gone_class("、".join(session.classes))
        if session.club is not None and session.club not in reading.clubs:
            yield words.gone_club(session.club)
        if session.room is not None and session.room not in reading.rooms:
            yield words.gone_room(session.room)
    for slot, pupils in reading.present.items():
        if set(pupils) != set(seated[slot]):
            yield words.other_pupils(weekday_text(slot.weekday), slot.period)
