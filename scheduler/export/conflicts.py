"""conflicts.json and conflicts.xlsx: why no plan can exist, and what to change."""

from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from scheduler.domain.outcome import Impossible
from scheduler.export.measure import lines_of
from scheduler.export.palette import PALE
from scheduler.export.xlsx import Book, open_book, row_height, write_value
from scheduler.words import conflicts_book as texts

WIDTHS = (8.0, 14.0, 10.0, 70.0, 22.0, 22.0)


def conflicts_document(impossible: Impossible) -> dict[str, Any]:
    """The JSON-ready form of conflicts.json; repairs cheapest first."""
    return {
        "conflicts": [
            {
                "requirements": [
                    {"sheet": each.sheet, "cell": each.cell, "text": each.text}
                    for each in conflict.requirements
                ],
                "minimal": conflict.minimal,
            }
            for conflict in impossible.conflicts
        ],
        "repairs": [
            {
                "text": repair.text,
                "cost": repair.cost,
                "changes": [
                    {
                        "sheet": change.sheet,
                        "cell": change.cell,
                        "from": change.before,
                        "to": change.after,
                    }
                    for change in repair.changes
                ],
            }
            for repair in sorted(impossible.repairs, key=lambda each: each.cost)
        ],
    }


def write_conflicts(path: Path, school_name: str, impossible: Impossible) -> None:
    """Write the readable form of the conflicts to ``path``.

    Raises:
        OSError: the file cannot be written.
    """
    with open_book(path, texts.conflicts_title(school_name)) as book:
        sheet = book.sheet(texts.CONFLICTS_SHEET)
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        sheet.set_row(0, 34)
        sheet.write_string(0, 0, texts.conflicts_title(school_name), book.title)
        _line(book, sheet, 1, texts.CONFLICTS_NOTE)
        row = _conflicts(book, sheet, 3, impossible)
        row = _repairs(book, sheet, row + 1, impossible)
        sheet.print_area(0, 0, row, len(WIDTHS) - 1)
        sheet.fit_to_pages(1, 0)


def _conflicts(book: Book, sheet: Worksheet, row: int, impossible: Impossible) -> int:
    for number, conflict in enumerate(impossible.conflicts, start=1):
        heading = texts.conflict_heading(number, minimal=conflict.minimal)
        sheet.write_string(row, 0, heading, book.section)
        sheet.set_row(row, 24)
        row = _head(book, sheet, row + 1, texts.CONFLICT_HEADINGS)
        for order, each in enumerate(conflict.requirements, start=1):
            cells = (order, each.sheet, each.cell, each.text)
            row = _row(book, sheet, row, cells, last_wide=True)
        row += 1
    return row


def _repairs(book: Book, sheet: Worksheet, row: int, impossible: Impossible) -> int:
    sheet.write_string(row, 0, texts.REPAIRS_HEADING, book.section)
    sheet.set_row(row, 24)
    _line(
        book,
        sheet,
        row + 1,
        texts.REPAIRS_NOTE if impossible.repairs else texts.NO_REPAIRS,
    )
    if not impossible.repairs:
        return row + 2
    row = _head(book, sheet, row + 2, texts.REPAIR_HEADINGS)
    ordered = sorted(impossible.repairs, key=lambda each: each.cost)
    for number, repair in enumerate(ordered, start=1):
        ground = PALE if number % 2 == 0 else None
        for change in repair.changes:
            cells = (
                number,
                change.sheet,
                change.cell,
                repair.text,
                change.before,
                change.after,
            )
            row = _row(book, sheet, row, cells, ground=ground)
        if not repair.changes:
            cells = (number, "", "", repair.text, "", "")
            row = _row(book, sheet, row, cells, ground=ground)
    return row


def _head(book: Book, sheet: Worksheet, row: int, headings: tuple[str, ...]) -> int:
    for place, heading in enumerate(headings):
        sheet.write_string(row, place, heading, book.head)
    if len(headings) < len(WIDTHS):
        first = len(headings) - 1
        sheet.merge_range(row, first, row, len(WIDTHS) - 1, headings[-1], book.head)
    sheet.set_row(row, 22)
    return row + 1


def _row(
    book: Book,
    sheet: Worksheet,
    row: int,
    cells: tuple[int | str, ...],
    *,
    ground: str | None = None,
    last_wide: bool = False,
) -> int:
    colour = {"bg_color": ground} if ground else {}
    height = 1
    for place, value in enumerate(cells):
        width = WIDTHS[place]
        form = book.body(align="center" if place in (0, 2) else "left", **colour)
        if last_wide and place == len(cells) - 1:
            width = sum(WIDTHS[place:])
            sheet.merge_range(row, place, row, len(WIDTHS) - 1, "", form)
        write_value(sheet, row, place, value, form)
        if isinstance(value, str):
            height = max(height, lines_of(value, width))
    sheet.set_row(row, row_height(height))
    return row + 1


def _line(book: Book, sheet: Worksheet, row: int, text: str) -> None:
    sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", book.note)
    sheet.write_string(row, 0, text, book.note)
    sheet.set_row(row, row_height(lines_of(text, sum(WIDTHS))))
