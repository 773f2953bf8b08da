"""Plain data tables: readable, printable, in Chinese."""

from collections.abc import Sequence
from html import escape

from scheduler.ui.html.scroll import scrolled

Row = Sequence[str]


def table(
    heads: Row,
    rows: Sequence[Row],
    *,
    numbers: frozenset[int] = frozenset(),
    total: Row | None = None,
    low: bool = False,
) -> str:
    """A table; ``numbers`` are the columns set right, ``total`` a last line."""
    head = "".join(
        f"<th{_class(index, numbers)}>{escape(text)}</th>"
        for index, text in enumerate(heads)
    )
    body = "".join(f"<tr>{_cells(row, numbers)}</tr>" for row in rows)
    if not rows:
        body = f'<tr><td class="e" colspan="{len(heads)}">没有记录</td></tr>'
    foot = f"<tfoot><tr>{_cells(total, numbers)}</tr></tfoot>" if total else ""
    return scrolled(
        f'<table class="tt dt"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody>{foot}</table>",
        low=low,
    )


def _class(index: int, numbers: frozenset[int]) -> str:
    return ' class="n"' if index in numbers else ""


def _cells(row: Row, numbers: frozenset[int]) -> str:
    return "".join(
        f"<td{_class(index, numbers)}>{escape(text)}</td>"
        for index, text in enumerate(row)
    )
