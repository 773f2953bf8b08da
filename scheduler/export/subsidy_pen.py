"""Cells of the money workbook: numbers with a form, formulas with their figures."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scheduler.export.palette import PALE
from scheduler.export.xlsx import Book, write_value


class Form(Enum):
    """How a number is shown; money and units are kept in hundredths."""

    MONEY = "#,##0.00"
    UNITS = "0.00"
    WHOLE = "0"
    MONTH = '0000"年"00"月"'

    def shown(self, value: int | Fraction) -> float:
        """The number to write for an amount in hundredths, or a whole number."""
        whole = self not in (Form.MONEY, Form.UNITS)
        return float(value if whole else value / 100)


@dataclass(frozen=True, slots=True)
class Number:
    """A number the program states; money and units in hundredths."""

    value: int
    form: Form = Form.MONEY


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula and the program's own figure for it."""

    text: str
    value: int | Fraction
    form: Form = Form.MONEY


Cell = str | int | date | Number | Formula | None
_DATE = "yyyy-mm-dd"
_EPOCH = date(1899, 12, 30)  # Excel's day 0


class Pen:
    """Writes bordered cells of one sheet; looks every style up once."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book, self._sheet = book, sheet
        self._styles: dict[tuple[str, str, bool], Format] = {}

    def write(
        self,
        row: int,
        column: int,
        cell: Cell,
        align: str = "left",
        *,
        bold: bool = False,
    ) -> None:
        """Write one cell by its own type; money always stands to the right.

        ``bold`` cells are sums and headings and lie on a pale ground.
        """
        sheet = self._sheet
        if isinstance(cell, Number):
            form = cell.form
            style = self._style(form.value, _align(form, align), bold)
            sheet.write_number(row, column, form.shown(cell.value), style)
        elif isinstance(cell, Formula):
            form = cell.form
            style = self._style(form.value, _align(form, align), bold)
            shown = form.shown(cell.value)
            sheet.write_formula(row, column, f"={cell.text}", style, shown)
        elif isinstance(cell, date):
            style = self._style(_DATE, align, bold)
            sheet.write_number(row, column, (cell - _EPOCH).days, style)
        else:
            write_value(sheet, row, column, cell, self._style("", align, bold))

    def _style(self, form: str, align: str, bold: bool) -> Format:
        key = (form, align, bold)
        style = self._styles.get(key)
        if style is None:
            properties: dict[str, object] = {"align": align}
            if form:
                properties["num_format"] = form
            elif align == "left":
                properties["indent"] = 1
            if bold:
                properties |= {"bold": True, "bg_color": PALE}
            style = self._styles[key] = self._book.body(**properties)
        return style


def _align(form: Form, align: str) -> str:
    return "right" if form is Form.MONEY else align
