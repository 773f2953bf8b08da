"""What pupils use: the periods they are to attend, and those they did not get."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId, SessionId
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.people import Pupil, Stay
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.worked import Worked, WorkState
from scheduler.policy import Regime
from scheduler.subsidy.units import Units

Dates = Mapping[date, int]  # a date of service and the weekday it follows


def attends(pupil: Pupil) -> bool:
    """Whether a pupil uses the service at all; 晚自习 alone is not the service."""
    return any(day.stay is not Stay.ABSENT for day in pupil.week)


def plan_dates(plan: Plan) -> dict[date, int]:
    """The dates of a plan in order, each with the weekday it follows."""
    weekday = {session.id: session.weekday for session in plan.sessions}
    return {
        entry.day: weekday[entry.session]
        for entry in sorted(plan.roster, key=lambda entry: entry.day)
    }


class Usage:
    """Periods of each pupil by the grid and the pupil's own week (CONTRACT, 1)."""

    def __init__(self, school: School, regime: Regime, dates: Dates) -> None:
        self.dates = dates
        self._slots = school.slots
        self._agreement = regime.flag("care.needs_agreement") is True
        self._known: dict[tuple[object, ...], int] = {}

    def units_on(self, pupil: Pupil, weekday: int) -> int:
        """Hundredths of a 课时 a pupil is to attend on a weekday, 晚自习 apart."""
        care = pupil.care_agreement or not self._agreement
        key = (pupil.grade, weekday, pupil.week[weekday - 1], care)
        if key not in self._known:
            self._known[key] = sum(
                slot.units
                for slot in self._slots
                if slot.weekday == weekday and self.attends(pupil, slot)
            )
        return self._known[key]

    def attends(self, pupil: Pupil, slot: Slot) -> bool:
        """Whether a pupil is to be in a slot; 晚自习 is no part of the service."""
        day = pupil.week[slot.weekday - 1]
        care = pupil.care_agreement or not self._agreement
        return (
            pupil.grade in slot.grades
            and _stays(slot.kind, day.stay, care)
            and (day.until is None or slot.end <= day.until)
        )

    def days(self, pupil: Pupil) -> dict[date, int]:
        """The pupil's dates and what is to be attended on each."""
        on = {weekday: self.units_on(pupil, weekday) for weekday in range(1, 6)}
        return {
            day: on[weekday] for day, weekday in self.dates.items() if on.get(weekday)
        }

    def units(self, pupil: Pupil) -> int:
        """Hundredths of a 课时 in the term."""
        return sum(self.days(pupil).values())


def _stays(kind: PeriodKind, stay: Stay, care: bool) -> bool:
    if kind is PeriodKind.EVENING or stay is Stay.ABSENT:
        return False
    return kind is not PeriodKind.CARE or (stay is Stay.EXTENDED and care)


def cancelled(
    school: School, plan: Plan, worked: Worked | None
) -> dict[PupilId, dict[date, int]]:
    """Periods that were cancelled (停课), in hundredths, by pupil and date."""
    found: defaultdict[PupilId, dict[date, int]] = defaultdict(dict)
    states: defaultdict[tuple[date, SessionId], set[WorkState]] = defaultdict(set)
    for row in worked.rows if worked else ():
        states[row.day, row.session].add(row.state)
    sessions = {session.id: session for session in plan.sessions}
    units = Units(school)
    for (day, id), seen in sorted(states.items()):
        session = sessions.get(id)
        if session is None or seen != {WorkState.CANCELLED}:
            continue
        slot = units.slot(session)
        if slot is None or slot.kind is PeriodKind.EVENING:
            continue
        for pupil in session.pupils:
            found[pupil][day] = found[pupil].get(day, 0) + slot.units
    return dict(found)
