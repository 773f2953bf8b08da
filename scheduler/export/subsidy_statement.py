"""A statement: sections of named amounts, each a formula on the rows above it."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from scheduler.export.measure import lines_of
from scheduler.export.subsidy_pen import Cell, Formula, Pen
from scheduler.export.xlsx import Book, row_height


class Statement:
    """Writes rows item / amount / remark downwards and remembers their cells."""

    def __init__(
        self, book: Book, sheet: Worksheet, row: int, widths: Sequence[float]
    ) -> None:
        self._pen, self._sheet, self.row = Pen(book, sheet), sheet, row
        self._widths = widths
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def section(self, text: str) -> None:
        """A coloured line that opens a section."""
        for place in range(len(self._widths)):
            self._pen.write(self.row, place, None if place else text, bold=True)
        self._sheet.set_row(self.row, 24)
        self.row += 1

    def item(
        self, text: str, cell: Cell, remark: str = "", *, bold: bool = False
    ) -> str:
        """One item; the absolute address of its amount."""
        self._pen.write(self.row, 0, text, bold=bold)
        self._pen.write(self.row, 1, cell, "right", bold=bold)
        self._pen.write(self.row, 2, remark, bold=bold)
        width = self._widths[2]
        self._sheet.set_row(self.row, max(22.0, row_height(lines_of(remark, width))))
        self.row += 1
        return f"$B${self.row}"

    def total(
        self, text: str, addresses: Sequence[str], value: int, remark: str = ""
    ) -> str:
        """The sum of some items above."""
        formula = Formula("ROUND(" + "+".join(addresses) + ",2)", value)
        return self.item(text, formula, remark, bold=True)
