"""The same school under several regimes: what breaks and what each clause says."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

from scheduler.check import audit, compliance
from scheduler.check.facts import Facts
from scheduler.check.reading import read
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.policy import Regime, load_profile
from tests.check import judge, plans
from tests.check.plans import Row

SONGSHAN, SHANGHAI, PANYU = "songshan-2021", "shanghai-2021", "panyu-2021"
YONGCHANG, JILIN = "yongchang-2021", "jilin-2021"
ALL = (SONGSHAN, SHANGHAI, PANYU, YONGCHANG, JILIN)

KEPT, WARNED, BROKEN = Verdict.KEPT, Verdict.ADVISORY, Verdict.BROKEN
PERSON, UNSTATED = Verdict.NEEDS_PERSON, Verdict.UNSTATED


def under(policy: str, school: School, **settings: object) -> School:
    """The school under another regime, with some of its settings changed."""
    changed: Any = replace(
        school.settings, **cast("Any", {**settings, "policy": policy})
    )
    return replace(school, settings=changed)


def rules(policy: str, school: School, plan: Row | None = None) -> set[str]:
    """Ids of the rules a plan breaks under a regime."""
    there = under(policy, school)
    document = plans.document(there) if plan is None else {**plan, "policy": policy}
    return judge.by_plan(there, document)


def clauses(
    policy: str,
    school: School,
    plan: Row | None = None,
    money: object | None = None,
) -> dict[str, ClauseVerdict]:
    """Every clause in force with its verdict."""
    there = under(policy, school)
    document = plans.document(there) if plan is None else {**plan, "policy": policy}
    profile = load_profile(policy)
    report = audit(there, document, profile)
    settled = cast("Settlement | None", money)
    return {
        str(row.clause): row
        for row in compliance(there, document, profile, report, settled)
    }


def verdict(
    policy: str, clause: str, school: School, plan: Row | None = None
) -> Verdict:
    """What one clause says of a school's plan."""
    return clauses(policy, school, plan)[clause].verdict


def in_year(school: School, year: int) -> School:
    """The school's two weeks in an earlier September, Monday first."""
    first = date(year, 9, 1)
    first += timedelta(days=(7 - first.weekday()) % 7)
    return under(
        school.settings.policy,
        school,
        term_start=first,
        service_start=first,
        term_end=first + timedelta(days=4),
        service_end=first + timedelta(days=4),
    )


def no_money() -> SimpleNamespace:
    """A settlement in which nobody is paid."""
    return SimpleNamespace(
        lines=[], own=[], labour=[], institutions=[], balance=SimpleNamespace()
    )


def facts_of(school: School, plan: Row) -> tuple[Facts, Regime]:
    """A plan indexed under the school's own regime, for a single check."""
    paper, faults = read(plan)
    assert faults == ()
    regime = judge.profile(school).in_force(school.settings.service_start)
    return Facts(school, regime, paper), regime
