"""When shared people are taken: by lessons, pins and services of their schools."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from scheduler.domain.district import SharedService
from scheduler.domain.grid import minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.termdays import service_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A person is bound to a school on a date, in minutes since midnight."""

    staff: StaffId
    day: date
    start: int
    end: int

    @classmethod
    def of(cls, person: StaffId, day: date, start: time, end: time) -> "Taken":
        """From clock times."""
        return cls(staff=person, day=day, start=minute_of(start), end=minute_of(end))


def week_of(day: date) -> date:
    """The Monday of a date's calendar week."""
    return day - timedelta(days=day.weekday())


def fixed_times(school: School, people: Iterable[StaffId]) -> tuple[Taken, ...]:
    """Lessons and pins of some people over the service days: known before any plan."""
    wanted = frozenset(people)
    days: dict[int, list[date]] = {}
    for day in service_days(school.settings, school.calendar).days:
        days.setdefault(day.weekday, []).append(day.day)
    found = [
        Taken.of(row.staff, day, row.start, row.end)
        for row in school.lessons
        if row.staff in wanted
        for day in days.get(row.weekday, ())
    ]
    for pin in school.pins:
        found += [
            Taken.of(person, day, slot.start, slot.end)
            for person in pin.staff
            if person in wanted
            for slot in school.slots
            if (slot.weekday, slot.period) == (pin.weekday, pin.period)
            for day in days.get(pin.weekday, ())
        ]
    return tuple(found)


def services(
    school: School, plan: Plan, people: Iterable[StaffId], *, name: str
) -> tuple[SharedService, ...]:
    """The dated services of some people in a school's plan, in order of time."""
    wanted = frozenset(people)
    sessions = {session.id: session for session in plan.sessions}
    weeks = _cycle_weeks(plan)
    found = [
        _service(school, name, sessions[entry.session], entry.day, person, weeks)
        for entry in plan.roster
        for person in entry.staff
        if person in wanted
    ]
    return tuple(sorted(found, key=lambda row: (row.day, row.start, row.staff)))


def _cycle_weeks(plan: Plan) -> dict[tuple[str, StaffId], tuple[int, ...]]:
    """The weeks of the cycle a person serves a session in; empty for all of them."""
    whole = {entry.week for entry in plan.cycle}
    found: dict[tuple[str, StaffId], set[int]] = {}
    for entry in plan.cycle:
        for person in entry.staff:
            found.setdefault((entry.session, person), set()).add(entry.week)
    return {
        place: () if weeks == whole else tuple(sorted(week + 1 for week in weeks))
        for place, weeks in found.items()
    }


def _service(
    school: School,
    name: str,
    session: Session,
    day: date,
    person: StaffId,
    weeks: Mapping[tuple[str, StaffId], tuple[int, ...]],
) -> SharedService:
    return SharedService(
        staff=person,
        school=name,
        day=day,
        weekday=session.weekday,
        weeks=weeks.get((session.id, person)),
        start=session.start,
        end=session.end,
        period=session.period,
        activity=session.activity,
        group=session.club or "、".join(session.classes),
        units=_units(school, session),
    )


def _units(school: School, session: Session) -> int:
    """Pay units of a session in hundredths; 带班 has none."""
    if session.activity is Activity.DUTY:
        return 0
    place = (session.weekday, session.period, session.start, session.end)
    return next(
        slot.units
        for slot in school.slots
        if (slot.weekday, slot.period, slot.start, slot.end) == place
    )


def taken_by(rows: Iterable[SharedService]) -> Iterator[Taken]:
    """Services as times taken."""
    return (Taken.of(row.staff, row.day, row.start, row.end) for row in rows)
