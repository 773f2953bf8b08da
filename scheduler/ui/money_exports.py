"""The month's files on the page 经费; who takes one is on record."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from scheduler.domain.worked import Month
from scheduler.office.exports import note_export
from scheduler.ui.state import Shown
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import downloads as words


def show_exports(shown: Shown, month: Month) -> None:
    """Attendance sheet, money workbook, payout and ledger, as far as they exist."""
    name = f"{month[0]}-{month[1]:02d}"
    files = (
        f"attendance-{name}.xlsx",
        f"subsidy-{name}.xlsx",
        f"payout-{name}.csv",
        *("ledger.csv", "subsidy.xlsx"),
    )
    with st.container(horizontal=True, key="noprint_exports"):
        for file in files:
            path = shown.result / file
            if path.exists():
                title, _ = words.file_words(file)
                st.download_button(
                    title,
                    _noted(shown, path),
                    file_name=f"{title}{path.suffix}",
                    key=f"export_{file}",
                )


def _noted(shown: Shown, path: Path) -> Callable[[], bytes]:
    """The content when it is asked for, on record before it leaves."""
    actor = current_actor()

    def deliver() -> bytes:
        note_export(store(), actor, f"run/{shown.id}", path.name, now())
        return path.read_bytes()

    return deliver
