"""Uploads: every problem at its cell, a marked copy to download, what was read."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from scheduler.domain.origin import Issue, Severity
from scheduler.intake import annotate
from scheduler.office.uploads import hand_in
from scheduler.ui.blank import blank_button
from scheduler.ui.facts import read_books
from scheduler.ui.frame import heading
from scheduler.ui.handed_in import choose_data, chosen_data, data_books, uploads_root
from scheduler.ui.html.facts import issues as issue_list
from scheduler.ui.html.facts import tiles
from scheduler.ui.html.table import table
from scheduler.ui.menu import go_button
from scheduler.ui.preview import club_rows, grade_rows
from scheduler.ui.state import SAMPLE
from scheduler.ui.summary import school_tiles
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import data as data_words
from scheduler.words.ui import frame as frame_words

_FILES = 20
_SHOWN = 200
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def _take_uploads() -> None:
    files = st.session_state["upload"]
    if files and len(files) <= _FILES:
        content = [(file.name, file.getvalue()) for file in files]
        actor = current_actor()
        choose_data(hand_in(store(), actor, uploads_root(), content, now()))


def _marked(books: Sequence[Path], found: Sequence[Issue]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / data_words.ANNOTATED_FILE
        annotate(books, found, path)
        return path.read_bytes()


def _show_issues(books: Sequence[Path], found: Sequence[Issue]) -> None:
    counts = Counter(issue.severity for issue in found)
    st.subheader(data_words.PROBLEMS, anchor=False)
    st.caption(data_words.problem_counts(*(counts[severity] for severity in _ORDER)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sheets = sorted({issue.sheet for issue in found if issue.sheet})
        chosen = st.pills(
            data_words.SHEET_FILTER, sheets, selection_mode="single", key="sheet"
        )
        st.download_button(
            data_words.ANNOTATED,
            lambda: _marked(books, found),
            file_name=data_words.ANNOTATED_FILE,
            help=data_words.ANNOTATED_HELP,
            key="annotated",
        )
    listed = sorted(
        (issue for issue in found if chosen in (None, issue.sheet)),
        key=lambda issue: _ORDER.index(issue.severity),
    )
    if listed:
        st.html(issue_list(listed[:_SHOWN]))
    if len(listed) > _SHOWN:
        st.caption(data_words.more_problems(len(listed) - _SHOWN))


heading("data")
files = st.file_uploader(
    data_words.UPLOAD,
    type=["xlsx", "xls"],
    accept_multiple_files=True,
    max_upload_size=20,
    help=data_words.UPLOAD_HELP,
    key="upload",
    on_change=_take_uploads,
)
if files and len(files) > _FILES:
    st.warning(data_words.TOO_MANY_FILES)

books = data_books(chosen_data())
if not books:
    st.caption(data_words.NO_DATA)
    with st.container(horizontal=True):
        blank_button()
        st.button(
            data_words.UPLOAD_SAMPLE,
            key="use_sample",
            on_click=choose_data,
            args=(SAMPLE,),
        )
    st.stop()

with st.spinner(data_words.READING):
    intake = read_books(books)
st.caption(data_words.used_files([book.name for book in books]))
if intake.school is not None:
    st.success(data_words.ALL_CLEAR if not intake.issues else data_words.USABLE)
    go_button(frame_words.GO_PLANNING, "planning")
else:
    st.error(data_words.MUST_MEND)
if intake.issues:
    _show_issues(books, intake.issues)
if intake.school is not None:
    st.subheader(data_words.PREVIEW, anchor=False)
    st.html(tiles(school_tiles(intake.school)))
    left, right = st.columns(2)
    with left:
        heads, rows = grade_rows(intake.school)
        st.html(table(heads, rows, numbers=frozenset(range(1, len(heads))), low=True))
    with right:
        rows = club_rows(intake.school)
        st.html(
            table(data_words.DEMAND_HEADS, rows, numbers=frozenset({1, 2, 3}), low=True)
        )
