"""What is kept no longer: shown to the administrator, deleted when he says so."""

import streamlit as st

from scheduler.office.refusals import Refusal
from scheduler.office.retention import (
    LONGEST,
    MONTHS,
    SHORTEST,
    Due,
    clear,
    cutoff,
    due,
)
from scheduler.store import outputs
from scheduler.ui.who import current_actor, now, store
from scheduler.words import office as office_words
from scheduler.words.ui import people as words

_MONTHS, _TOLD, _LOOKED = "retain_months", "retain_told", "retain_looked"


def show_retention() -> None:
    """How many months, what would go, and then the button that deletes it."""
    with st.container(border=True):
        st.subheader(words.RETAIN_HEAD, anchor=False)
        st.caption(words.RETAIN_TEXT)
        if told := st.session_state.pop(_TOLD, None):
            st.info(told)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input(
                words.RETAIN_MONTHS,
                min_value=SHORTEST,
                max_value=LONGEST,
                value=MONTHS,
                key=_MONTHS,
                on_change=_forget,
                width=200,
            )
            st.button(words.RETAIN_LOOK, key="retain_look", on_click=_look)
        found: Due | None = st.session_state.get(_LOOKED)
        if found is not None:
            st.write(office_words.retain_found(found.before, *_numbers(found)))
            st.button(words.RETAIN_DELETE, key="retain_delete", on_click=_delete)


def _numbers(found: Due) -> tuple[int, int, int, int]:
    return len(found.runs), len(found.contents), found.size, len(found.paths)


def _forget() -> None:
    st.session_state.pop(_LOOKED, None)


def _look() -> None:
    _forget()
    try:
        before = cutoff(now().date(), st.session_state[_MONTHS])
        with store().reading() as session:
            found = due(session, current_actor(), outputs(), before)
    except Refusal as refusal:
        st.session_state[_TOLD] = refusal.sentence
        return
    if found.nothing:
        st.session_state[_TOLD] = office_words.RETAIN_NOTHING
    else:
        st.session_state[_LOOKED] = found


def _delete() -> None:
    """What is due by the day that was shown, as it is now."""
    shown: Due = st.session_state.pop(_LOOKED)
    try:
        found = clear(store(), current_actor(), outputs(), shown.before, now())
    except Refusal as refusal:
        st.session_state[_TOLD] = refusal.sentence
        return
    except OSError:
        st.session_state[_TOLD] = words.RETAIN_LEFT
        return
    done = office_words.retain_done(found.before, *_numbers(found))
    st.session_state[_TOLD] = f"{done}{office_words.RETAIN_KEPT}"
