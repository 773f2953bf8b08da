"""The pages, and which come first for whom."""

from pathlib import Path

import streamlit as st

from scheduler.office.actor import Actor
from scheduler.office.rights import Act, may
from scheduler.store.kinds import Role
from scheduler.words.ui import frame as words

_HERE = Path(__file__).resolve().parent

FIRST = {
    Role.PLANNER: (
        *("start", "data", "planning", "timetable", "editing", "absences"),
        *("approval", "downloads"),
    ),
    Role.PRINCIPAL: ("approval", "timetable", "compliance", "wishes", "money"),
    Role.FINANCE: ("money", "downloads", "compliance"),
    Role.ADMIN: ("people",),
}
ACTS = {
    "data": Act.UPLOAD,
    "planning": Act.RUN,
    "timetable": Act.READ,
    "editing": Act.RUN,
    "absences": Act.RUN,
    "compare": Act.READ,
    "whatif": Act.RUN,
    "wishes": Act.READ,
    "compliance": Act.READ,
    "money": Act.READ,
    "approval": Act.READ,
    "downloads": Act.READ,
    "people": Act.MANAGE_PEOPLE,
}


def page(name: str, *, listed: bool = True) -> "st.Page":
    """A page by its name; the start page lives at the address itself."""
    return st.Page(
        _HERE / "pages" / f"{name}.py",
        title=words.PAGE_TITLES[name],
        url_path=None if name == "start" else name,
        default=name == "start",
        visibility="visible" if listed else "hidden",
    )


def names_for(actor: Actor) -> dict[str, tuple[str, ...]]:
    """The pages of a role's menu: its own first, what else it may see below."""
    first = FIRST[actor.role]
    rest = tuple(
        name
        for name in words.PAGE_TITLES
        if name not in first and (name not in ACTS or may(actor, ACTS[name]))
    )
    return {words.NAV_FIRST: first, words.NAV_REST: rest}


def sections(actor: Actor) -> "dict[str, list[st.Page]]":
    """The menu of a role; a page of others is there by its address, and refuses."""
    menu = {
        heading: [page(name) for name in names]
        for heading, names in names_for(actor).items()
    }
    listed = {name for names in names_for(actor).values() for name in names}
    menu[words.NAV_REST] += [
        page(name, listed=False) for name in words.PAGE_TITLES if name not in listed
    ]
    return menu


def go(name: str) -> None:
    """Open another page."""
    st.switch_page(page(name))


def go_button(label: str, name: str, *, main: bool = True) -> None:
    """A button that opens another page."""
    if st.button(
        label, type="primary" if main else "secondary", key=f"go_{name}_{label}"
    ):
        go(name)
