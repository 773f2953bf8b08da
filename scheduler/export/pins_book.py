"""固定安排 as a workbook of its own, to be planned with beside the school's others."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from scheduler.words import edit_book as words

Row = Sequence[str]


def write_pins(path: Path, rows: Iterable[Row]) -> None:
    """Write rows of 星期, 时段, 班级或社团, 教师, 场地."""
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format({"bold": True, "bg_color": "#eaf2ef"})
        sheet = book.add_worksheet(words.PINS_SHEET)
        for column, (title, width) in enumerate(words.PINS_COLUMNS):
            sheet.write_string(0, column, title, head)
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
        sheet.freeze_panes(1, 0)
