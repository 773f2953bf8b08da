"""The data a school is about to plan: this browser's last upload, or the sample."""

from pathlib import Path

import streamlit as st

from scheduler.office.uploads import uploaded_books
from scheduler.store import outputs
from scheduler.ui.state import HOME, SAMPLE

_SAMPLE_BOOK = HOME / "inputs" / "workbooks" / "sample_m.xlsx"


def uploads_root() -> Path:
    """Where uploads are kept."""
    return outputs() / "uploads"


def chosen_data() -> str:
    """Name of the chosen data: from the URL, else this visit; empty for none."""
    id = st.query_params.get("data") or st.session_state.get("data", "")
    if id:
        choose_data(id)
    return id


def choose_data(id: str) -> None:
    """Work with this data in this tab, also after F5."""
    st.session_state["data"] = id
    if id:
        st.query_params["data"] = id
    elif "data" in st.query_params:
        del st.query_params["data"]


def data_books(id: str) -> tuple[Path, ...]:
    """Its workbooks."""
    if id == SAMPLE:
        return (_SAMPLE_BOOK,) if _SAMPLE_BOOK.exists() else ()
    return uploaded_books(uploads_root(), id)
