"""The blank workbook a school fills in, with its drop-downs."""

import tempfile
from pathlib import Path

import streamlit as st

from scheduler.intake import write_template
from scheduler.words.ui import start as words


def blank_button() -> None:
    """A button that downloads it."""
    st.download_button(
        words.START_TEMPLATE, _template, file_name=words.TEMPLATE_FILE, key="template"
    )


@st.cache_data(show_spinner=False)
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / words.TEMPLATE_FILE
        write_template(path)
        return path.read_bytes()
