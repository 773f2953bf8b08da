"""Wishes by rank and grade; load and late services against the fair line."""

from collections import Counter

import streamlit as st

from scheduler.domain.ids import StaffId
from scheduler.export.views import wish_counts, wish_results
from scheduler.ui import charts
from scheduler.ui.ending import show_certificate
from scheduler.ui.frame import plan_page
from scheduler.ui.html.table import table
from scheduler.ui.load import Load, loads_of, service_weeks, services_of
from scheduler.ui.outcomes import (
    by_grade,
    by_rank,
    club_table,
    outcomes,
    pupil_row,
    pupils_behind,
)
from scheduler.ui.picking import show_picked
from scheduler.words.ui import common as common_words
from scheduler.words.ui import wishes as wishes_words

_REASONS = 300

_, facts = plan_page("wishes")
index = facts.index

# Wishes
rows = wish_results(index)
counts = wish_counts(rows)
first = counts.by_rank[0] if counts.by_rank else 0
st.subheader(wishes_words.WISHES_HEAD, anchor=False)
st.write(wishes_words.wishes_sentence(first, sum(counts.by_rank), counts.pupils))
if rows:
    order = outcomes(rows)
    grade_rows = by_grade(index, rows)
    grades = list(dict.fromkeys(row["grade"] for row in grade_rows))
    left, right = st.columns(2, gap="large")
    with left:
        chart = charts.wishes_by_rank(by_rank(rows), order)
        picks = show_picked(chart, "wishes_by_rank")
    with right:
        chart = charts.wishes_by_grade(grade_rows, order, grades)
        picks += show_picked(chart, "wishes_by_grade")
    st.caption(wishes_words.CLICK_WISHES)
    if picks:
        behind = pupils_behind(index, rows, picks)
        st.write(wishes_words.picked(len(behind)))
        st.html(table(wishes_words.MISSED_HEADS, behind[:_REASONS], low=True))
        if len(behind) > _REASONS:
            st.caption(common_words.more_rows(len(behind) - _REASONS))
    with st.expander(wishes_words.BEHIND_WISHES):
        counted = [
            [row["grade"], row["result"], str(row["number"])] for row in grade_rows
        ]
        st.html(
            table(wishes_words.WISH_HEADS, counted, numbers=frozenset({2}), low=True)
        )
    missed = [row for row in rows if row.rank != 1]
    with st.expander(wishes_words.missed(len(missed))):
        listed = [pupil_row(row) for row in missed[:_REASONS]]
        st.html(table(wishes_words.MISSED_HEADS, listed, low=True))
        if len(missed) > _REASONS:
            st.caption(common_words.more_rows(len(missed) - _REASONS))
with st.expander(wishes_words.CLUBS_HEAD):
    st.html(
        table(
            wishes_words.CLUB_HEADS,
            club_table(index),
            numbers=frozenset({2, 4}),
            low=True,
        )
    )

# Loads
st.subheader(wishes_words.FAIR_HEAD, anchor=False)
loads = loads_of(index)
numbers = Counter(load.person.kind.value for load in loads)
kinds = [kind for kind, _ in numbers.most_common()]
chosen = st.segmented_control(
    common_words.KIND_FILTER,
    [*kinds, common_words.ALL],
    default=kinds[0] if kinds else common_words.ALL,
    required=True,
    key="kind",
    bind="query-params",
)
picked = [
    load for load in loads if chosen in (common_words.ALL, load.person.kind.value)
]


def _bars(
    picked: list[Load], field: str, title: str, colour: str
) -> list[dict[str, str]]:
    values = [
        {
            "id": load.person.id,
            "name": load.person.name,
            "kind": load.person.kind.value,
            "units": load.units / 100,
            "late": load.late,
        }
        for load in picked
    ]
    fair = sum(float(row[field]) for row in values) / max(1, len(values))
    chart = charts.load_bars(values, field, title, round(fair, 1), colour)
    return show_picked(chart, f"load_{field}")


left, right = st.columns(2, gap="large")
with left:
    st.caption(wishes_words.FAIR_TEXT)
    people = _bars(picked, "units", wishes_words.LOAD, charts.GREEN)
with right:
    st.caption(wishes_words.LATE_TEXT)
    late = [load for load in picked if load.may_stay_late]
    people += _bars(late, "late", wishes_words.LATE, charts.PALE)
st.caption(wishes_words.CLICK_LOADS)
for id in dict.fromkeys(person["id"] for person in people):
    services = services_of(index, StaffId(id))
    st.write(wishes_words.services(index.names[StaffId(id)], len(services)))
    st.html(
        table(wishes_words.SERVICE_HEADS, services, numbers=frozenset({4}), low=True)
    )
with st.expander(wishes_words.BEHIND_LOADS):
    weeks = max(1, service_weeks(index))
    body = [
        [
            load.person.name,
            load.person.kind.value,
            common_words.hundredths(load.units),
            common_words.hundredths(load.units // weeks),
            str(load.late),
            str(load.duty),
        ]
        for load in picked
    ]
    st.html(
        table(wishes_words.LOAD_HEADS, body, numbers=frozenset({2, 3, 4, 5}), low=True)
    )
show_certificate(facts.plan)
