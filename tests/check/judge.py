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


def of_the_grid(found: Violation) -> bool:
    """Whether the school's own grid breaks a "must" clause: no plan could mend that.

    Schools with a single Monday show the point of a test better than a whole week.
    """
    silent_weekday = {name for name, _ in found.facts} == {"day", "wanted"}
    return found.rule in ("S01", "S02") or (found.rule == "H16" and silent_weekday)


def by_plan(school: School, document: Row) -> set[str]:
    """The ids of the rules a plan breaks, whatever the grid breaks by itself."""
    found = violations(school, document)
    return {str(each.rule) for each in found if not of_the_grid(each)}


def cases(school: School, document: Row, rule: str) -> list[str]:
    """The sentences of one rule's violations."""
    return [found.text for found in violations(school, document) if found.rule == rule]
