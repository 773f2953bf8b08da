"""Accounts: who may log in; added, switched off, given a new password."""

from collections.abc import Callable

import streamlit as st
from sqlalchemy.orm import Session

from scheduler.office.people import add_person, people, set_password, switch
from scheduler.office.refusals import Refusal
from scheduler.store.kinds import Role
from scheduler.ui.frame import heading
from scheduler.ui.html.table import table
from scheduler.ui.retaining import show_retention
from scheduler.ui.who import current_actor, now, store
from scheduler.words import office as office_words
from scheduler.words.ui import people as words

_TOLD, _DONE = "people_told", "people_done"


def _act(done: str, work: Callable[[Session], object]) -> None:
    """Do it whole or say why not."""
    try:
        with store().writing() as session:
            work(session)
    except Refusal as refusal:
        st.session_state[_TOLD] = refusal.sentence
        return
    st.session_state[_DONE] = done
    for key in ("new_name", "new_password", "other_password"):
        st.session_state[key] = ""


def _add() -> None:
    name = st.session_state["new_name"].strip()
    role, password = st.session_state["new_role"], st.session_state["new_password"]
    actor = current_actor()
    _act(
        words.added(name),
        lambda session: add_person(session, actor, name, role, password, now()),
    )


def _switch(name: str, active: bool) -> None:
    actor = current_actor()
    _act(
        words.switched(name, active=active),
        lambda session: switch(session, actor, name, active=active, now=now()),
    )


def _set_password(name: str) -> None:
    actor, password = current_actor(), st.session_state["other_password"]
    _act(
        words.password_set(name),
        lambda session: set_password(session, actor, name, password, now()),
    )


heading("people")
if told := st.session_state.pop(_TOLD, None):
    st.error(told)
if done := st.session_state.pop(_DONE, None):
    st.success(done)
with store().reading() as session:
    accounts = people(session, current_actor(), now())
rows = [
    [
        person.name,
        office_words.ROLE[person.role.value],
        words.standing(active=person.active, locked=person.locked),
    ]
    for person in accounts
]
st.html(table(words.HEADS, rows, low=True))
left, right = st.columns(2, gap="large")
with left, st.form("add", border=True):
    st.subheader(words.ADD_HEAD, anchor=False)
    st.text_input(words.NAME, key="new_name", max_chars=32)
    st.selectbox(
        words.ROLE,
        [Role.PLANNER, Role.PRINCIPAL, Role.FINANCE, Role.ADMIN],
        format_func=lambda role: office_words.ROLE[role.value],
        key="new_role",
        help=words.ROLE_HELP,
    )
    st.text_input(
        words.PASSWORD, type="password", key="new_password", help=words.PASSWORD_HELP
    )
    st.form_submit_button(words.ADD, type="primary", on_click=_add)
with right, st.container(border=True):
    st.subheader(words.CHANGE_HEAD, anchor=False)
    names = {person.name: person for person in accounts}
    chosen = names[st.selectbox(words.NAME, list(names), key="chosen_person")]
    st.text_input(words.NEW_PASSWORD, type="password", key="other_password")
    with st.container(horizontal=True):
        st.button(
            words.SET_PASSWORD,
            key="set_password",
            on_click=_set_password,
            args=(chosen.name,),
        )
        st.button(
            words.SWITCH_OFF if chosen.active else words.SWITCH_ON,
            key="switch",
            on_click=_switch,
            args=(chosen.name, not chosen.active),
        )
show_retention()
