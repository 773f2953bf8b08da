"""What one browser looks at: which plan, which data, which role; survives F5."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

import scheduler
from scheduler.jobs.folder import TRIALS, RunFolder, find_run, list_runs
from scheduler.jobs.status import RunState
from scheduler.office.plans import PlanView, plans
from scheduler.office.registry import register_runs
from scheduler.office.rights import Act, may
from scheduler.store import outputs
from scheduler.ui.data import find_sample_books
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import common as common_words
from scheduler.words.ui import frame as frame_words

HOME = Path(scheduler.__file__).resolve().parents[1]
SAMPLE = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finished plan and the workbooks it was made from; ``plan`` is its standing."""

    id: str
    label: str
    books: tuple[Path, ...]
    result: Path
    plan: PlanView | None = None

    @property
    def is_sample(self) -> bool:
        """Whether this is the made-up school."""
        return self.id == SAMPLE


def runs_root() -> Path:
    """The folder of all runs."""
    return outputs() / "runs"


def sample() -> Shown | None:
    """The sample school's plan, None while it is not there yet."""
    result = outputs() / SAMPLE
    if not (result / "plan.json").exists():
        return None
    books = find_sample_books(HOME / "inputs", result)
    return Shown(id=SAMPLE, label=frame_words.SAMPLE_PLAN, books=books, result=result)


def shown_of(run: RunFolder) -> Shown | None:
    """A run as something to look at; None unless it ended with a plan."""
    status, request = run.status(), run.request()
    if status is None or request is None or status.state is not RunState.DONE:
        return None
    label = frame_words.plan_label(request.title, common_words.moment(request.created))
    return Shown(id=run.id, label=label, books=run.books(), result=run.result)


def find_shown(id: str) -> Shown | None:
    """A version by its run, whether or not it is the newest of its plan."""
    run = find_run(runs_root(), id)
    return shown_of(run) if run else None


def all_shown() -> tuple[Shown, ...]:
    """Own plans that may be seen, newest first, then the sample."""
    actor = current_actor()
    if not may(actor, Act.READ):
        return ()
    register_runs(store(), runs_root(), now())
    with store().reading() as session:
        views = plans(session, actor)
    own: list[Shown] = []
    for run in list_runs(runs_root()):
        shown = shown_of(run) if run.id in views else None
        if shown is not None:
            own.append(replace(shown, plan=views[run.id]))
    made_up = sample()
    return (*own, made_up) if made_up else tuple(own)


def distinct_labels(choices: Sequence[Shown]) -> dict[str, str]:
    """A label for each plan; the browser knows its choice by the label alone.

    Two plans of one school made in the same minute would read alike.
    """
    taken: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for shown in reversed(choices):  # the oldest keeps its label for good
        taken[shown.label] += 1
        labels[shown.id] = frame_words.nth(shown.label, taken[shown.label])
    return {shown.id: labels[shown.id] for shown in choices}


def current_run() -> Shown | None:
    """The plan looked at: the chosen one, else the newest own, else the sample."""
    choices = all_shown()
    chosen = st.session_state.get("plan")
    for shown in choices:
        if shown.id == chosen:
            return shown
    return choices[0] if choices else None


def choose_plan(id: str) -> None:
    """Look at a plan from now on (to be called before the sidebar is drawn)."""
    st.session_state["plan"] = id


def take_plan_from_address(known: Collection[str]) -> None:
    """Look at the plan the link names; a link always means the same plan."""
    wanted = st.query_params.get("plan")
    if "plan" not in st.session_state and wanted and wanted in known:
        choose_plan(wanted)


def watched_run() -> RunFolder | None:
    """The run to watch: from the URL, else this visit's, else the newest."""
    wanted = st.query_params.get("run") or st.session_state.get("watched")
    if wanted and (run := find_run(runs_root(), wanted)):
        return run
    for run in list_runs(runs_root()):
        request = run.request()
        if request is not None and request.task not in TRIALS:
            return run
    return None


def watch(id: str) -> None:
    """Show a run's progress, in this tab and after F5."""
    st.session_state["watched"] = id
    st.query_params["run"] = id
