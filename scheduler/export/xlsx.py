"""A workbook for people: house formats, safe cells, print set-up, row heights.

Every text goes through ``write_string``: a pupil called ``=1+1`` stays a name.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from scheduler.export.measure import lines_of
from scheduler.export.palette import BRAND, LINE, MUTED, PALE
from scheduler.words import export as words

TITLE_FONT = "微软雅黑"
BODY_FONT = "宋体"
POINTS_PER_LINE = 15.0
TALLEST_ROW = 405.0  # Excel's limit is 409 points
A4_LANDSCAPE_POINTS = 770.0
A4_PORTRAIT_POINTS = 523.0

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a list: heading, width in characters, alignment."""

    heading: str
    width: float
    align: str = "left"


class Book:
    """An open output workbook; formats are made once for each set of properties."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, **properties: object) -> Format:
        """A cell format: the body font, vertically centred, plus properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {
                "font_name": BODY_FONT,
                "font_scheme": "none",  # else the theme font takes the name's place
                "font_size": 11,
                "valign": "vcenter",
            }
            self._formats[key] = self._book.add_format({**base, **properties})
        return self._formats[key]

    @property
    def title(self) -> Format:
        """Heading of a sheet or block."""
        return self.format(
            font_name=TITLE_FONT, bold=True, font_size=16, font_color=BRAND
        )

    @property
    def section(self) -> Format:
        """Heading of a part of a sheet."""
        return self.format(font_name=TITLE_FONT, bold=True, font_size=12)

    @property
    def note(self) -> Format:
        """A line under a heading."""
        return self.format(font_size=10, font_color=MUTED, text_wrap=True)

    @property
    def head(self) -> Format:
        """Heading cell of a table."""
        return self.format(
            font_name=TITLE_FONT,
            bold=True,
            align="center",
            text_wrap=True,
            bg_color=BRAND,
            font_color="#FFFFFF",
            border=1,
            border_color=LINE,
        )

    def body(self, **properties: object) -> Format:
        """A bordered, wrapped cell."""
        return self.format(border=1, border_color=LINE, text_wrap=True, **properties)

    def sheet(self, name: str, *, paper: int = 9, landscape: bool = True) -> Worksheet:
        """A new worksheet, set up for print (paper 9 is A4, 8 is A3)."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(paper)
        if landscape:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer(f"&L&9{words.SYSTEM}&C&9{words.PAGE_FOOTER}&R&9&A")
        sheet.center_horizontally()
        return sheet


@contextmanager
def open_book(path: Path, title: str) -> Iterator[Book]:
    """A new workbook at ``path``, written when the block ends."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
        # Column widths count digits of this font: without it Chinese text is clipped.
        "default_format_properties": {"font_name": BODY_FONT, "font_size": 11},
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": title, "author": words.SYSTEM})
        yield Book(book)


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


def write_value(
    sheet: Worksheet, row: int, column: int, value: Value, form: Format
) -> None:
    """Write one cell by the value's own type; text is never a formula."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, form)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, form)
    else:
        sheet.write_number(row, column, value, form)


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
    portrait: bool = False,
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
        sheet.set_print_scale(print_scale(columns, portrait=portrait))
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


def print_scale(columns: Sequence[Column], *, portrait: bool) -> int:
    """The scale in per cent at which the columns fit the paper's width."""
    points = width_points(column.width for column in columns)
    room = A4_PORTRAIT_POINTS if portrait else A4_LANDSCAPE_POINTS
    return max(10, min(100, int(100 * room / points)))


def width_points(widths: Iterable[float]) -> float:
    """Printed width of columns: a digit is at most 9.4 pixels wide.

    宋体 has 8; a machine without it takes a wider one, and columns must not spill.
    """
    return sum((width * 9.4 + 5) * 0.75 for width in widths)


def row_height(lines: int) -> float:
    """Row height in points for so many lines."""
    return min(TALLEST_ROW, lines * POINTS_PER_LINE + 5)
