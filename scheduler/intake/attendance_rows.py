"""One row of the attendance sheet: its facts, or what is wrong in which cell."""

from dataclasses import dataclass, field
from datetime import date

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import POST_OF, WEEKDAY_NAMES
from scheduler.domain.origin import Issue
from scheduler.domain.people import Staff
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.domain.worked import Month, WorkedRow, WorkState, month_of
from scheduler.intake import moments
from scheduler.intake.attendance_issue import issue
from scheduler.intake.attendance_match import ACTIVITY_OF, Sessions
from scheduler.intake.attendance_sheet import RawRow
from scheduler.intake.bad import Bad
from scheduler.intake.text import identifier, key, name_key
from scheduler.words import attendance as words

_SERVED = (WorkState.PRESENT, WorkState.SUBSTITUTED)
_STATES = {
    key(synonym): WorkState(state)
    for state, synonyms in words.STATE_SYNONYMS.items()
    for synonym in synonyms
}


@dataclass(slots=True)
class Reader:
    """Reads rows one by one; collects issues and the sessions added by hand."""

    school: School
    plan: Plan
    sessions: Sessions = field(init=False)
    staff: dict[str, Staff] = field(init=False)
    extra: dict[SessionId, Session] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sessions = Sessions(self.school, self.plan)
        self.staff = {name_key(person.id): person for person in self.school.staff}

    def read(self, raw: RawRow, month: Month) -> WorkedRow | None:
        """The row, or None with at least one issue recorded."""
        before = len(self.issues)
        day = self._day(raw, month)
        person = self._person(raw, words.STAFF)
        state = self._state(raw)
        substitute = self._substitute(raw, state, person)
        if day is None or person is None or state is None or len(self.issues) > before:
            return None
        session = self._session(raw, day, person.id)
        if session is None:
            return None
        planned = (day, session.id, person.id) in self.sessions.planned
        if not planned and state in _SERVED:
            self._say(
                raw,
                "attendance_added",
                words.STAFF,
                day=words.day(day),
                period=session.period,
                activity=POST_OF[session.activity].value,
                group=raw.text(words.GROUP),
                name=person.name,
                value=person.id,
            )
        if substitute is not None:
            self._check_post(raw, substitute, session)
        return WorkedRow(
            day=day,
            session=session.id,
            planned=person.id,
            state=state,
            substitute=substitute.id if substitute else None,
            added=not planned,
            note=raw.text(words.NOTE),
            origin=raw.origin,
        )

    def _say(self, raw: RawRow, code: str, heading: str, **facts: object) -> None:
        self.issues.append(issue(code, raw.origin, heading, **facts))

    def _day(self, raw: RawRow, month: Month) -> date | None:
        day = moments.day(raw.cells.get(words.DATE))
        if isinstance(day, Bad):
            self._say(raw, "attendance_date", words.DATE, value=raw.text(words.DATE))
            return None
        if month_of(day) != month:
            self._say(
                raw,
                "attendance_other_month",
                words.DATE,
                value=words.day(day),
                month=words.sheet_name(*month),
            )
            return None
        return day

    def _person(self, raw: RawRow, heading: str) -> Staff | None:
        typed = identifier(raw.cells.get(heading))
        if not typed:
            self._say(raw, "attendance_staff_missing", heading)
            return None
        person = self.staff.get(name_key(typed))
        if person is None:
            self._say(raw, "attendance_staff_unknown", heading, value=typed)
        return person

    def _state(self, raw: RawRow) -> WorkState | None:
        typed = raw.text(words.STATE)
        if not typed:
            self._say(raw, "attendance_state_missing", words.STATE)
            return None
        state = _STATES.get(key(typed))
        if state is None:
            self._say(raw, "attendance_state_unknown", words.STATE, value=typed)
        stood_in = identifier(raw.cells.get(words.SUBSTITUTE))
        if stood_in and state in (WorkState.LEAVE, WorkState.ABSENT):
            # "请假，由某某代课" is how schools fill it in: the substitute served.
            return WorkState.SUBSTITUTED
        return state

    def _substitute(
        self, raw: RawRow, state: WorkState | None, person: Staff | None
    ) -> Staff | None:
        typed = identifier(raw.cells.get(words.SUBSTITUTE))
        if state is not WorkState.SUBSTITUTED:
            if typed and state is not None:
                self._say(
                    raw,
                    "attendance_substitute_unwanted",
                    words.SUBSTITUTE,
                    state=state.value,
                    value=typed,
                )
            return None
        if not typed:
            self._say(raw, "attendance_substitute_missing", words.SUBSTITUTE)
            return None
        substitute = self._person(raw, words.SUBSTITUTE)
        if substitute is not None and substitute is person:
            self._say(raw, "attendance_substitute_self", words.SUBSTITUTE, value=typed)
        return substitute

    def _session(self, raw: RawRow, day: date, person: StaffId) -> Session | None:
        activity = ACTIVITY_OF.get(key(raw.cells.get(words.ACTIVITY)))
        period, group = raw.text(words.PERIOD), raw.text(words.GROUP)
        if activity is None:
            value = raw.text(words.ACTIVITY)
            self._say(raw, "attendance_activity_unknown", words.ACTIVITY, value=value)
            return None
        name = raw.text(words.SESSION)
        found = self.sessions.find(day, person, name, period, activity, group)
        if found is not None:
            return found
        weekday = self._weekday(raw, day)
        extra = self.sessions.extra(day, weekday, period, activity, group)
        if extra is None:
            self._say(
                raw,
                "attendance_session_unknown",
                words.PERIOD,
                day=words.day(day),
                period=period,
                activity=POST_OF[activity].value,
                group=group,
            )
            return None
        return self.extra.setdefault(extra.id, extra)

    def _weekday(self, raw: RawRow, day: date) -> int:
        """The weekday typed (a make-up day follows another), else the date's."""
        typed = key(raw.cells.get(words.WEEKDAY))[-1:]
        if typed in WEEKDAY_NAMES:
            return WEEKDAY_NAMES.index(typed) + 1
        return day.isoweekday()

    def _check_post(self, raw: RawRow, substitute: Staff, session: Session) -> None:
        post = POST_OF[session.activity]
        if post in substitute.posts:
            return
        self._say(
            raw,
            "attendance_substitute_post",
            words.SUBSTITUTE,
            name=substitute.name,
            value=substitute.id,
            post=post.value,
        )
