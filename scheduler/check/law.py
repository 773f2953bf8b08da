"""A "must" clause that a measure judges: broken, it fails the plan like a hard rule.

Which measure is a must under which regime is said by the profile alone: the clause's
binding strength. Of the regional texts these are S01 (番禺区, 2 学时 a day) and S02
(松山区, end against off-work time). A clause that is ``enforced_as`` weaker warns.
"""

from collections.abc import Iterator

from scheduler.check.breach import violation
from scheduler.check.facts import Facts
from scheduler.check.measures import MEASURES
from scheduler.check.measures.finding import Finding, Scene
from scheduler.domain.verdict import Verdict, Violation
from scheduler.policy import Clause
from scheduler.words import check as words


def broken_musts(facts: Facts) -> Iterator[tuple[Clause, str, Finding]]:
    """Each clause that must be kept and is not, with the measure that says so."""
    for clause in facts.regime.clauses:
        if clause.binding != "must":
            continue
        for rule, measure in MEASURES:
            if rule in clause.rules:
                found = measure(Scene(facts=facts, clause=clause, money=None))
                if found.verdict is Verdict.BROKEN:
                    yield clause, rule, found


def check(facts: Facts) -> Iterator[Violation]:
    """Every breach of such a clause, with the clause and its words."""
    for clause, rule, finding in broken_musts(facts):
        for breach in finding.breaches:
            found = violation(rule, breach)
            yield Violation(
                rule=found.rule,
                facts=(*found.facts, ("clause", clause.id)),
                text=words.by_clause(found.text, clause.id, clause.operative),
            )
