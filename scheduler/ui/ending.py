"""How a run ended: the result and its proof, or what to do next."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from scheduler.domain.kinds import Status
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.jobs.files import read_json
from scheduler.jobs.folder import RunFolder
from scheduler.jobs.status import RunState, RunStatus
from scheduler.ui.facts import facts_of
from scheduler.ui.html.certificate import certificate_table
from scheduler.ui.html.conflicts import conflict_list, repair_list
from scheduler.ui.html.facts import issues as issue_list
from scheduler.ui.html.facts import tiles
from scheduler.ui.html.progress import state_tag
from scheduler.ui.menu import go, go_button
from scheduler.ui.state import choose_plan, shown_of
from scheduler.ui.summary import plan_tiles
from scheduler.words.ui import common as common_words
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import planning as planning_words

_VIOLATIONS = 50


def show_ending(run: RunFolder, status: RunStatus) -> None:
    """The end of a run, with one thing to do next."""
    sentence = status.message or planning_words.STATE_NEXT[status.state.value]
    if status.state is RunState.STOPPED and not run.cancel_flag.exists():
        sentence = planning_words.STOPPED_TIME
    elapsed = planning_words.took(common_words.seconds_text(status.elapsed))
    st.html(f"<p>{state_tag(status.state)}　{sentence}　{elapsed}</p>")
    if status.state is RunState.DONE:
        _show_plan(run)
        return
    if status.state is RunState.IMPOSSIBLE:
        _show_conflicts(read_json(run.result / "conflicts.json") or {})
    findings = read_json(run.findings_file) or {}
    found = issues_of(findings)
    if found:
        st.html(issue_list(found))
    if findings.get("violations"):
        with st.expander(planning_words.violations(len(findings["violations"]))):
            for text in findings["violations"][:_VIOLATIONS]:
                st.text(text)
    if status.state in (RunState.IMPOSSIBLE, RunState.UNUSABLE):
        go_button(frame_words.MEND_DATA, "data", main=False)


def _show_conflicts(document: Mapping[str, Any]) -> None:
    if document.get("conflicts"):
        st.subheader(planning_words.CONFLICTS, anchor=False)
        st.html(conflict_list(document["conflicts"]))
    if document.get("repairs"):
        st.subheader(planning_words.REPAIRS, anchor=False)
        st.html(repair_list(document["repairs"]))


def _show_plan(run: RunFolder) -> None:
    shown = shown_of(run)
    facts = facts_of(shown) if shown else None
    if facts is None:
        st.warning(frame_words.LATE_FILES)
        return
    if st.button(
        planning_words.OPEN_RESULT,
        type="primary",
        key="open",
        on_click=choose_plan,
        args=(run.id,),
    ):
        go("timetable")
    st.html(tiles(plan_tiles(facts)))
    show_certificate(facts.plan)


def show_certificate(plan: Plan) -> None:
    """Which stages are proven, in words and numbers; notices of the run."""
    stages = plan.certificate.stages
    proven = sum(stage.value == stage.bound for stage in stages)
    st.subheader(planning_words.CERTIFICATE, anchor=False)
    if plan.certificate.status is Status.FEASIBLE and proven == len(stages):
        st.write(planning_words.changed_by_hand(proven))
    else:
        st.write(planning_words.proven_stages(proven, len(stages)))
    with st.expander(planning_words.BEHIND_STAGES):
        st.caption(planning_words.CERTIFICATE_INTRO)
        st.html(certificate_table(stages))
    if plan.notices:
        with st.expander(planning_words.notices(len(plan.notices)), expanded=True):
            for notice in plan.notices:
                st.text(notice)


def issues_of(document: Mapping[str, Any]) -> tuple[Issue, ...]:
    """The problems of the input a run ended with."""
    return tuple(
        Issue(**{**row, "severity": Severity(row["severity"])})
        for row in document.get("issues", ())
    )
