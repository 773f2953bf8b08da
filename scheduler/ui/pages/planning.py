"""Start a run, watch it, stop it, and see how good the result is."""

import streamlit as st

from scheduler.jobs.folder import RunFolder, list_runs
from scheduler.jobs.status import RunState
from scheduler.office.running import Wanted, start_run, stop_run
from scheduler.ui.ending import show_ending
from scheduler.ui.facts import facts_of, read_books
from scheduler.ui.frame import heading
from scheduler.ui.handed_in import choose_data, chosen_data, data_books
from scheduler.ui.html.progress import history_table, progress_card
from scheduler.ui.menu import go_button
from scheduler.ui.state import SAMPLE, current_run, runs_root, watch, watched_run
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import data as data_words
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import planning as planning_words

_PULSE = 0.5  # seconds between looks at the run
_HAS_OWN_BUTTON = (RunState.QUEUED, RunState.RUNNING, RunState.DONE)


def _begin(title: str) -> None:
    books = data_books(chosen_data())
    shown = current_run() if st.session_state.get("keep_close") else None
    wanted = Wanted(
        title=title,
        seconds=float(st.session_state["seconds"]),
        seed=int(st.session_state["seed"]),
        previous=None if shown is None else shown.result,
    )
    run = start_run(store(), current_actor(), runs_root(), books, wanted, now())
    watch(run.id)


def _stop(run: RunFolder) -> None:
    stop_run(store(), current_actor(), run, now())


def _form(*, main: bool) -> None:
    books = data_books(chosen_data())
    school = read_books(books).school if books else None
    if not books:
        st.info(planning_words.PLAN_NO_DATA)
        with st.container(horizontal=True):
            go_button(frame_words.GO_DATA, "data", main=main)
            st.button(
                data_words.UPLOAD_SAMPLE,
                key="use_sample",
                on_click=choose_data,
                args=(SAMPLE,),
            )
        return
    if school is None:
        st.warning(data_words.MUST_MEND)
        go_button(frame_words.GO_DATA, "data", main=main)
        return
    st.caption(
        planning_words.plan_what(school.settings.name, [book.name for book in books])
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            planning_words.SECONDS,
            list(planning_words.SECONDS_TEXT),
            index=2,
            format_func=planning_words.SECONDS_TEXT.__getitem__,
            help=planning_words.SECONDS_HELP,
            key="seconds",
            persist_state="session",
            width=180,
        )
        st.number_input(
            planning_words.SEED,
            min_value=0,
            max_value=999_999,
            help=planning_words.SEED_HELP,
            key="seed",
            persist_state="session",
            width=160,
        )
        st.button(
            planning_words.START_RUN,
            type="primary" if main else "secondary",
            key="begin",
            on_click=_begin,
            args=(school.settings.name,),
        )
    shown = current_run()
    facts = facts_of(shown) if shown else None
    if facts is not None and facts.plan.school == school.settings.name:
        st.checkbox(
            planning_words.KEEP_CLOSE,
            help=planning_words.KEEP_CLOSE_HELP,
            key="keep_close",
        )


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
        key="cancel",
        disabled=stopping,
        on_click=_stop,
        args=(run,),
    )


heading("planning")
run = watched_run()
status = run.status() if run else None
_form(main=status is None or status.state not in _HAS_OWN_BUTTON)
if run is None or status is None:
    st.caption(planning_words.NOTHING_RUNNING)
    st.stop()
watch(run.id)
request = run.request()
st.subheader(
    planning_words.run_heading(request.title, request.created) if request else run.id,
    anchor=False,
)
if status.state in (RunState.QUEUED, RunState.RUNNING):
    _watch(run)
else:
    show_ending(run, status)
earlier = [other for other in list_runs(runs_root()) if other.id != run.id][:10]
if earlier:
    st.subheader(planning_words.HISTORY, anchor=False)
    st.html(history_table(earlier))
