"""The sheet 问题清单: every problem on a line, with a link to its cell."""

from collections import Counter
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from scheduler.domain.origin import Issue, Severity
from scheduler.words import annotation as words

_HEADER_ROW = 3
_LINE_CHARS = 31  # Chinese characters in the two wide columns
_LINE_POINTS = 15
_WIDTHS = (6, 8, 22, 12, 10, 60, 60)
_COLOUR = {
    Severity.ERROR: "9C0006",
    Severity.WARNING: "9C5700",
    Severity.NOTE: "1F4E78",
}
_FACE = "Microsoft YaHei"
_FONT = Font(name=_FACE, size=10)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_list(workbook: Workbook, book: str, issues: Sequence[Issue]) -> None:
    """Put 问题清单 first into a workbook; links lead into this book only."""
    if words.LIST_SHEET in workbook.sheetnames:
        workbook.remove(workbook[words.LIST_SHEET])
    sheet = workbook.create_sheet(words.LIST_SHEET, 0)
    workbook.active = 0
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False
    counts = Counter(issue.severity for issue in issues)
    total = words.summary(*(counts[severity] for severity in Severity))
    _text(sheet, 1, 1, total if issues else words.NOTHING)
    sheet.cell(1, 1).font = Font(name=_FACE, bold=True, size=13)
    sheet.cell(1, 1).alignment = Alignment(wrap_text=False)
    for column, (title, width) in enumerate(
        zip(words.HEADERS, _WIDTHS, strict=True), start=1
    ):
        _text(sheet, _HEADER_ROW, column, title)
        cell = sheet.cell(_HEADER_ROW, column)
        cell.font = Font(name=_FACE, size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="2F6DA3")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    for number, issue in enumerate(issues, start=1):
        row = _HEADER_ROW + number
        _write_issue(sheet, row, number, issue)
        if issue.cell and issue.book == book and issue.sheet in workbook.sheetnames:
            _link(sheet, row, issue)
    last = _HEADER_ROW + max(1, len(issues))
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(_WIDTHS))}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_issue(sheet: Worksheet, row: int, number: int, issue: Issue) -> None:
    sheet.cell(row, 1).value = number
    sheet.cell(row, 1).alignment = Alignment(horizontal="center", vertical="top")
    sheet.cell(row, 1).font = _FONT
    values = (
        words.SEVERITY[issue.severity.value],
        issue.book,
        issue.sheet,
        issue.cell,
        issue.text,
        issue.mend,
    )
    for column, value in enumerate(values, start=2):
        _text(sheet, row, column, value)
    longest = max(len(issue.text), len(issue.mend))
    lines = -(-longest // _LINE_CHARS)
    sheet.row_dimensions[row].height = _LINE_POINTS * lines + 3
    sheet.cell(row, 2).font = Font(
        name=_FACE, size=10, bold=True, color=_COLOUR[issue.severity]
    )


def _link(sheet: Worksheet, row: int, issue: Issue) -> None:
    cell = sheet.cell(row, 5)
    quoted = issue.sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(
        ref=cell.coordinate, location=f"'{quoted}'!{issue.cell}", display=issue.cell
    )
    cell.font = Font(name=_FACE, size=10, color="0563C1", underline="single")


def _text(sheet: Worksheet, row: int, column: int, value: str) -> None:
    """A string cell, even when the string looks like a formula."""
    cell = sheet.cell(row, column)
    cell.value = value
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    cell.font = _FONT
