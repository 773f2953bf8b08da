"""The regime's clauses one by one: kept, broken, advisory, or for a person to say."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from scheduler.check.breach import violation
from scheduler.check.evidence import evidence
from scheduler.check.facts import Facts
from scheduler.check.measures import MEASURES
from scheduler.check.measures.finding import Scene
from scheduler.check.reading import read
from scheduler.check.rules import MONEY_CHECKS
from scheduler.check.settings_of_law import parameter_finding
from scheduler.domain.ids import RuleId
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import (
    AuditReport,
    ClauseVerdict,
    Verdict,
    Violation,
)
from scheduler.policy import Clause, Profile, Regime
from scheduler.words import check as check_words
from scheduler.words import compliance as words
from scheduler.words import policy as policy_words

Confirmation = tuple[str, date | None, str]
"""Who confirmed a clause, on which day, and the remark, possibly empty."""

NOBODY: Mapping[str, Confirmation] = {}

WORST_FIRST = (
    Verdict.BROKEN,
    Verdict.ADVISORY,
    Verdict.NEEDS_PERSON,
    Verdict.UNSTATED,
    Verdict.KEPT,
)


def compliance(
    school: School,
    document: Mapping[str, Any],
    profile: Profile,
    report: AuditReport,
    money: Settlement | None = None,
    *,
    confirmed: Mapping[str, Confirmation] = NOBODY,
) -> tuple[ClauseVerdict, ...]:
    """One row for every clause in force on the first service day, with numbers.

    A broken hard rule is 不符合 whatever the clause; a missed measure is 不符合 under
    a "must" clause and 提示 under any other; a clause that says must where the program
    sees only a stand-in is 提示 too, shown as the must it is with the remark why.
    Without ``money`` what rests on money is 需人工确认.

    Args:
        school: what the workbooks say, the sheet 合规确认 included.
        document: the plan, as audited.
        profile: the law.
        report: the audit of that plan.
        money: its settlement, when there is one.
        confirmed: by clause id, what people have confirmed elsewhere (in the app);
            it stands in place of the sheet's row for that clause. It never makes up
            for a breach.
    """
    regime = profile.in_force(school.settings.service_start)
    paper, _ = read(document)
    facts = Facts(school, regime, paper)
    found = list(report.violations)
    if money is not None:
        found += [
            violation(rule, breach)
            for rule, check in MONEY_CHECKS
            for breach in check(facts, money)
        ]
    said = {
        **{
            str(row.clause): (row.by, row.day, row.note)
            for row in school.attestations
            if row.confirmed
        },
        **confirmed,
    }
    return tuple(_row(facts, clause, found, money, said) for clause in regime.clauses)


def broken_clauses(verdicts: Iterable[ClauseVerdict]) -> tuple[Violation, ...]:
    """Every clause found 不符合, as a violation: such a plan may not be published.

    The audit of the plan has told the hard rules and measures already; what is added
    here rests on the money (pay channels, sums, evening study apart).
    """
    return tuple(
        Violation(
            rule=RuleId(row.rule.partition("、")[0]),
            facts=(("clause", row.clause),),
            text=check_words.by_clause(row.evidence, row.clause, row.words),
        )
        for row in verdicts
        if row.verdict is Verdict.BROKEN
    )


def _row(
    facts: Facts,
    clause: Clause,
    found: list[Violation],
    money: Settlement | None,
    said: Mapping[str, Confirmation],
) -> ClauseVerdict:
    match clause.answer:
        case "rule":
            parts = [_ruled(facts, clause, rule, found, money) for rule in clause.rules]
        case "parameter":
            parts = [parameter_finding(facts, clause, money)]
        case "attest":
            text = words.attest(clause.attest or "")
            parts = [(Verdict.NEEDS_PERSON, text)]
        case "not_modelled":
            text = words.not_modelled(clause.not_modelled or "")
            parts = [(Verdict.NEEDS_PERSON, text)]
    verdict = min((verdict for verdict, _ in parts), key=WORST_FIRST.index)
    if verdict is Verdict.NEEDS_PERSON:
        # Nobody can confirm money that is not yet settled.
        settled = clause.answer in ("attest", "not_modelled") or money is not None
        if settled:
            verdict, texts = _attested(facts, clause, said.get(clause.id))
            parts += [(verdict, text) for text in texts]
    if clause.enforced_as is not None:
        remark = words.enforced_as(
            policy_words.STRENGTHS[clause.strength], clause.remark
        )
        parts.append((verdict, remark))
    return ClauseVerdict(
        clause=clause.id,
        source=_source(facts.regime, clause),
        words=clause.operative,
        strength=policy_words.STRENGTHS[clause.strength],
        verdict=verdict,
        evidence=words.both(text for _, text in parts),
        rule="、".join(clause.rules) or clause.parameter or "",
    )


def _attested(
    facts: Facts, clause: Clause, said: Confirmation | None
) -> tuple[Verdict, list[str]]:
    """What the school has confirmed, and who did so when."""
    if said is not None:
        by, on, note = said
        day = "" if on is None else check_words.long_date(on)
        return Verdict.KEPT, [words.attested(by, day, note)]
    denied = [
        words.denied(row.note)
        for row in facts.school.attestations
        if row.clause == clause.id and not row.confirmed
    ]
    return Verdict.NEEDS_PERSON, denied


def _ruled(
    facts: Facts,
    clause: Clause,
    rule: str,
    found: list[Violation],
    money: Settlement | None,
) -> tuple[Verdict, str]:
    for name, measure in MEASURES:
        if name == rule:
            finding = measure(Scene(facts=facts, clause=clause, money=money))
            advisory = finding.verdict is Verdict.BROKEN and clause.binding != "must"
            verdict = Verdict.ADVISORY if advisory else finding.verdict
            return verdict, finding.evidence
    broken = [each.text for each in found if each.rule == rule]
    if broken:
        return Verdict.BROKEN, words.broken(len(broken), broken[:3])
    needs_money = rule in {name for name, _ in MONEY_CHECKS} and money is None
    verdict = Verdict.NEEDS_PERSON if needs_money else Verdict.KEPT
    return verdict, evidence(rule, facts, money)


def _source(regime: Regime, clause: Clause) -> str:
    return f"{regime.source(clause.source).title}，{clause.locator}"
