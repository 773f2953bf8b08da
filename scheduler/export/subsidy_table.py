"""A finance table: live formulas with the program's own figures behind them.

Every formula is written together with the value the program computed, so that a
phone preview shows what Excel will compute.
"""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from scheduler.export.measure import lines_of
from scheduler.export.subsidy_layout import FIRST, HEAD_ROW, Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula, Number, Pen
from scheduler.export.xlsx import Book, row_height
from scheduler.words import subsidy_book as words


def write_heading(
    book: Book, sheet: Worksheet, title: str, subtitle: str, last: int
) -> None:
    """Title and subtitle over the columns up to ``last``."""
    sheet.set_row(0, 32)
    big = book.format(font_name="黑体", bold=True, font_size=16, align="center")
    small = book.format(font_size=10, align="center")
    for row, text, style in ((0, title, big), (1, subtitle, small)):
        sheet.merge_range(row, 0, row, last, "", style)
        sheet.write_string(row, 0, text, style)
    sheet.set_row(1, 20)


def write_signatures(book: Book, sheet: Worksheet, row: int, last: int) -> None:
    """制表 / 审核 / 校长 / 日期 in one line."""
    sheet.merge_range(row, 0, row, last, "", book.format())
    sheet.write_string(row, 0, words.SIGNATURES, book.format())
    sheet.set_row(row, 30)


def write_money_table(
    book: Book,
    layout: Layout,
    subtitle: str,
    rows: Sequence[Sequence[Cell]],
    notes: Sequence[str],
    *,
    landscape: bool = True,
    frozen: int = 0,
) -> Placed:
    """A table on a sheet of its own, added up, noted and ready to sign."""
    columns, last = layout.columns, _last_printed(layout.columns)
    sheet = book.sheet(layout.sheet, landscape=landscape)
    write_heading(book, sheet, words.TITLES[layout.sheet], subtitle, last)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(HEAD_ROW, place, column.text, book.head)
    sheet.set_row(HEAD_ROW, 32)
    pen = Pen(book, sheet)
    for number, cells in enumerate(rows):
        _write_row(pen, sheet, columns, number, cells)
    if not rows:
        for place in range(len(columns)):
            pen.write(HEAD_ROW + 1, place, words.NOTHING if place == 0 else None)
    placed = Placed(layout, len(rows))
    below = HEAD_ROW + 1 + max(1, len(rows))
    if any(column.total for column in columns):
        _write_totals(pen, layout, rows, below)
        sheet.set_row(below, 24)
        below += 1
    below = write_notes(book, sheet, below, last, notes, _width(columns))
    write_signatures(book, sheet, below + 1, last)
    sheet.freeze_panes(HEAD_ROW + 1, frozen)
    sheet.repeat_rows(HEAD_ROW)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, below + 1, last)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return placed


def write_notes(
    book: Book,
    sheet: Worksheet,
    row: int,
    last: int,
    notes: Sequence[str],
    width: float,
) -> int:
    """Sentences under a table, each merged over its width; the next free row."""
    for note in notes:
        sheet.merge_range(row, 0, row, last, "", book.note)
        sheet.write_string(row, 0, note, book.note)
        sheet.set_row(row, row_height(lines_of(note, width)))
        row += 1
    return row


def _write_row(
    pen: Pen,
    sheet: Worksheet,
    columns: Sequence[Heading],
    number: int,
    cells: Sequence[Cell],
) -> None:
    """One row; only texts to the left may be long enough to wrap."""
    row = HEAD_ROW + 1 + number
    lines = 1
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        pen.write(row, place, cell, column.align)
        if column.align == "left" and isinstance(cell, str):
            lines = max(lines, lines_of(cell, column.width))
    sheet.set_row(row, row_height(lines))


def _write_totals(
    pen: Pen, layout: Layout, rows: Sequence[Sequence[Cell]], row: int
) -> None:
    for place, column in enumerate(layout.columns):
        cell: Cell = words.TOTAL if place == 0 else None
        if column.total:
            cell = _sum(layout.letter(column.text), [each[place] for each in rows])
        pen.write(row, place, cell, column.align, bold=True)


def _sum(letter: str, cells: Sequence[Cell]) -> Formula:
    """The sum of the cells above, as a formula and exactly."""
    numbers = [cell for cell in cells if isinstance(cell, Number | Formula)]
    last = FIRST + max(1, len(cells)) - 1
    form = numbers[0].form if numbers else Form.MONEY
    value = sum(number.value for number in numbers)
    return Formula(f"SUM({letter}{FIRST}:{letter}{last})", value, form)


def _width(columns: Sequence[Heading]) -> float:
    return sum(column.width for column in columns if column.printed)


def _last_printed(columns: Sequence[Heading]) -> int:
    return max(place for place, column in enumerate(columns) if column.printed)
