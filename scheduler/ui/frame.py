"""What most pages begin with: a heading, and a plan or a friendly way to get one."""

from html import escape

import streamlit as st

from scheduler.office.names import reveal_names, sees_names
from scheduler.office.refusals import NotAllowed
from scheduler.office.rights import Act, may, require
from scheduler.ui.facts import Facts, facts_of, masked_facts
from scheduler.ui.menu import ACTS, go_button
from scheduler.ui.state import Shown, current_run
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import frame as words

_WITH_NAMES = ("timetable", "wishes", "compare")  # pages that list pupils
_ASKED = "names_asked_for"


def heading(name: str, about: str = "") -> None:
    """The page's title, what it is for, and whose plan it shows.

    The page ends here for a role it is not for.
    """
    st.title(words.PAGE_TITLES[name], anchor=False)
    purpose = escape(words.PAGE_PURPOSE[name])
    st.html(f'<p class="about"><span>{purpose}</span>{escape(about)}</p>')
    if name in ACTS:
        try:
            require(current_actor(), ACTS[name])
        except NotAllowed as refusal:
            st.warning(refusal.sentence)
            go_button(words.GO_START, "start")
            st.stop()


def about(shown: Shown, facts: Facts) -> str:
    """School and term, with a word when the school is made up."""
    plan = facts.plan
    text = words.about_plan(plan.school, plan.term_start, plan.term_end)
    if shown.plan is not None:
        return words.with_state(text, shown.plan.state.value)
    return f"{words.SAMPLE_PLAN}：{text}" if shown.is_sample else text


def plan_page(name: str) -> tuple[Shown, Facts]:
    """Heading and facts of the plan looked at; stops the page when there is none."""
    shown = current_run()
    if shown is None:
        heading(name)
        plans_itself = may(current_actor(), Act.RUN)
        help_text = words.NO_PLAN_HELP if plans_itself else words.NO_PLAN_WAIT
        st.info(f"**{words.NO_PLAN_YET}**　{help_text}")
        if plans_itself:
            go_button(words.GO_DATA, "data")
        else:
            go_button(words.GO_START, "start")
        st.stop()
    facts = facts_of(shown)
    if facts is None:
        heading(name)
        st.warning(words.LATE_FILES)
        go_button(words.GO_PLANNING, "planning")
        st.stop()
    heading(name, about(shown, facts))
    if name in _WITH_NAMES and not _names_open(shown):
        facts = masked_facts(facts)
    return shown, facts


def _names_open(shown: Shown) -> bool:
    """Whether pupils' names may stand on the page; else a button that asks for them."""
    actor = current_actor()
    if sees_names(actor):
        return True
    asked: set[tuple[str, int | None, str]] = st.session_state.setdefault(_ASKED, set())
    me = (shown.id, actor.id, actor.role.value)
    if me in asked:
        return True

    def ask() -> None:
        reveal_names(store(), current_actor(), f"run/{shown.id}", now())
        asked.add(me)

    with st.container(
        horizontal=True, vertical_alignment="center", key="noprint_names"
    ):
        st.caption(words.NAMES_MASKED)
        st.button(
            words.SHOW_NAMES, key="show_names", help=words.SHOW_NAMES_HELP, on_click=ask
        )
    return False
