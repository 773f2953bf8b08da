"""The rules, each said once in words: id, reason, and the sentence for a breach."""

from scheduler.rules.card import Judge, Kind, RuleCard
from scheduler.rules.catalogue import CATALOGUE, card
from scheduler.rules.explain import explain
from scheduler.rules.history import parameter_lines
from scheduler.rules.regime import answered, regime_lines

__all__ = [
    "CATALOGUE",
    "Judge",
    "Kind",
    "RuleCard",
    "answered",
    "card",
    "explain",
    "parameter_lines",
    "regime_lines",
]
