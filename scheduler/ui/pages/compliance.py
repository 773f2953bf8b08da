"""Clause by clause: words, source, verdict, evidence."""

from collections import Counter

import streamlit as st

from scheduler.check.compliance import WORST_FIRST
from scheduler.ui.facts import verdicts_of
from scheduler.ui.frame import plan_page
from scheduler.ui.html.clauses import clause_table
from scheduler.words import ui as words

_, facts = plan_page("compliance")
verdicts = sorted(verdicts_of(facts), key=lambda row: WORST_FIRST.index(row.verdict))
counts = Counter(row.verdict for row in verdicts)
st.write(
    words.verdict_sentence(
        facts.profile.header.title,
        {verdict.value: counts[verdict] for verdict in WORST_FIRST if counts[verdict]},
    )
)
labels = {words.ALL: len(verdicts)} | {
    verdict.value: counts[verdict] for verdict in WORST_FIRST if counts[verdict]
}
with st.container(key="noprint_verdict"):
    chosen = st.segmented_control(
        words.VERDICT_FILTER,
        list(labels),
        default=words.ALL,
        required=True,
        key="verdict",
        bind="query-params",
    )
picked = [row for row in verdicts if chosen in (words.ALL, row.verdict.value)]
st.html(clause_table(picked))
