"""Desks kept while they are looked at; the judge of a plan is not built twice."""

import json
from typing import Any

import streamlit as st

from scheduler.domain.edits import Step
from scheduler.domain.edits_json import read_steps, steps_document
from scheduler.domain.ids import PupilId, SessionId, StaffId
from scheduler.export.views import PlanIndex, index_plan
from scheduler.pipeline.edits.desk import Desk, open_desk
from scheduler.pipeline.edits.places import (
    Place,
    Span,
    club_places,
    meeting_places,
    room_places,
    staff_places,
)
from scheduler.pipeline.edits.worth import Worth, worth_of
from scheduler.ui.facts import Facts

Steps = tuple[Step, ...]


def written(steps: Steps) -> str:
    """Steps as a key."""
    return json.dumps(steps_document(steps), ensure_ascii=False)


def desk_of(facts: Facts, steps: Steps) -> Desk:
    """The desk after some steps.

    Raises:
        CannotEdit: a step cannot be made any more.
    """
    return _desk(facts.key, written(steps), facts)


@st.cache_resource(max_entries=12, show_spinner=False)
def _desk(key: str, steps: str, _facts: Facts) -> Desk:
    held: Any = json.loads(steps)
    return open_desk(_facts.school, _facts.plan, _facts.profile, read_steps(held))


def index_of(facts: Facts, steps: Steps) -> PlanIndex:
    """The plan after some steps, looked up."""
    return _index(facts.key, written(steps), facts)


@st.cache_resource(max_entries=12, show_spinner=False)
def _index(key: str, steps: str, _facts: Facts) -> PlanIndex:
    table = _desk(key, steps, _facts).table
    return index_plan(table.school, table.plan)


def staff_of(
    facts: Facts, steps: Steps, session: SessionId, out: StaffId, span: Span
) -> tuple[Place, ...]:
    """Who could serve instead."""
    return _staff(facts.key, written(steps), session, out, repr(span), facts, span)


@st.cache_resource(max_entries=40, show_spinner=False)
def _staff(
    key: str,
    steps: str,
    session: SessionId,
    out: StaffId,
    span: str,
    _facts: Facts,
    _span: Span,
) -> tuple[Place, ...]:
    desk = _desk(key, steps, _facts)
    return staff_places(desk, desk.table.sessions[session], out, _span)


@st.cache_resource(max_entries=40, show_spinner=False)
def _rooms(
    key: str, steps: str, session: SessionId, _facts: Facts
) -> tuple[Place, ...]:
    desk = _desk(key, steps, _facts)
    return room_places(desk, desk.table.sessions[session])


def rooms_of(facts: Facts, steps: Steps, session: SessionId) -> tuple[Place, ...]:
    """Rooms for a session."""
    return _rooms(facts.key, written(steps), session, facts)


@st.cache_resource(max_entries=40, show_spinner=False)
def _meetings(
    key: str, steps: str, session: SessionId, _facts: Facts
) -> tuple[Place, ...]:
    desk = _desk(key, steps, _facts)
    return meeting_places(desk, desk.table.sessions[session])


def meetings_of(facts: Facts, steps: Steps, session: SessionId) -> tuple[Place, ...]:
    """Periods for a club's meeting."""
    return _meetings(facts.key, written(steps), session, facts)


@st.cache_resource(max_entries=40, show_spinner=False)
def _clubs(key: str, steps: str, pupil: PupilId, _facts: Facts) -> tuple[Place, ...]:
    return club_places(_desk(key, steps, _facts), pupil)


def clubs_of(facts: Facts, steps: Steps, pupil: PupilId) -> tuple[Place, ...]:
    """Clubs for a pupil."""
    return _clubs(facts.key, written(steps), pupil, facts)


def worth(facts: Facts, steps: Steps) -> Worth:
    """What the plan is worth after some steps."""
    return _worth(facts.key, written(steps), facts)


@st.cache_resource(max_entries=24, show_spinner=False)
def _worth(key: str, steps: str, _facts: Facts) -> Worth:
    return worth_of(_desk(key, steps, _facts).table, _facts.profile)
