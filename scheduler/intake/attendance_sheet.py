"""The attendance sheet as rows of raw cells: found by its heading, whatever moved."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.domain.origin import Origin
from scheduler.domain.worked import Month, month_of
from scheduler.intake import moments
from scheduler.intake.bad import Bad
from scheduler.intake.files import Book
from scheduler.intake.grid import Sheet, letter
from scheduler.intake.text import Raw, clean, header_key
from scheduler.words import attendance as words

HEADER_ROWS = 15
_NEEDED = (words.DATE, words.STATE, words.STAFF)
_SYNONYMS = {
    words.STAFF: words.STAFF_SYNONYMS,
    words.GROUP: words.GROUP_SYNONYMS,
    words.SUBSTITUTE: words.SUBSTITUTE_SYNONYMS,
}
_MONTH = re.compile(r"(20\d{2})\D{0,2}?[-_.年 ]?(0?[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row that says something: its place and its cells by heading."""

    origin: Origin
    cells: dict[str, Raw]

    def text(self, heading: str) -> str:
        """A cell as text, empty when blank."""
        return clean(self.cells.get(heading))


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """One month's sheet; ``month`` is None when nothing tells it."""

    book: str
    name: str
    month: Month | None
    rows: tuple[RawRow, ...]


def raw_sheets(book: Book) -> tuple[RawSheet, ...]:
    """Every attendance sheet of a file; none when no heading row is recognised."""
    found = []
    for sheet in book.sheets:
        heading = _heading(sheet)
        if heading is None:
            continue
        number, columns = heading
        rows = tuple(_rows(book.source.name, sheet, number, columns))
        found.append(
            RawSheet(
                book=book.source.name,
                name=sheet.name,
                month=_month(book, sheet, number, rows),
                rows=rows,
            )
        )
    return tuple(found)


def _heading(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The heading row (0-based) and the column of each known heading."""
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        keys = [header_key(cell) for cell in row]
        columns: dict[str, int] = {}
        for heading in words.HEADINGS:
            for name in _SYNONYMS.get(heading, (heading,)):
                key = header_key(name)
                if key in keys:
                    columns.setdefault(heading, keys.index(key))
        if all(heading in columns for heading in _NEEDED):
            return number, columns
    return None


def _rows(
    book: str, sheet: Sheet, heading: int, columns: dict[str, int]
) -> Iterator[RawRow]:
    """Rows with a person or a state; not blank rows, nor one merged line of text."""
    letters = tuple((name, letter(place)) for name, place in columns.items())
    for number in range(heading + 1, len(sheet.rows)):
        if number in sheet.banners:
            continue
        cells = {
            name: sheet.rows[number][place]
            for name, place in columns.items()
            if place < len(sheet.rows[number])
        }
        row = RawRow(
            origin=Origin(book=book, sheet=sheet.name, row=number + 1, columns=letters),
            cells=cells,
        )
        if any(row.text(name) for name in (words.STAFF, words.STATE, words.SESSION)):
            yield row


def _month(
    book: Book, sheet: Sheet, heading: int, rows: tuple[RawRow, ...]
) -> Month | None:
    """From the sheet's name, its title, the file's name, else most rows' dates."""
    titles = [clean(cell) for row in sheet.rows[:heading] for cell in row if cell]
    for text in (sheet.name, *titles, book.path.stem):
        match = _MONTH.search(text)
        if match:
            return (int(match[1]), int(match[2]))
    days = [moments.day(row.cells.get(words.DATE)) for row in rows]
    counts = Counter(month_of(day) for day in days if not isinstance(day, Bad))
    return counts.most_common(1)[0][0] if counts else None
