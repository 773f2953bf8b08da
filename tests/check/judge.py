"""Short ways to ask the auditor."""

from scheduler.check import audit
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.policy import Profile, load_profile
from tests.check.plans import Row

PROFILES: dict[str, Profile] = {}


def profile(school: School) -> Profile:
    name = school.settings.policy
    if name not in PROFILES:
        PROFILES[name] = load_profile(name)
    return PROFILES[name]


def violations(school: School, document: Row) -> tuple[Violation, ...]:
    return audit(school, document, profile(school)).violations


def broken(school: School, document: Row) -> set[str]:
    """The ids of the rules a plan breaks."""
    return {str(found.rule) for found in violations(school, document)}


def cases(school: School, document: Row, rule: str) -> list[str]:
    """The sentences of one rule's violations."""
    return [found.text for found in violations(school, document) if found.rule == rule]
