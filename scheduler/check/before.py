"""What no plan could mend: the school's own grid against a "must" clause.

Judged from the workbook alone, before any solving, so that nobody waits for a plan
that its audit would refuse. The same readings as in the audit, with the cells to mend.
"""

from collections.abc import Iterable, Iterator

from scheduler.check.breach import Breach, violation
from scheduler.check.facts import Facts
from scheduler.check.law import broken_musts
from scheduler.check.paper import Paper
from scheduler.check.rules import h16_complete
from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.origin import Issue, Origin, Severity
from scheduler.domain.school import School
from scheduler.policy import Profile
from scheduler.words import check as words

GRID, END = "时段", "结束"

NO_PLAN = Paper(
    school="",
    policy="",
    term=("", ""),
    status="",
    stages=(),
    clubs=(),
    groups=(),
    roster=(),
    flex=(),
    cycle=None,
    departures=(),
    notices=None,
)


def problems_of_law(school: School, profile: Profile) -> tuple[Issue, ...]:
    """Every "must" clause that the workbook breaks by itself, as input problems."""
    regime = profile.in_force(school.settings.service_start)
    return tuple(_problems(Facts(school, regime, NO_PLAN)))


def _problems(facts: Facts) -> Iterator[Issue]:
    for breach in h16_complete.weekdays(facts):
        yield _issue(h16_complete.RULE, facts, [breach], None, words.MEND_WEEKDAY)
    for _, rule, finding in broken_musts(facts):
        rows: dict[Origin | None, list[Breach]] = {}
        for breach in finding.breaches:
            origin = _last_row(facts, dict(breach.facts)["day"])
            rows.setdefault(origin, []).append(breach)
        for origin, together in rows.items():  # one row may stand for many days
            yield _issue(rule, facts, together, origin, words.MEND_GRID)


def _issue(
    rule: str,
    facts: Facts,
    breaches: Iterable[Breach],
    origin: Origin | None,
    mend: str,
) -> Issue:
    clauses = [
        words.clause(clause.id, clause.operative)
        for clause in facts.regime.clauses
        if rule in clause.rules and clause.binding == "must"
    ]
    return Issue(
        code=f"law-{rule}",
        severity=Severity.ERROR,
        book=origin.book if origin else "",
        sheet=origin.sheet if origin else GRID,
        cell=origin.cell(END) if origin else "",
        text=words.together(violation(rule, each).text for each in breaches)
        + words.because_of(clauses),
        mend=mend,
    )


def _last_row(facts: Facts, day: str) -> Origin | None:
    """The row of 时段 that ends last on a day (``周一`` or ``周一3年级``)."""
    return _origin(
        slot
        for slot in facts.school.slots
        if slot.kind is not PeriodKind.EVENING
        and any(
            day in (weekday, f"{weekday}{grade}年级")
            for weekday in (words.weekday(slot.weekday),)
            for grade in slot.grades
        )
    )


def _origin(slots: Iterable[Slot]) -> Origin | None:
    found = max(slots, key=lambda slot: (slot.end, slot.key), default=None)
    return found.origins[0] if found and found.origins else None
