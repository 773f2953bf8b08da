"""The board: cards to pick, places to put them, one answer back."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

_ASSETS = Path(__file__).resolve().parents[1] / "assets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A card; ``why`` is shown when the pointer rests on it."""

    id: str
    title: str
    detail: str
    hue: int
    picked: bool = False
    kept: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What a cell means for the picked card: ``ok``, ``swap`` or ``no``, and why."""

    state: str
    label: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Cards of a cell, and whether the picked card may come here."""

    chips: tuple[Chip, ...] = ()
    place: Spot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column; its ``id`` comes back."""

    id: str
    head: str
    sub: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; its ``id`` comes back."""

    id: str
    head: str
    sub: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done: ``pick`` a card, or ``place`` it at a row and column.

    ``drag`` says the card is still in the hand: nothing may move under it.
    """

    op: str
    chip: str
    row: str
    column: str
    drag: bool


@st.cache_resource(show_spinner=False)
def _component() -> Any:  # noqa: ANN401 - Streamlit's own mount function
    return st.components.v2.component(
        "scheduler_board",
        html='<div class="board"></div>',
        css=(_ASSETS / "board.css").read_text(encoding="utf-8"),
        js=(_ASSETS / "board.js").read_text(encoding="utf-8"),
    )


def board(
    corner: str,
    columns: Sequence[Head],
    rows: Sequence[Row],
    *,
    key: str,
    on_act: Callable[[], None],
) -> None:
    """Draw a board; ``on_act`` finds what was done by :func:`last_act`."""
    cards = [
        [[(chip.id, chip.title, chip.detail) for chip in c.chips] for c in row.cells]
        for row in rows
    ]
    shape = repr((corner, columns, [(row.id, row.sub) for row in rows], cards))
    _component()(
        data={
            "corner": corner,
            "columns": [asdict(column) for column in columns],
            "rows": [asdict(row) for row in rows],
            "shape": shape,
            "wide": len(columns) > 5,
        },
        key=key,
        on_act_change=on_act,
    )


def last_act(key: str) -> Act | None:
    """What the browser says was done; nothing of it is trusted."""
    told = getattr(st.session_state.get(key), "act", None)
    if not told:
        return None
    return Act(
        op=str(told.get("op", "")),
        chip=str(told.get("chip", "")),
        row=str(told.get("row", "")),
        column=str(told.get("column", "")),
        drag=bool(told.get("drag", False)),
    )
