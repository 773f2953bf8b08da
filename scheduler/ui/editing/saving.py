"""A version on its way: progress, then the end with what to do next."""

import streamlit as st

from scheduler.domain.edits_json import steps_document
from scheduler.jobs.folder import RunFolder, find_run
from scheduler.jobs.status import RunState
from scheduler.office.running import stop_run
from scheduler.ui.editing.session import Working
from scheduler.ui.ending import show_ending
from scheduler.ui.html.progress import progress_card
from scheduler.ui.state import runs_root
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import editing as words
from scheduler.words.ui import planning as planning_words

_RUN = "version"  # also in the address, so that F5 loses nothing
_PULSE = 0.5


def saving(id: str) -> None:
    """Watch this run from now on."""
    st.session_state[_RUN] = id
    st.query_params[_RUN] = id


def forget_saving() -> None:
    """Back to the boards."""
    st.session_state.pop(_RUN, None)
    if _RUN in st.query_params:
        del st.query_params[_RUN]


def show_saving(working: Working | None = None) -> bool:
    """Whether a version is being made or was just made; then it has the page."""
    id = st.session_state.get(_RUN) or st.query_params.get(_RUN)
    run = find_run(runs_root(), id) if id else None
    status = run.status() if run else None
    if run is None or status is None:
        return False
    st.query_params[_RUN] = run.id
    if not status.state.final:
        st.subheader(words.SAVING, anchor=False)
        _watch(run)
        return True
    if status.state is RunState.DONE and working is not None:
        request, held = run.request(), steps_document(working.draft().held)
        if request is not None and request.steps == held:  # else there are new ones
            working.clear()
    show_ending(run, status)
    st.button(words.BACK_TO_BOARD, key="back_to_board", on_click=forget_saving)
    return True


@st.fragment(run_every=_PULSE)
def _watch(run: RunFolder) -> None:
    status = run.status()
    if status is None:
        return
    if status.state.final:
        st.rerun()
    stopping = run.cancel_flag.exists()
    st.html(progress_card(status, stopping=stopping))
    st.button(
        planning_words.CANCELLING if stopping else planning_words.CANCEL,
        key="cancel_version",
        disabled=stopping,
        on_click=lambda: stop_run(store(), current_actor(), run, now()),
    )
