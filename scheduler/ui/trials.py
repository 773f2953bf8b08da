"""Trials about the plan looked at: started, watched, found again."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from scheduler.domain.aim import Prefer
from scheduler.domain.outcome import Change
from scheduler.intake.changed import write_changed
from scheduler.jobs.folder import RunFolder, list_runs
from scheduler.jobs.status import RunState
from scheduler.office.running import Wanted, start_run, stop_run
from scheduler.ui.html.progress import progress_card
from scheduler.ui.state import Shown, runs_root, watch
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import whatif as words

_SECONDS = 45.0
_PULSE = 0.7  # seconds between looks at a trial


def start_trial(
    shown: Shown, title: str, task: str, changes: Sequence[Change] = ()
) -> bool:
    """Queue a trial about a plan; False when a change names a sheet no book has."""
    wanted = Wanted(
        title=title, seconds=_SECONDS, seed=0, previous=None, task=task, base=shown.id
    )
    with tempfile.TemporaryDirectory() as place:
        books, lost = write_changed(shown.books, changes, Path(place))
        if not lost:
            start_run(store(), current_actor(), runs_root(), books, wanted, now())
    return not lost


def adopt(
    books: Sequence[Path], title: str, prefer: Prefer = Prefer.WISHES, served: int = 0
) -> None:
    """Queue a real planning run with what a trial found; the page 排课 watches it."""
    wanted = Wanted(
        title=title,
        seconds=_SECONDS,
        seed=0,
        previous=None,
        prefer=prefer,
        served=served,
    )
    run = start_run(store(), current_actor(), runs_root(), books, wanted, now())
    watch(run.id)


def trials(shown: Shown, task: str) -> tuple[RunFolder, ...]:
    """Trials of a kind about a plan, newest first."""
    return tuple(
        run
        for run in list_runs(runs_root())
        if (request := run.request()) is not None
        and (request.task, request.base) == (task, shown.id)
    )


def ready(run: RunFolder) -> bool:
    """Whether a trial is done; shows how far it is, or that it failed."""
    status = run.status()
    if status is None:
        return False
    if not status.state.final:
        _watch(run)
        return False
    if status.state is RunState.DONE:
        return True
    if status.state is not RunState.STOPPED:
        st.warning(words.FAILED)
    return False


@st.fragment(run_every=_PULSE)
def _watch(run: RunFolder) -> None:
    status = run.status()
    if status is None:
        return
    if status.state.final:
        st.rerun()
    stopping = run.cancel_flag.exists()
    st.caption(words.RUNNING)
    st.html(progress_card(status, stopping=stopping))
    st.button(
        words.STOPPING if stopping else words.STOP,
        key=f"stop_{run.id}",
        disabled=stopping,
        on_click=stop_run,
        args=(store(), current_actor(), run, now()),
    )
