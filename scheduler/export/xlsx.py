"""A workbook for people: house formats, safe cells, print set-up, row heights.

Every text goes through ``write_string``: a pupil called ``=1+1`` stays a name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from scheduler.export.palette import BRAND, LINE, MUTED
from scheduler.words import export as words

TITLE_FONT = "微软雅黑"
BODY_FONT = "宋体"
POINTS_PER_LINE = 15.0
TALLEST_ROW = 405.0  # Excel's limit is 409 points

Value = str | int | float | date | None


class Book:
    """An open output workbook; formats are made once for each set of properties."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._bodies: dict[tuple[tuple[str, object], ...], Format] = {}

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
        """A bordered, wrapped cell; asked for every cell of every list."""
        key = tuple(properties.items())
        if key not in self._bodies:
            self._bodies[key] = self.format(
                border=1, border_color=LINE, text_wrap=True, **properties
            )
        return self._bodies[key]

    def sheet(self, name: str, *, paper: int = 9, landscape: bool = True) -> Worksheet:
        """A new worksheet, set up for print (paper 9 is A4, 8 is A3)."""
        sheet = self._book.add_worksheet(name, worksheet_class=_PlainFormulas)
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


class _PlainFormulas(Worksheet):  # type: ignore[misc] # the library has no types
    """Formulas go into the file as they are written.

    The library looks each one through for thirty functions newer than Excel 2007, a
    third of the time a money workbook takes; none of ours uses any.
    """

    def _prepare_formula(
        self, formula: str, expand_future_functions: bool = False
    ) -> str:
        return formula.removeprefix("=")


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


def row_height(lines: int) -> float:
    """Row height in points for so many lines."""
    return min(TALLEST_ROW, lines * POINTS_PER_LINE + 5)
