"""What a soft measure says: kept or not, in numbers."""

from dataclasses import dataclass, replace

from scheduler.check.breach import Breach, violation
from scheduler.check.facts import Facts
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import Verdict
from scheduler.policy import Clause
from scheduler.words import compliance as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a measure looks at: the plan, the clause asking, the money if settled."""

    facts: Facts
    clause: Clause
    money: Settlement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """KEPT or BROKEN by the words themselves; how much that weighs is the clause's.

    ADVISORY is said whatever the clause: what is missed is not what it demands.
    """

    verdict: Verdict
    evidence: str
    breaches: tuple[Breach, ...] = ()


def judged(rule: str, breaches: list[Breach], evidence: str) -> Finding:
    """KEPT without breaches; else BROKEN, with the first three sentences."""
    if not breaches:
        return Finding(verdict=Verdict.KEPT, evidence=evidence)
    sentences = [violation(rule, each).text for each in breaches[:3]]
    return Finding(
        verdict=Verdict.BROKEN,
        evidence=words.both([evidence, *sentences]),
        breaches=tuple(breaches),
    )


def hinted(rule: str, breaches: list[Breach], evidence: str) -> Finding:
    """KEPT without breaches; else a hint, under a "must" clause too."""
    found = judged(rule, breaches, evidence)
    if not breaches:
        return found
    return replace(found, verdict=Verdict.ADVISORY)


def unstated(evidence: str) -> Finding:
    """The regime states no bound: the school's own number is shown."""
    return Finding(verdict=Verdict.UNSTATED, evidence=evidence)


def for_a_person(evidence: str) -> Finding:
    """Only a person can say."""
    return Finding(verdict=Verdict.NEEDS_PERSON, evidence=evidence)
