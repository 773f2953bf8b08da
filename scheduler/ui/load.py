"""Each person's term in numbers: units, late services, days on duty."""

from collections import Counter
from dataclasses import dataclass

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import POST_OF, Activity
from scheduler.domain.people import Staff
from scheduler.export.views import PlanIndex, session_title
from scheduler.words.ui import common as common_words

LATE = frozenset({Activity.CARE, Activity.EVENING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """A person's term; ``units`` in hundredths of a 课时."""

    person: Staff
    units: int
    late: int
    duty: int

    @property
    def may_stay_late(self) -> bool:
        """Whether late services are among the person's posts."""
        return any(POST_OF[activity] in self.person.posts for activity in LATE)


def loads_of(index: PlanIndex) -> tuple[Load, ...]:
    """Everyone who may be rostered, heaviest load first."""
    units: Counter[str] = Counter()
    late: Counter[str] = Counter()
    duty: Counter[str] = Counter()
    for entry in index.plan.roster:
        activity = index.sessions[entry.session].activity
        for person in entry.staff:
            units[person] += index.units[entry.session]
            late[person] += activity in LATE
            duty[person] += activity is Activity.DUTY
    rows = [
        Load(
            person=person,
            units=units[person.id],
            late=late[person.id],
            duty=duty[person.id],
        )
        for person in index.school.staff
        if person.posts
    ]
    return tuple(sorted(rows, key=lambda row: (-row.units, row.person.id)))


def services_of(index: PlanIndex, person: StaffId) -> list[list[str]]:
    """Every service of a person in the term, as people read it."""
    return [
        [
            common_words.day(entry.day),
            session.period,
            session_title(session),
            session.room or "",
            common_words.hundredths(index.units[entry.session]),
        ]
        for entry in index.plan.roster
        if person in entry.staff
        for session in [index.sessions[entry.session]]
    ]


def service_weeks(index: PlanIndex) -> int:
    """Calendar weeks with service."""
    days = {entry.day for entry in index.plan.roster}
    return len({day.isocalendar()[:2] for day in days})
