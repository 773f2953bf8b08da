"""Sheets of a written workbook as the recount reads them: texts and fen."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

Raw = str | float | int | bool | date | datetime | time | timedelta | None


class NotWhole(Exception):
    """A cell is no number, or has a part smaller than a hundredth."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number as Excel counts, its cells by heading."""

    number: int
    places: dict[str, int]
    cells: list[Raw]

    def raw(self, heading: str) -> Raw:
        """The cell under a heading."""
        place = self.places[heading]
        return self.cells[place] if place < len(self.cells) else ""

    def text(self, heading: str) -> str:
        """The cell under a heading as text."""
        return text_of(self.raw(heading))

    def hundredths(self, heading: str) -> int:
        """The number under a heading in hundredths: fen of yuan.

        Raises:
            NotWhole: see :func:`hundredths`.
        """
        return hundredths(self.raw(heading))

    def address(self, heading: str) -> str:
        """``K12``."""
        return f"{letter(self.places[heading])}{self.number}"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with headings: its data rows and, if it has one, its row of sums."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line | None

    def has(self, *headings: str) -> bool:
        """Whether all these columns are there."""
        return set(headings) <= set(self.headings)


Sheets = dict[str, list[list[Raw]]]


def read_book(path: Path) -> Sheets | None:
    """All sheets of a workbook; None when it is missing or cannot be read."""
    if not path.is_file():
        return None
    try:
        book = CalamineWorkbook.from_path(str(path))
        return {
            name: grid_of(book.get_sheet_by_name(name)) for name in book.sheet_names
        }
    except (CalamineError, OSError, ValueError):
        return None


def grid_of(sheet: CalamineSheet) -> list[list[Raw]]:
    """All rows from A1 on, blank cells as empty text."""
    return [list[Raw](row) for row in sheet.to_python(skip_empty_area=False)]


def table_of(rows: list[list[Raw]], first: str, *, total: str = "") -> Table | None:
    """The table whose heading row begins with ``first``.

    Rows end at a blank first cell, or at the row of sums whose first cell is
    ``total``. None when there is no such heading row.
    """
    heads = [at for at, row in enumerate(rows[:10]) if row and text_of(row[0]) == first]
    if not heads:
        return None
    top, row = heads[0], rows[heads[0]]
    places = {text_of(cell): at for at, cell in enumerate(row) if text_of(cell)}
    lines: list[Line] = []
    for number, cells in enumerate(rows[top + 1 :], start=top + 2):
        head = text_of(cells[0]) if cells else ""
        if total and head == total:
            return Table(tuple(places), tuple(lines), Line(number, places, cells))
        if not head or (len(cells) > 1 and not any(map(text_of, cells[1:]))):
            break
        lines.append(Line(number, places, cells))
    return Table(tuple(places), tuple(lines), None)


def text_of(cell: Raw) -> str:
    """A cell as people read it; whole numbers without a point, days as ISO."""
    if type(cell) is str:
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def hundredths(cell: Raw) -> int:
    """Yuan to fen (课时 to hundredths), exactly; a blank cell is nothing.

    Raises:
        NotWhole: the cell is no number, or not a whole number of hundredths.
    """
    if cell is None or cell == "":
        return 0
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise NotWhole
    exact = Decimal(repr(cell)) * 100
    if exact != exact.to_integral_value():
        raise NotWhole
    return int(exact)


def letter(place: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text
