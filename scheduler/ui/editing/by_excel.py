"""The same by Excel: the timetable out, edited, and back as a step."""

import hashlib
import tempfile
from pathlib import Path

import streamlit as st

from scheduler.export.edit_book import write_edit_book
from scheduler.office.exports import note_export
from scheduler.pipeline.edits.desk import Desk
from scheduler.pipeline.edits.excel import TakenBack, take_back
from scheduler.ui.editing.desks import Steps, desk_of, written
from scheduler.ui.editing.session import Working
from scheduler.ui.facts import Facts
from scheduler.ui.html.facts import issues as issue_list
from scheduler.ui.who import current_actor, now, store
from scheduler.words import edit_book as book_words
from scheduler.words.ui import editing as words

_SHOWN = 60


@st.cache_resource(max_entries=4, show_spinner=False)
def _taken(
    key: str, steps: str, name: str, digest: str, _desk: Desk, _data: bytes
) -> TakenBack:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(_data)
        return take_back(_desk, [path])


def show_excel(facts: Facts, steps: Steps, working: Working, *, main: bool) -> None:
    """Download, upload, what differs; legal differences are taken as one step."""

    def content() -> bytes:
        note_export(
            store(), current_actor(), f"plan/{working.plan}", "edit_book", now()
        )
        table = desk_of(facts, steps).table
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "book.xlsx"
            write_edit_book(path, table.school, table.plan)
            return path.read_bytes()

    with st.expander(words.EXCEL, key="by_excel"):
        st.caption(words.EXCEL_TEXT)
        st.download_button(
            words.EXCEL_DOWNLOAD,
            content,
            file_name=book_words.EDIT_FILE,
            key="edit_book",
        )
        file = st.file_uploader(
            words.EXCEL_UPLOAD, type=["xlsx"], max_upload_size=20, key="edited_book"
        )
        if file is None:
            return
        data = file.getvalue()
        digest = hashlib.sha256(data).hexdigest()
        with st.spinner(words.EXCEL_BUSY):
            desk = desk_of(facts, steps)
            back = _taken(facts.key, written(steps), file.name, digest, desk, data)
        if not back.step and not back.issues:
            st.info(words.EXCEL_NOTHING)
            return
        st.write(words.excel_found(len(back.step), len(back.issues)))
        if back.step:
            st.button(
                words.EXCEL_TAKE,
                type="primary" if main else "secondary",
                key="take_excel",
                on_click=working.take,
                args=(back.step,),
            )
        st.html(issue_list(back.issues[:_SHOWN]))
