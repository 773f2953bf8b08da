"""Which row of a sheet is the header, and which column is which."""

from scheduler.intake.findings import Findings
from scheduler.intake.grid import Sheet, letter
from scheduler.intake.layout import DAY_COLUMNS, PUPILS, SETTINGS, SheetLayout
from scheduler.intake.text import clean, header_key

HEADER_ROWS = 15


def header_row(sheet: Sheet, layout: SheetLayout) -> int:
    """The row (from 0) of the first 15 with most known headers; -1 if none has two.

    The lower of two neighbours wins a tie: two-line headers merge downwards.
    """
    best, best_row = 1, -1
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        names = {layout.headers.get(header_key(cell)) for cell in row} - {None}
        follows = number == best_row + 1 and best_row >= 0
        if len(names) > best or (follows and len(names) == best):
            best, best_row = len(names), number
    return best_row


def columns_of(sheet: Sheet, layout: SheetLayout, header: int) -> dict[int, str]:
    """The contract's name of each known column; the first of two equals counts.

    The sheet 学校 may go without a header: then its first two columns are 项目 and 值.
    """
    if header < 0:
        return _first_two(sheet) if layout is SETTINGS else {}
    found: dict[int, str] = {}
    exact = {header_key(column.name): column.name for column in layout.columns}
    keys = [header_key(cell) for cell in sheet.rows[header]]
    for headers in (exact, layout.headers):
        for index, text in enumerate(keys):
            name = headers.get(text)
            if name is not None and name not in found.values() and index not in found:
                found[index] = name
    return found


def _first_two(sheet: Sheet) -> dict[int, str]:
    used = sorted(
        {
            index
            for row in sheet.rows
            for index, cell in enumerate(row)
            if cell is not None
        }
    )
    return dict(zip(used[:2], ("项目", "值"), strict=False)) if len(used) > 1 else {}


def judge_header(
    sheet: Sheet,
    layout: SheetLayout,
    header: int,
    columns: dict[int, str],
    findings: Findings,
) -> None:
    """Tell needed columns that are missing, and columns nobody asked for."""
    names = set(columns.values())
    for wanted in layout.needed_columns:
        if wanted not in names:
            cell = f"A{header + 1}"
            findings.of(sheet, "column_missing", cell, wanted=wanted)
    if layout is PUPILS:
        for wanted in DAY_COLUMNS:
            if wanted not in names:
                findings.of(sheet, "weekday_column_missing", wanted=wanted)
    if header >= 0:
        _tell_others(sheet, layout, header, columns, findings)


def _tell_others(
    sheet: Sheet,
    layout: SheetLayout,
    header: int,
    columns: dict[int, str],
    findings: Findings,
) -> None:
    titles = sheet.rows[header]
    for index, title in enumerate(titles):
        text = clean(title)
        if index in columns or not text:
            continue
        cell = f"{letter(index)}{header + 1}"
        repeated = layout.headers.get(header_key(title))
        if repeated is None:
            findings.of(sheet, "column_unknown", cell, header=text)
        elif header_key(titles[index - 1]) != header_key(title):  # not one merge
            findings.of(sheet, "column_twice", cell, wanted=repeated)
