"""Edits, places and breaches in the words of the people who read them."""

from collections.abc import Iterable

from scheduler.domain.edits import Edit, Keep, Rehouse, Rejoin, Remeet, Restaff, Step
from scheduler.domain.ids import PupilId, SessionId, StaffId
from scheduler.domain.kinds import Activity, weekday_text
from scheduler.domain.plan import Meeting, Session
from scheduler.domain.verdict import Violation
from scheduler.export.views import PlanIndex, session_title
from scheduler.export.views.index import group_text
from scheduler.pipeline.edits.desk import Verdict
from scheduler.pipeline.edits.worth import Worth
from scheduler.words.ui import common as common_words
from scheduler.words.ui import editing as words

Told = tuple[str, str]  # rule and sentence
_TOLD = 3  # edits of a step that are named


def what(index: PlanIndex, session: Session) -> str:
    """A session without its time: its club, or activity and classes."""
    if session.activity is Activity.DUTY:
        return session_title(session)
    title, group = session_title(session), group_text(index, session)
    return title if group == title else f"{group} {title}"


def when(session: Session) -> str:
    """The period of a session; for the whole afternoon its weekday."""
    if session.activity is Activity.DUTY:
        return weekday_text(session.weekday)
    return words.slot(weekday_text(session.weekday), session.period)


def person(index: PlanIndex, id: StaffId) -> str:
    """A name, the id where the workbook no longer has one."""
    return index.names.get(id, id)


def pupil(index: PlanIndex, id: PupilId) -> str:
    """Name and class of a pupil."""
    row = index.pupils.get(id)
    return f"{row.name}（{row.class_name}）" if row else id


def _meeting(meeting: Meeting) -> str:
    return words.slot(weekday_text(meeting.weekday), meeting.period)


def step_text(index: PlanIndex, step: Step) -> str:
    """A step in one line."""
    told = "；".join(edit_text(index, edit) for edit in step[:_TOLD])
    return words.and_others(told, len(step)) if len(step) > _TOLD else told


def edit_text(index: PlanIndex, edit: Edit) -> str:
    """An edit in one line; ``index`` knows the sessions it names."""
    match edit:
        case Restaff():
            session = index.sessions.get(edit.session)
            day = "" if edit.day is None else common_words.day(edit.day)
            if edit.day is None and session is not None:
                week = None if edit.week is None else edit.week + 1
                day = words.every(weekday_text(session.weekday), week)
            whole = session is None or session.activity is Activity.DUTY
            period = "" if session is None or whole else session.period
            return words.step_staff(
                f"{day} {period}".strip(),
                what(index, session) if session else edit.session,
                person(index, edit.out),
                person(index, edit.into),
            )
        case Keep():
            return words.step_keep(_named(index, edit.session))
        case Rehouse():
            return words.step_room(_named(index, edit.session), edit.room)
        case Remeet():
            return words.step_meeting(edit.club, _meeting(edit.old), _meeting(edit.new))
        case Rejoin():
            none = words.NOT_IN_CLUB
            return words.step_pupil(
                pupil(index, edit.pupil), edit.leaves or none, edit.joins or none
            )


def _named(index: PlanIndex, id: SessionId) -> str:
    session = index.sessions.get(id)
    return f"{when(session)} {what(index, session)}" if session else id


def obstacles(index: PlanIndex, verdict: Verdict) -> tuple[Told, ...]:
    """Why not: each rule once, its first sentence with names for ids."""
    if verdict.patch is None:
        return (("", verdict.obstacle),)
    return breaches(index, verdict.violations)


def breaches(index: PlanIndex, found: Iterable[Violation]) -> tuple[Told, ...]:
    """Each rule once, with how often it is broken."""
    first: dict[str, Violation] = {}
    count: dict[str, int] = {}
    for each in found:
        first.setdefault(each.rule, each)
        count[each.rule] = count.get(each.rule, 0) + 1
    return tuple(
        (
            rule,
            readable(index, each)
            if count[rule] == 1
            else words.and_more(readable(index, each), count[rule]),
        )
        for rule, each in first.items()
    )


def readable(index: PlanIndex, found: Violation) -> str:
    """The sentence with names of people and sessions in place of their ids."""
    text = found.text
    ids = {value for _, whole in found.facts for value in whole.split("、")}
    for id in sorted(ids, key=len, reverse=True):
        if SessionId(id) in index.sessions:
            session = index.sessions[SessionId(id)]
            text = text.replace(id, words.session(when(session), what(index, session)))
        elif StaffId(id) in index.names:
            text = text.replace(id, index.names[StaffId(id)])
        elif PupilId(id) in index.pupils:
            text = text.replace(id, index.pupils[PupilId(id)].name)
    return text


def costs(before: Worth, after: Worth) -> list[list[str]]:
    """Rows of what changes: item, now, then, difference."""
    rows: list[list[str]] = []

    def row(name: str, old: int, new: int, text: object) -> None:
        if old != new and callable(text):
            sign = "+" if new > old else "−"
            rows.append([name, text(old), text(new), f"{sign}{text(abs(new - old))}"])

    row(words.COST_SERVED, before.served, after.served, words.people)
    for rank, (old, new) in enumerate(zip(before.best, after.best, strict=True), 1):
        row(words.cost_best(common_words.wish(rank)), old, new, words.people)
    row(words.COST_LOAD, before.load_spread, after.load_spread, words.lessons)
    row(words.COST_LATE, before.late_spread, after.late_spread, words.days)
    row(words.COST_OUTSIDE, before.outsiders, after.outsiders, words.lessons)
    row(words.COST_ELSEWHERE, before.elsewhere, after.elsewhere, words.groups)
    if before.paid is not None and after.paid is not None:
        row(words.COST_PAID, before.paid, after.paid, words.yuan)
    verdicts = dict(before.clauses)
    rows += [
        [words.clause(clause), verdicts.get(clause, ""), verdict, ""]
        for clause, verdict in after.clauses
        if verdicts.get(clause) != verdict
    ]
    return rows
