"""Why no plan can exist, and what would make one possible (``conflicts.json``)."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from scheduler.ui.html.table import table
from scheduler.words.ui import planning as words


def conflict_list(conflicts: Iterable[Mapping[str, Any]]) -> str:
    """Each conflict as a table of its requirements."""
    return "".join(
        table(
            words.CONFLICT_HEADS,
            [
                [need["sheet"], need["cell"], need["text"]]
                for need in conflict["requirements"]
            ],
        )
        + f"<p>{escape(words.minimal(bool(conflict['minimal'])))}</p>"
        for conflict in conflicts
    )


def repair_list(repairs: Iterable[Mapping[str, Any]]) -> str:
    """Each repair with the cells it changes."""
    return "".join(
        f"<p><b>{number}　{escape(str(repair['text']))}</b></p>"
        + table(
            words.CHANGE_HEADS,
            [
                [change["sheet"], change["cell"], change["from"], change["to"]]
                for change in repair["changes"]
            ],
        )
        for number, repair in enumerate(repairs, start=1)
    )
