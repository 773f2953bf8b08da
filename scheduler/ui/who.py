"""Who sits at this browser, and the office's record behind all pages."""

import os
from datetime import datetime
from functools import cache

import streamlit as st

from scheduler.office.actor import Actor, local_actor
from scheduler.office.logins import who_is
from scheduler.store import Store, database_url, open_store
from scheduler.store.kinds import Role
from scheduler.ui.gate import COOKIE, LOGIN
from scheduler.words.ui import frame as words

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_ROLES = {
    words.OFFICE: Role.PLANNER,
    words.PRINCIPAL: Role.PRINCIPAL,
    words.FINANCE: Role.FINANCE,
}


def on_network() -> bool:
    """Whether the pages are served to other machines, so that people log in."""
    return os.environ.get("SCHEDULER_LAN") == "1"


def store() -> Store:
    """The store, opened once for the whole server."""
    return _store(database_url())


@cache
def _store(url: str) -> Store:
    return open_store(url)


def now() -> datetime:
    """This moment, with its zone."""
    return datetime.now().astimezone()


def current_actor() -> Actor:
    """The person logged in; on the one PC the role chosen in the selector.

    Asked anew for every act: a login may have been ended meanwhile. The page ends
    here when it was.
    """
    if not on_network():
        if st.get_option("server.address") not in _LOOPBACK:
            st.error(words.SERVED_BARE)  # other machines, and nobody logs in
            st.stop()
        return local_actor(_ROLES.get(_chosen_role() or "", Role.PLANNER))
    actor = who_is(store(), st.context.cookies.get(COOKIE), now())
    if actor is None:
        link = f'<a href="{LOGIN}" target="_self">{words.LOGIN}</a>'
        st.html(f"<p>{words.LOGIN_OVER} {link}</p>")
        st.stop()
    return actor


def _chosen_role() -> str | None:
    # The selector is drawn below the menu; at first only the address knows the role.
    return st.session_state.get("role") or st.query_params.get("role")
