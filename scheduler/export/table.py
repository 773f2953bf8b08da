"""A list on a sheet of its own: filtered headings, row heights, pages."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.worksheet import Worksheet

from scheduler.export.measure import lines_of
from scheduler.export.palette import MUTED, PALE
from scheduler.export.xlsx import Book, Value, row_height, write_value
from scheduler.words import export as words

A4_LANDSCAPE_POINTS = 770.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a list: heading, width in characters, alignment."""

    heading: str
    width: float
    align: str = "left"


def table_columns(
    headings: Sequence[str], widths: Sequence[float], centred: set[int]
) -> tuple[Column, ...]:
    """Columns from headings and widths; ``centred`` are 0-based places."""
    return tuple(
        Column(
            heading=heading, width=width, align="center" if at in centred else "left"
        )
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True))
    )


def write_table(
    book: Book,
    sheet: Worksheet,
    title: str,
    note: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    *,
    bands: Sequence[object] = (),
    grounds: Sequence[str | None] = (),
    breaks: Collection[int] = (),
    frozen: int = 0,
    empty: str = words.NOTHING,
) -> None:
    """A list on a sheet of its own: title, note, filtered heading row, rows.

    ``bands`` gives a key for each row; the ground alternates when it changes.
    ``grounds`` overrides a row's ground. ``breaks`` are rows (0-based) that start a
    page; with them the print scale is fixed, as Excel ignores page breaks when it
    fits the page itself. ``frozen`` columns stay in sight.
    """
    last = len(columns) - 1
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    width = sum(column.width for column in columns)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, title, book.title)
    note_lines = lines_of(note, width * 1.05)
    if last:
        sheet.merge_range(1, 0, 1, last, "", book.note)
    sheet.write_string(1, 0, note, book.note)
    sheet.set_row(1, max(18.0, note_lines * 14 + 4))
    for place, column in enumerate(columns):
        sheet.write_string(2, place, column.heading, book.head)
    sheet.set_row(2, 24)
    band = False
    for number, row in enumerate(rows):
        if bands and number and bands[number] != bands[number - 1]:
            band = not band
        ground = grounds[number] if grounds else None
        _table_row(book, sheet, number + 3, columns, row, ground, band=band)
    if not rows:
        form = book.body(font_color=MUTED, align="center")
        if last:
            sheet.merge_range(3, 0, 3, last, "", form)
        sheet.write_string(3, 0, empty, form)
        sheet.set_row(3, 26)
    else:
        sheet.autofilter(2, 0, 2 + len(rows), last)
    sheet.freeze_panes(3, frozen)
    sheet.repeat_rows(2)
    sheet.print_area(0, 0, 2 + max(1, len(rows)), last)
    if breaks:
        sheet.set_print_scale(print_scale(columns))
        sheet.set_h_pagebreaks([number + 3 for number in sorted(breaks) if number])
    else:
        sheet.fit_to_pages(1, 0)


def _table_row(
    book: Book,
    sheet: Worksheet,
    place: int,
    columns: Sequence[Column],
    row: Sequence[Value],
    ground: str | None,
    *,
    band: bool,
) -> None:
    colour = ground or (PALE if band else None)
    lines = 1
    for at, (column, value) in enumerate(zip(columns, row, strict=True)):
        properties: dict[str, object] = {"align": column.align}
        if colour:
            properties["bg_color"] = colour
        if isinstance(value, date):
            properties["num_format"] = "yyyy-mm-dd"
        write_value(sheet, place, at, value, book.body(**properties))
        if isinstance(value, str):
            lines = max(lines, lines_of(value, column.width))
    sheet.set_row(place, row_height(lines))


def print_scale(columns: Sequence[Column]) -> int:
    """The scale in per cent at which the columns fit A4 on its side."""
    points = width_points(column.width for column in columns)
    return max(10, min(100, int(100 * A4_LANDSCAPE_POINTS / points)))


def width_points(widths: Iterable[float]) -> float:
    """Printed width of columns: a digit is at most 9.4 pixels wide.

    宋体 has 8; a machine without it takes a wider one, and columns must not spill.
    """
    return sum((width * 9.4 + 5) * 0.75 for width in widths)
