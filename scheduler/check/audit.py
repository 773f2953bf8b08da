"""The audit of a plan document, from nothing but the school's facts and the law."""

from collections.abc import Iterator, Mapping
from typing import Any

from scheduler.check import certificate, form, law
from scheduler.check.breach import violation
from scheduler.check.facts import Facts
from scheduler.check.reading import read
from scheduler.check.rules import CHECKS
from scheduler.check.score import (
    credit,
    late_dates,
    minimum_unmet,
    term_units,
    tutoring_unmet,
    wishes,
)
from scheduler.domain.school import School
from scheduler.domain.verdict import AuditReport, Measure, Violation
from scheduler.policy import Profile
from scheduler.words import check as words


def audit(school: School, document: Mapping[str, Any], profile: Profile) -> AuditReport:
    """Judge a plan document; every violation of every rule, and the recount.

    Reads only ``document`` (raw JSON): a malformed document gives violations of
    F00, never an exception. The law is that of the first service day.
    """
    paper, faults = read(document)
    facts = Facts(school, profile.in_force(school.settings.service_start), paper)
    found = [violation("F00", fault) for fault in faults]
    found += _violations(facts)
    return AuditReport(violations=tuple(found), measures=_measures(facts))


def _violations(facts: Facts) -> Iterator[Violation]:
    for rule, check in (
        ("F00", form.check),
        *CHECKS,
        ("F01", certificate.check),
    ):
        for found in check(facts):
            yield violation(rule, found)
    yield from law.check(facts)


def _measures(facts: Facts) -> tuple[Measure, ...]:
    counted = wishes(facts)
    loads, lates = term_units(facts).values(), late_dates(facts).values()
    gained, given = credit(facts)
    values = {
        words.WITH_WISHES: str(counted.with_wishes),
        words.STAGE_SERVED: str(counted.served),
        **{words.stage_holding(k): str(n) for k, n in counted.holding.items()},
        **{words.stage_left(k): str(n) for k, n in counted.best.items()},
        words.LOAD_SPREAD: words.units(max(loads, default=0) - min(loads, default=0)),
        words.LATE_SPREAD: str(max(lates, default=0) - min(lates, default=0)),
        words.TUTORING_UNMET: str(tutoring_unmet(facts)),
        words.MINIMUM_UNMET: str(minimum_unmet(facts)),
        words.CREDIT_EARNED: str(gained),
        words.CREDIT_PLACED: str(given),
    }
    return tuple(Measure(name=name, value=value) for name, value in values.items())
