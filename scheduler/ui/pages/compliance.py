"""Clause by clause: words, source, verdict, evidence."""

from collections import Counter

import streamlit as st

from scheduler.check.compliance import WORST_FIRST
from scheduler.domain.ids import RuleId
from scheduler.office.confirmations import in_force
from scheduler.rules import CATALOGUE, card, explain, parameter_lines
from scheduler.ui.clause_chart import clause_chart, clause_rows
from scheduler.ui.confirming import entries_of, show_confirming
from scheduler.ui.facts import verdicts_of
from scheduler.ui.frame import plan_page
from scheduler.ui.html.clauses import clause_table
from scheduler.ui.picking import show_picked
from scheduler.words.ui import common as common_words
from scheduler.words.ui import compliance as compliance_words

shown, facts = plan_page("compliance")
told = entries_of(shown)
verdicts = sorted(
    verdicts_of(facts, in_force(told)),
    key=lambda row: WORST_FIRST.index(row.verdict),
)
counts = Counter(row.verdict for row in verdicts)
st.write(
    compliance_words.verdict_sentence(
        facts.profile.header.title,
        {verdict.value: counts[verdict] for verdict in WORST_FIRST if counts[verdict]},
    )
)
picks = show_picked(clause_chart(clause_rows(verdicts)), "clauses")
st.caption(compliance_words.CLICK)
labels = {common_words.ALL: len(verdicts)} | {
    verdict.value: counts[verdict] for verdict in WORST_FIRST if counts[verdict]
}
with st.container(key="noprint_verdict"):
    chosen = st.segmented_control(
        compliance_words.VERDICT_FILTER,
        list(labels),
        default=common_words.ALL,
        required=True,
        key="verdict",
        bind="query-params",
    )
picked = [
    row
    for row in verdicts
    if chosen in (common_words.ALL, row.verdict.value)
    and (not picks or {"strength": row.strength, "verdict": row.verdict.value} in picks)
]
st.html(clause_table(picked))
show_confirming(shown, facts, verdicts, told)
rules = [str(each.id) for each in CATALOGUE]
with st.container(key="noprint_rule"):
    asked = st.selectbox(
        compliance_words.EXPLAIN,
        rules,
        index=None,
        placeholder=compliance_words.EXPLAIN_CHOICE,
        format_func=lambda name: f"{name} {card(RuleId(name)).title}",
        key="rule",
    )
if asked is not None:
    regime = facts.profile.in_force(facts.school.settings.service_start)
    named = frozenset(each.id for each in regime.clauses_of(RuleId(asked)))
    for line in (
        *explain(RuleId(asked), regime),
        *parameter_lines(facts.profile, clauses=named),
    ):
        st.text(line)
