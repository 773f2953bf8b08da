"""Closed months of the rich school, with a leave, a substitute and a correction."""

from pathlib import Path

import openpyxl

from scheduler.domain.plan_json import from_document
from scheduler.domain.school import School
from scheduler.export.subsidy_book import write_subsidy
from scheduler.intake.attendance import read_attendance
from scheduler.pipeline.closing import close_month, load_ledger, write_closing
from scheduler.subsidy import settle
from tests.check import judge
from tests.check.plans import Row

SEPTEMBER = (2026, 9)


def returned(folder: Path, name: str, changes: dict[int, dict[str, str]]) -> Path:
    """The attendance sheet of September as it comes back, some rows changed."""
    book = openpyxl.load_workbook(folder / "attendance-2026-09.xlsx")
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "日期")
    columns = {str(cell.value): cell.column for cell in head}
    for below, cells in changes.items():
        for heading, value in cells.items():
            page.cell(head[0].row + below, columns[heading]).value = value
    path = folder / name
    book.save(path)
    book.close()
    return path


def write(folder: Path, school: School, document: Row) -> None:
    """subsidy-2026-09.xlsx and the ledger, as closing the month writes them."""
    changes = {
        2: {"状态": "请假"},
        9: {"状态": "代课", "代课教师工号": "X2"},
        12: {"状态": "停课"},
    }
    sheet = returned(folder, "交回.xlsx", changes)
    close(folder, school, document, sheet)
    sheet.unlink()


def close(folder: Path, school: School, document: Row, sheet: Path) -> None:
    plan, profile = from_document(document), judge.profile(school)
    worked, issues = read_attendance([sheet], school, plan)
    assert worked is not None, issues
    settled = settle(school, plan, profile, worked=worked, month=SEPTEMBER)
    text, entries, _ = load_ledger(folder)
    closing = close_month(school, plan, profile, entries, settled, worked)
    write_closing(folder, school, text, entries, closing)
    write_subsidy(
        folder / "subsidy-2026-09.xlsx",
        school,
        settled,
        corrections=closing.corrected,
        payouts=closing.payouts,
    )
