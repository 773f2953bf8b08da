"""What a check yields: one way a rule is broken, as facts."""

from dataclasses import dataclass

from scheduler.domain.ids import RuleId
from scheduler.domain.verdict import Violation
from scheduler.rules import card


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach: which sentence of the card, and the facts that fill it."""

    case: str
    facts: tuple[tuple[str, str], ...]


def breach(case: str, /, **facts: object) -> Breach:
    """A breach with its facts written as text."""
    return Breach(case, tuple((name, str(value)) for name, value in facts.items()))


def violation(rule: str, found: Breach) -> Violation:
    """The breach as a violation of a rule, with the card's sentence."""
    text = card(RuleId(rule)).sentence(found.case, dict(found.facts))
    return Violation(rule=RuleId(rule), facts=found.facts, text=text)
