"""A rule in full: its card, and the clauses of a regime it rests on."""

from scheduler.domain.ids import RuleId
from scheduler.policy import Regime
from scheduler.rules.catalogue import card
from scheduler.rules.pursuit import pursued
from scheduler.words import policy as policy_words
from scheduler.words import rules as words


def explain(rule: RuleId, regime: Regime) -> tuple[str, ...]:
    """Lines of Chinese text: what the rule is, why it is one, and the words of law.

    Raises:
        KeyError: no rule has this id.
    """
    this = card(rule)
    lines = [words.heading(this.id, this.title, this.kind)]
    if this.because:
        lines.append(words.reason(this.because))
    how = pursued(this.id)
    if how is not None:
        lines.append(how)
    clauses = regime.clauses_of(rule)
    for clause in clauses:
        strength = policy_words.STRENGTHS[clause.strength]
        source = regime.source(clause.source)
        lines.append(words.clause(clause.id, strength, clause.operative))
        lines.append(words.place(source.title, clause.locator))
    if not clauses and not this.because:
        lines.append(words.unstated(regime.header.region))
    return tuple(lines)
