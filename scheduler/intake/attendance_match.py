"""Which session a row of the attendance sheet is about."""

from collections import defaultdict
from datetime import date

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClassName, ClubName, SessionId, StaffId
from scheduler.domain.kinds import POST_OF, Activity, PeriodKind
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.intake.text import name_key, pieces

ACTIVITY_OF = {post.value: activity for activity, post in POST_OF.items()}
_KINDS = {
    Activity.STUDY: (PeriodKind.STUDY, PeriodKind.CLUB),
    Activity.TUTORING: (PeriodKind.STUDY,),
    Activity.CLUB: (PeriodKind.CLUB,),
    Activity.CARE: (PeriodKind.CARE,),
    Activity.EVENING: (PeriodKind.EVENING,),
}


class Sessions:
    """The plan's sessions by id and by date, and those a school adds by hand."""

    def __init__(self, school: School, plan: Plan) -> None:
        self._school = school
        self._by_id = {session.id: session for session in plan.sessions}
        self._by_day: defaultdict[date, list[Session]] = defaultdict(list)
        self.planned: set[tuple[date, SessionId, StaffId]] = set()
        for entry in plan.roster:
            session = self._by_id.get(entry.session)
            if session is not None:
                self._by_day[entry.day].append(session)
                for person in entry.staff:
                    self.planned.add((entry.day, session.id, person))
        self._classes = {name_key(each.name): each for each in school.classes}

    def find(
        self,
        day: date,
        person: StaffId,
        session: str,
        period: str,
        activity: Activity,
        group: str,
    ) -> Session | None:
        """A session of the plan: by its id, else by what the row says of that day.

        An id the row contradicts (a copied line) is not believed, unless the person
        is planned there. Of several that fit, the one the person is planned for.
        """
        named = self._by_id.get(SessionId(session))
        if named is not None and (
            (day, named.id, person) in self.planned
            or self._says(named, period, activity, group)
        ):
            return named
        fitting = [
            candidate
            for candidate in self._by_day.get(day, ())
            if self._says(candidate, period, activity, group)
        ]
        for candidate in fitting:
            if (day, candidate.id, person) in self.planned:
                return candidate
        return fitting[0] if fitting else None

    def extra(
        self, day: date, weekday: int, period: str, activity: Activity, group: str
    ) -> Session | None:
        """A session written by hand; None when its time cannot be told.

        The time is that of the period so named on that weekday, for the grades of
        the classes named; 带班 covers the afternoon.
        """
        names = pieces(group)
        classes = [
            self._classes[name_key(each)]
            for each in names
            if name_key(each) in self._classes
        ]
        slots = self._slots(
            weekday, period, activity, frozenset(each.grade for each in classes)
        )
        if not slots:
            return None
        if activity is not Activity.DUTY and len({_worth(each) for each in slots}) > 1:
            return None
        return Session(
            id=SessionId(f"加-{day.isoformat()}-{period}-{activity.value}-{group}"),
            weekday=weekday,
            period=period or slots[0].period,
            start=min(slot.start for slot in slots),
            end=max(slot.end for slot in slots),
            activity=activity,
            classes=tuple(ClassName(each.name) for each in classes),
            club=ClubName(group) if activity is Activity.CLUB else None,
            room=None,
            pupils=(),
            posts=1,
        )

    def _slots(
        self, weekday: int, period: str, activity: Activity, grades: frozenset[int]
    ) -> list[Slot]:
        on_day = [slot for slot in self._school.slots if slot.weekday == weekday]
        if activity is Activity.DUTY:
            return [slot for slot in on_day if slot.kind is not PeriodKind.EVENING]
        return [
            slot
            for slot in on_day
            if name_key(slot.period) == name_key(period)
            and slot.kind in _KINDS[activity]
            and (not grades or grades & slot.grades)
        ]

    @staticmethod
    def _says(session: Session, period: str, activity: Activity, group: str) -> bool:
        if session.activity is not activity:
            return False
        if activity is Activity.DUTY:
            return True
        if period and name_key(session.period) != name_key(period):
            return False
        if session.club is not None:
            return name_key(session.club) == name_key(group)
        return {name_key(each) for each in session.classes} == {
            name_key(each) for each in pieces(group)
        }


def _worth(slot: Slot) -> tuple[object, ...]:
    return (slot.start, slot.end, slot.units)
