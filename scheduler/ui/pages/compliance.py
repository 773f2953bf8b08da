"""Clause by clause: words, source, verdict, evidence."""

from collections import Counter

import streamlit as st

from scheduler.domain.verdict import Verdict
from scheduler.ui.facts import verdicts_of
from scheduler.ui.frame import plan_page
from scheduler.ui.html.clauses import clause_table
from scheduler.words import ui as words

_, facts = plan_page("compliance")
verdicts = verdicts_of(facts)
counts = Counter(row.verdict for row in verdicts)
st.write(
    words.verdict_sentence(
        facts.profile.header.title,
        {verdict.value: counts[verdict] for verdict in Verdict if counts[verdict]},
    )
)
labels = {words.ALL: len(verdicts)} | {
    verdict.value: counts[verdict] for verdict in Verdict if counts[verdict]
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
