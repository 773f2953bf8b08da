"""One version beside another: every difference, by class, teacher, date."""

import streamlit as st

from scheduler.domain.ids import PupilId, StaffId
from scheduler.office.plans import Version, versions
from scheduler.pipeline.edits.differences import Difference, Matter, differences
from scheduler.ui.facts import Facts, facts_of
from scheduler.ui.frame import plan_page
from scheduler.ui.html.differences import difference_row
from scheduler.ui.html.table import table
from scheduler.ui.state import Shown, find_shown
from scheduler.ui.who import current_actor, store
from scheduler.words.ui import common as common_words
from scheduler.words.ui import compare as words

_LISTED = 600


@st.cache_resource(max_entries=8, show_spinner=False)
def _differences(
    keys: tuple[str, str], _one: Facts, _two: Facts
) -> tuple[Difference, ...]:
    return differences(_one.plan, _two.plan)


def _others(shown: Shown, school: str) -> list[tuple[str, Version]]:
    """Earlier and other versions of this school's plans, newest first."""
    with store().reading() as session:
        known = versions(session, current_actor())
    return [
        (
            words.version(
                row.no, common_words.moment(row.created.astimezone().isoformat())
            ),
            row,
        )
        for row in known
        if row.school == school and row.run_id != shown.id
    ]


def _concerns(row: Difference, class_name: str, staff: str) -> bool:
    if class_name != words.EVERYTHING:
        classes = set(row.classes)
        pupil = facts.index.pupils.get(PupilId(row.pupil or ""))
        if pupil is not None:
            classes.add(pupil.class_name)
        if class_name not in classes:
            return False
    return staff == words.EVERYTHING or staff in (*row.before, *row.after)


shown, facts = plan_page("compare")
others = _others(shown, facts.plan.school)
if not others:
    st.info(words.ONLY_ONE)
    st.stop()
labels = [label for label, _ in others]
# The version this one was made from comes to mind first.
mine = [row for _, row in others if shown.plan and row.plan_id == shown.plan.id]
first = others.index(next(each for each in others if each[1] == mine[0])) if mine else 0
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen = st.selectbox(
        words.WITH, labels, index=first, key="with", bind="query-params", width=260
    )
    names = [words.EVERYTHING, *(row.name for row in facts.index.ordered_classes)]
    class_name = st.selectbox(
        words.CLASS_FILTER, names, key="class", bind="query-params", width=180
    )
    people = [words.EVERYTHING, *facts.index.names]
    staff = st.selectbox(
        words.STAFF_FILTER,
        people,
        format_func=lambda id: facts.index.names.get(StaffId(id), id),
        key="teacher",
        bind="query-params",
        width=180,
    )
other = find_shown(others[labels.index(chosen)][1].run_id)
before = facts_of(other) if other else None
if before is None:
    st.warning(words.SAMPLE_NONE)
    st.stop()
found = _differences((before.key, facts.key), before, facts)
matters = [each for each in Matter if any(row.matter is each for row in found)]
picked = st.pills(
    words.FILTER,
    [each.value for each in matters],
    format_func=lambda value: words.MATTER[value],
    selection_mode="single",
    key="matter",
)
rows = [
    row
    for row in found
    if picked in (None, row.matter.value) and _concerns(row, class_name, staff)
]
st.write(words.found(len(rows)) if rows else words.SAME)
if rows:
    st.html(
        table(words.HEADS, [difference_row(facts.index, row) for row in rows[:_LISTED]])
    )
if len(rows) > _LISTED:
    st.caption(common_words.more_rows(len(rows) - _LISTED))
