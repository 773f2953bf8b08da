"""Writes books to .xlsx files, byte for byte the same for the same book."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

import xlsxwriter

from tests.samples.book import Book
from tests.samples.build import build_book
from tests.samples.schools import SCHOOLS
from tests.samples.spec import SchoolSpec

CREATED = datetime(2026, 8, 20, 8, tzinfo=UTC)
WIDE_HEADERS = {"任课教师": 32, "岗位": 30, "可开时段": 26, "值": 28, "说明": 26}


def write_book(book: Book, path: Path) -> Path:
    """Write a book and return its path."""
    options = {"default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"author": "课后服务示例", "created": CREATED})
        header_format = workbook.add_format({"bold": True, "bg_color": "#DDE8F3"})
        time_format = workbook.add_format({"num_format": "hh:mm"})
        for name, sheet in book.items():
            worksheet = workbook.add_worksheet(name)
            worksheet.write_row(0, 0, sheet.headers, header_format)
            worksheet.freeze_panes(1, 0)
            for column, header in enumerate(sheet.headers):
                worksheet.set_column(column, column, WIDE_HEADERS.get(header, 12))
            for number, row in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        worksheet.write_string(number, column, cell)
                    elif isinstance(cell, time):
                        worksheet.write_datetime(number, column, cell, time_format)
                    elif isinstance(cell, date):
                        worksheet.write_datetime(number, column, cell)
                    elif cell is not None:
                        worksheet.write_number(number, column, cell)
    return path


def write_sample(spec: SchoolSpec, folder: Path) -> Path:
    """Write one school's workbook into a folder and return its path."""
    return write_book(build_book(spec), folder / f"sample_{spec.key}.xlsx")


def write_samples(folder: Path, only: Iterable[str] = ()) -> list[Path]:
    """Write all schools, or those with the keys in `only`."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = set(only) or {spec.key for spec in SCHOOLS}
    return [write_sample(spec, folder) for spec in SCHOOLS if spec.key in wanted]
