"""A school and its plan, looked up by identity: what every view starts from."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.domain.ids import ClassName, ClubName, PupilId, SessionId, StaffId
from scheduler.domain.kinds import Activity
from scheduler.domain.people import Pupil, SchoolClass, Staff
from scheduler.domain.plan import ClubPlan, Plan, Session
from scheduler.domain.school import School
from scheduler.words import export as words

Crews = tuple[tuple[StaffId, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIndex:
    """Look-ups over one school and its plan.

    ``crews`` gives the staff of a session for each week of the cycle; ``units`` its
    pay units in hundredths of a 课时; ``names`` the staff's names, with the 工号 where
    two people share a name; ``class_counts`` how many pupils of a class a session has;
    ``class_order`` puts 2班 before 10班.
    """

    school: School
    plan: Plan
    staff: Mapping[StaffId, Staff]
    names: Mapping[StaffId, str]
    pupils: Mapping[PupilId, Pupil]
    classes: Mapping[ClassName, SchoolClass]
    clubs: Mapping[ClubName, ClubPlan]
    sessions: Mapping[SessionId, Session]
    crews: Mapping[SessionId, Crews]
    units: Mapping[SessionId, int]
    class_counts: Mapping[ClassName, Mapping[SessionId, int]]
    class_order: Mapping[ClassName, int]

    def people(self, staff: tuple[StaffId, ...]) -> tuple[str, ...]:
        """Names of staff, in order."""
        return tuple(self.names[person] for person in staff)

    @property
    def ordered_classes(self) -> tuple[SchoolClass, ...]:
        """Classes by grade and number."""
        return tuple(self.classes[name] for name in self.class_order)


def index_plan(school: School, plan: Plan) -> PlanIndex:
    """Build the look-ups once for all views of a plan."""
    return PlanIndex(
        school=school,
        plan=plan,
        staff={person.id: person for person in school.staff},
        names=_distinct_names(school),
        pupils={pupil.id: pupil for pupil in school.pupils},
        classes={row.name: row for row in school.classes},
        clubs={club.club: club for club in plan.clubs},
        sessions={session.id: session for session in plan.sessions},
        crews=_crews(school, plan),
        units=_units(school, plan),
        class_counts=_class_counts(school, plan),
        class_order=_class_order(school),
    )


def group_text(index: PlanIndex, session: Session) -> str:
    """Who a session is for: its club, its classes, or how many classes."""
    if session.activity is Activity.DUTY:
        return words.DUTY_GROUP
    if session.club is not None:
        return session.club
    if len(session.classes) <= 3:
        return words.LIST_SEPARATOR.join(session.classes)
    grades = {index.classes[name].grade for name in session.classes}
    if len(grades) == 1:
        grade = words.grade_text(grades.pop())
        return words.grade_classes_text(grade, len(session.classes))
    return words.classes_text(len(session.classes))


def _distinct_names(school: School) -> dict[StaffId, str]:
    bearers = Counter(person.name for person in school.staff)
    return {
        person.id: person.name
        if bearers[person.name] == 1
        else f"{person.name}({person.id})"
        for person in school.staff
    }


def _class_order(school: School) -> dict[ClassName, int]:
    def key(row: SchoolClass) -> tuple[int, tuple[tuple[int, str], ...]]:
        parts = re.findall(r"\d+|\D+", row.name)
        return (
            row.grade,
            tuple((int(each) if each.isdecimal() else 0, each) for each in parts),
        )

    ordered = sorted(school.classes, key=key)
    return {row.name: place for place, row in enumerate(ordered)}


def _crews(school: School, plan: Plan) -> dict[SessionId, Crews]:
    weeks = range(school.settings.cycle_weeks)
    planned = {(entry.session, entry.week): entry.staff for entry in plan.cycle}
    return {
        session.id: tuple(planned.get((session.id, week), ()) for week in weeks)
        for session in plan.sessions
    }


def _units(school: School, plan: Plan) -> dict[SessionId, int]:
    by_slot = {
        (slot.weekday, slot.period, slot.start, slot.end): slot.units
        for slot in school.slots
    }
    return {
        session.id: 0
        if session.activity is Activity.DUTY
        else by_slot[session.weekday, session.period, session.start, session.end]
        for session in plan.sessions
    }


def _class_counts(school: School, plan: Plan) -> dict[ClassName, dict[SessionId, int]]:
    class_of = {pupil.id: pupil.class_name for pupil in school.pupils}
    counts: dict[ClassName, dict[SessionId, int]] = {
        row.name: defaultdict(int) for row in school.classes
    }
    for session in plan.sessions:
        for pupil in session.pupils:
            counts[class_of[pupil]][session.id] += 1
    return counts
