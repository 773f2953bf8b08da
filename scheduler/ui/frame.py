"""What most pages begin with: a heading, and a plan or a friendly way to get one."""

from html import escape

import streamlit as st

from scheduler.office.refusals import NotAllowed
from scheduler.office.rights import Act, may, require
from scheduler.ui.facts import Facts, facts_of
from scheduler.ui.menu import ACTS, go_button
from scheduler.ui.state import Shown, current_run
from scheduler.ui.who import current_actor
from scheduler.words.ui import frame as words


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
    return shown, facts
