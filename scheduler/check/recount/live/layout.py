"""Where the tables and statements of a money sheet stand, and what cells are called."""

from collections import Counter
from dataclasses import dataclass

from scheduler.check.recount.live.places import REFERENCE, Area, address_of, area_of
from scheduler.check.recount.sheets import Raw, Sheets, text_of

FIRST, TOTAL = "序号", "合计"
HEADS_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its headings and rows of a table, or the labels of a statement.

    ``top`` and ``bottom`` are the first and last row of data, ``total`` the row of
    sums below them; all count from 0. A statement has ``labels`` instead.
    """

    headings: tuple[str, ...]
    top: int
    bottom: int
    total: int | None
    labels: dict[int, str]

    @property
    def is_table(self) -> bool:
        """Whether the sheet has headings and rows."""
        return bool(self.headings)


def grid_of(rows: list[list[Raw]]) -> Grid:
    """How a sheet is laid out."""
    for at, row in enumerate(rows[:HEADS_WITHIN]):
        if row and text_of(row[0]) == FIRST:
            return _table(rows, at)
    seen: Counter[str] = Counter()
    labels = {}
    for at, row in enumerate(rows):
        text = text_of(row[0]) if row else ""
        if text:
            seen[text] += 1
            labels[at] = text if seen[text] == 1 else f"{text}（第{seen[text]}处）"
    return Grid((), 0, 0, None, labels)


def _table(rows: list[list[Raw]], head: int) -> Grid:
    headings = tuple(text_of(cell) for cell in rows[head])
    total = None
    bottom = head
    for at in range(head + 1, len(rows)):
        text = text_of(rows[at][0]) if rows[at] else ""
        if text == TOTAL:
            total = at
            break
        if not text:
            break
        bottom = at
    return Grid(headings, head + 1, bottom, total, {})


class Layout:
    """All sheets of a workbook, and formulas said with headings for letters."""

    def __init__(self, sheets: Sheets) -> None:
        self.grids = {name: grid_of(rows) for name, rows in sheets.items()}

    def meaning(self, sheet: str, row: int, column: int, text: str) -> str:
        """A formula with names: ``ROUND(课时*标准,2)``, ``SUM(*)``.

        ``*`` is the whole column above a sum. What names no whole column, no cell of
        the own row and no sum of another sheet stays as it is written.
        """
        parts, at = [], 0
        for found in REFERENCE.finditer(text):
            named = self._name(area_of(found, sheet), sheet, row, column)
            parts += [text[at : found.start()], named or found.group()]
            at = found.end()
        return "".join((*parts, text[at:]))

    def _name(self, area: Area, sheet: str, row: int, column: int) -> str:
        grid = self.grids.get(area.sheet)
        if grid is None:
            return ""
        there = "" if area.sheet == sheet else f"{area.sheet}!"
        if not grid.is_table:
            label = grid.labels.get(area.top, "")
            return there + label if area.one and label else ""
        heads = grid.headings
        if max(area.left, area.right) >= len(heads):
            return ""
        if not there and area.top == area.bottom == row:
            first, last = heads[area.left], heads[area.right]
            return first if area.one else f"{first}:{last}"
        if area.one and area.top == grid.total:
            return f"{there}{heads[area.left]}合计"
        whole = (area.top, area.bottom) == (grid.top, grid.bottom)
        if not whole or area.left != area.right:
            return ""
        if there:
            return there + heads[area.left]
        return "*" if row == grid.total and area.left == column else ""


def template(text: str, row: int) -> str:
    """A formula with a mark for its own row wherever that moves down with it."""
    parts, at = [], 0
    for found in REFERENCE.finditer(text):
        parts.append(text[at : found.start()])
        at = found.end()
        name, fixed, last_fixed = found.group(), found.group(5), found.group(9)
        if not fixed and found.group(6) == str(row + 1):
            here = found.start(6) - found.start()
            rest = name[here + len(found.group(6)) :]
            if found.group(10) == found.group(6) and not last_fixed:
                rest = rest[: -len(found.group(10))] + MARK
            name = name[:here] + MARK + rest
        parts.append(name)
    return "".join((*parts, text[at:]))


MARK = "\x00"


def copy_of(pattern: str, row: int) -> str:
    """The formula of a template in some row."""
    return pattern.replace(MARK, str(row + 1))


__all__ = ["Grid", "Layout", "address_of", "copy_of", "grid_of", "template"]
