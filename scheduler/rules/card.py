"""The form of a rule card."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scheduler.domain.ids import RuleId


class Kind(StrEnum):
    """How a breach counts: no plan may break a hard rule or the plan's own format."""

    HARD = "hard"
    SOFT = "soft"
    FORMAT = "format"


class Judge(StrEnum):
    """Where a rule can be judged: on plan.json, or on the money when it exists."""

    PLAN = "plan"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """One rule in words.

    ``because`` is the reason of a rule that no regime's clause states; the clauses
    of the others name the rule themselves (``Regime.clauses_of``). ``broken`` has a
    sentence template with named fields for each way to break the rule.
    """

    id: RuleId
    kind: Kind
    title: str
    because: str
    broken: tuple[tuple[str, str], ...]
    added: str
    judge: Judge = Judge.PLAN

    def sentence(self, case: str, facts: Mapping[str, str]) -> str:
        """The sentence for one breach.

        Raises:
            KeyError: the card has no such case, or a field of it is missing.
        """
        return dict(self.broken)[case].format_map(facts)
