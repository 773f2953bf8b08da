"""What keeps a plan from being settled: it does not fit this workbook."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, groupby

from scheduler.domain.kinds import weekday_text
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.worked import Worked
from scheduler.subsidy.shifts import Shift, sessions_of, shifts
from scheduler.subsidy.units import Units
from scheduler.words import subsidy as words


class PlanMismatch(ValueError):
    """The plan cannot be settled with this workbook; ``issues`` say why."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("；".join(issue.text for issue in issues))
        self.issues = issues


def plan_problems(
    school: School, plan: Plan, worked: Worked | None = None
) -> tuple[Issue, ...]:
    """Every reason not to pay by this plan; empty when it can be settled.

    A plan may have been edited, or come from another workbook; nobody is paid twice
    for the same time, and everything paid for must be in the workbook.
    """
    missing = tuple(_missing(school, plan, worked))
    if missing:
        return missing
    return tuple(_double(shifts(plan, worked, None)))


def _missing(school: School, plan: Plan, worked: Worked | None) -> Iterator[Issue]:
    sessions = sessions_of(plan, worked)
    units = Units(school)
    for session in sessions.values():
        if not units.known(session):
            weekday = weekday_text(session.weekday)
            text = words.unknown_slot(session.id, weekday, session.period)
            yield _issue("money.slot", text, words.MEND_REPLAN)
    for entry in plan.roster:
        if entry.session not in sessions:
            text = words.unknown_session(entry.day, entry.session)
            yield _issue("money.session", text, words.MEND_ROSTER)
    rostered = {person for entry in plan.roster for person in entry.staff}
    if worked:
        rostered |= {row.paid for row in worked.rows if row.paid is not None}
    for person in sorted(rostered - {member.id for member in school.staff}):
        yield _issue("money.staff", words.unknown_staff(person), words.MEND_REPLAN)


def _double(served: list[Shift]) -> Iterator[Issue]:
    """Shifts of one person at the same time.

    ``served`` is sorted by person, day and start, so of two shifts of a day the later
    one overlaps when it starts before the earlier one ends.
    """
    for (person, day), group in groupby(served, lambda each: (each.staff, each.day)):
        shifts_of_day = list(group)
        counts = Counter(shift.session.id for shift in shifts_of_day)
        for session, count in counts.items():
            if count > 1:
                text = words.twice(day, person, session)
                yield _issue("money.twice", text, words.MEND_ROSTER)
        for one, other in combinations(shifts_of_day, 2):
            first, second = one.session, other.session
            if first.id == second.id:
                continue
            if second.start < first.end:
                text = words.overlapping(day, person, first.id, second.id)
                yield _issue("money.overlap", text, words.MEND_ROSTER)


def _issue(code: str, text: str, mend: str) -> Issue:
    return Issue(
        code=code,
        severity=Severity.ERROR,
        book="plan.json",
        sheet="",
        cell="",
        text=text,
        mend=mend,
    )
