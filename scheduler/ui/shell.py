"""Frame of every page: menu by role, the plan looked at, the queue at work."""

from html import escape
from pathlib import Path

import streamlit as st

from scheduler.jobs.dispatcher import start_dispatcher
from scheduler.office.actor import Actor
from scheduler.ui.gate import LOGOUT
from scheduler.ui.html.style import CHINESE, PRINT, TABLES
from scheduler.ui.menu import sections
from scheduler.ui.state import (
    all_shown,
    distinct_labels,
    runs_root,
    take_plan_from_address,
)
from scheduler.ui.who import current_actor, on_network
from scheduler.words import office as office_words
from scheduler.words.ui import frame as words

_ASSETS = Path(__file__).resolve().parent / "assets"
_ICON, _LOGO = _ASSETS / "icon.png", _ASSETS / "logo.svg"


@st.cache_resource
def _serve_queue(root: str) -> object:
    """One dispatcher for the whole server, whatever the number of browsers."""
    return start_dispatcher(Path(root))


def show() -> None:
    """Draw the frame and run the chosen page."""
    st.set_page_config(page_title=words.APP, page_icon=str(_ICON), layout="wide")
    st.html(f"<style>{TABLES}{PRINT}{CHINESE}</style>")
    st.logo(str(_LOGO), size="large", icon_image=str(_ICON))
    _serve_queue(str(runs_root()))
    actor = current_actor()
    chosen = st.navigation(sections(actor), expanded=True)
    with st.sidebar:
        _choose()
        if on_network():
            _say_who(actor)
        else:
            _choose_role()
    chosen.run()


def _choose() -> None:
    labels = distinct_labels(all_shown())
    if labels:
        take_plan_from_address(labels)
        chosen = st.selectbox(
            words.PLAN_CHOICE,
            list(labels),
            format_func=lambda id: labels.get(id, id),
            key="plan",
            persist_state="session",
        )
        st.query_params["plan"] = chosen


def _say_who(actor: Actor) -> None:
    role = office_words.ROLE[actor.role.value]
    name = escape(words.logged_in(actor.name, role))
    st.html(
        f'<p class="about"><span>{name}</span>'
        f'<a href="{LOGOUT}" target="_self">{words.LOGOUT}</a></p>'
    )


def _choose_role() -> None:
    st.segmented_control(
        words.ROLE,
        [words.OFFICE, words.PRINCIPAL, words.FINANCE],
        default=words.OFFICE,
        required=True,
        key="role",
        bind="query-params",
        help=words.ROLE_HELP,
    )
