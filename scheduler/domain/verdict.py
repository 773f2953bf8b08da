"""What the second mind says of a plan."""

from dataclasses import dataclass
from enum import StrEnum

from scheduler.domain.ids import ClauseId, RuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One breach of one rule: the facts, and a Chinese sentence made of them."""

    rule: RuleId
    facts: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number the auditor recomputed (a wish count, a spread of loads, minutes)."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """All violations of the hard rules and all recomputed numbers."""

    violations: tuple[Violation, ...]
    measures: tuple[Measure, ...]

    @property
    def passed(self) -> bool:
        """Whether the plan may be published."""
        return not self.violations


class Verdict(StrEnum):
    """The verdict words of compliance.xlsx."""

    KEPT = "符合"
    BROKEN = "不符合"
    ADVISORY = "提示"
    UNSTATED = "本地规则未规定"
    NEEDS_PERSON = "需人工确认"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseVerdict:
    """One row of compliance.xlsx."""

    clause: ClauseId
    source: str  # document title and locator
    words: str  # the operative words
    strength: str  # Chinese
    verdict: Verdict
    evidence: str  # Chinese, with numbers
    rule: str  # rule or parameter id, empty when not modelled
