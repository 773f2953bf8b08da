"""Frame of every page: menu by role, the plan looked at, the queue at work."""

from pathlib import Path

import streamlit as st

from scheduler.jobs.dispatcher import start_dispatcher
from scheduler.ui.html.style import CHINESE, PRINT, TABLES
from scheduler.ui.menu import FIRST, sections
from scheduler.ui.state import all_shown, runs_root, take_plan_from_address
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
    # The selector is drawn below the menu; at first only the address knows the role.
    role = st.session_state.get("role") or st.query_params.get("role")
    chosen = st.navigation(sections(role), expanded=True)
    with st.sidebar:
        _choose()
    chosen.run()


def _choose() -> None:
    labels = {shown.id: shown.label for shown in all_shown()}
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
    st.segmented_control(
        words.ROLE,
        list(FIRST),
        default=words.OFFICE,
        required=True,
        key="role",
        bind="query-params",
        help=words.ROLE_HELP,
    )
