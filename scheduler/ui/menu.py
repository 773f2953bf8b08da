"""The pages, and which come first for whom."""

from pathlib import Path

import streamlit as st

from scheduler.words.ui import frame as words

_HERE = Path(__file__).resolve().parent

FIRST = {
    words.OFFICE: ("start", "data", "planning", "timetable", "downloads"),
    words.PRINCIPAL: ("compliance", "wishes", "timetable", "money"),
    words.FINANCE: ("money", "downloads", "compliance"),
}


def page(name: str) -> "st.Page":
    """A page by its name; the start page lives at the address itself."""
    return st.Page(
        _HERE / "pages" / f"{name}.py",
        title=words.PAGE_TITLES[name],
        url_path=None if name == "start" else name,
        default=name == "start",
    )


def names_for(role: str | None) -> dict[str, tuple[str, ...]]:
    """The pages of a role's menu: its own first, the others below."""
    first = FIRST.get(role or words.OFFICE, FIRST[words.OFFICE])
    rest = tuple(name for name in words.PAGE_TITLES if name not in first)
    return {words.NAV_FIRST: first, words.NAV_REST: rest}


def sections(role: str | None) -> "dict[str, list[st.Page]]":
    """The menu of a role."""
    return {
        heading: [page(name) for name in names]
        for heading, names in names_for(role).items()
    }


def go(name: str) -> None:
    """Open another page."""
    st.switch_page(page(name))


def go_button(label: str, name: str, *, main: bool = True) -> None:
    """A button that opens another page."""
    if st.button(
        label, type="primary" if main else "secondary", key=f"go_{name}_{label}"
    ):
        go(name)
