"""What a plan is worth to those it is for: wishes, fairness, money, clauses."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.check import compliance
from scheduler.check.facts import Facts
from scheduler.check.reading import read
from scheduler.check.score import late_dates, term_units, wishes
from scheduler.domain.kinds import Activity
from scheduler.domain.plan_json import to_document
from scheduler.domain.verdict import AuditReport
from scheduler.money import Fen
from scheduler.pipeline.edits.table import Table
from scheduler.policy import Profile
from scheduler.subsidy import PlanMismatch, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Numbers to compare before and after.

    ``best`` counts pupils by the best wish they hold, first wish first. Spreads are
    the most minus the least among own teachers: units in hundredths, late dates.
    ``elsewhere`` counts class groups outside their own classrooms.
    ``paid`` is None when plan and workbook do not fit. ``clauses`` are pairs of
    clause and verdict.
    """

    served: int
    best: tuple[int, ...]
    load_spread: int
    late_spread: int
    outsiders: int
    elsewhere: int
    paid: Fen | None
    clauses: tuple[tuple[str, str], ...]


def worth_of(table: Table, profile: Profile) -> Worth:
    """Count a plan."""
    school, document = table.school, to_document(table.plan)
    paper, _ = read(document)
    facts = Facts(school, profile.in_force(school.settings.service_start), paper)
    counted = wishes(facts)
    loads, lates = term_units(facts), late_dates(facts)
    others = sum(
        facts.units(group)
        for (name, _), groups in facts.served.items()
        if name not in loads
        for group in groups
    )
    try:
        money = settle(school, table.plan, profile)
    except PlanMismatch:
        money = None
    report = AuditReport(violations=(), measures=())
    verdicts = compliance(school, document, profile, report, money)
    return Worth(
        served=counted.served,
        best=tuple(counted.best[rank] for rank in sorted(counted.best)),
        load_spread=_spread(loads.values()),
        late_spread=_spread(lates.values()),
        outsiders=others,
        elsewhere=_elsewhere(table),
        paid=None if money is None else money.paid,
        clauses=tuple((str(row.clause), row.verdict.value) for row in verdicts),
    )


def _elsewhere(table: Table) -> int:
    rooms = {row.name: row.room for row in table.school.classes}
    return sum(
        row.activity in (Activity.STUDY, Activity.EVENING)
        and row.room not in {rooms[name] for name in row.classes}
        for row in table.plan.sessions
    )


def _spread(values: Iterable[int]) -> int:
    found = list(values)
    return max(found, default=0) - min(found, default=0)
