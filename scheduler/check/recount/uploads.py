"""F04: control totals of the uploaded workbooks, counted without the reader.

Only sheets found under a heading row that names the key column are counted: what
is not recognised here is not compared, and the reader's own findings stand.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from scheduler.check.breach import Breach, breach
from scheduler.check.recount.sheets import Raw, grid_of, text_of
from scheduler.domain.people import Stay
from scheduler.domain.school import School

ZIP = b"PK"
HEADER_ROWS = 15
DAYS = ("周一", "周二", "周三", "周四", "周五")
NOT_HERE = {"", "否", "无", "0", "n", "no", "false", "×", "x", "-", "/"}
SKIPPED = ("示例", "合计", "总计", "小计", "共计", "备注", "注:", "说明", "制表人")
# Sheet, its key column, and a second column it must have to be taken for it.
SHEETS = (
    ("学生", "学号", "姓名"),
    ("教师", "工号", "岗位"),
    ("社团", "社团", "最多人数"),
)


def check(books: Sequence[Path], school: School) -> Iterator[Breach]:
    """Rows and weekday marks in the files against what was read from them."""
    read = {
        "学生": [str(each.id) for each in school.pupils],
        "教师": [str(each.id) for each in school.staff],
        "社团": [str(each.name) for each in school.clubs],
    }
    marked = sum(
        day.stay is not Stay.ABSENT for pupil in school.pupils for day in pupil.week
    )
    tables = list(_tables(books))
    for sheet, key, other in SHEETS:
        found: list[str] = []
        marks, days_known = 0, True
        here = [
            (head, rows)
            for name, head, rows in tables
            if name == sheet and {key, other} <= set(head)
        ]
        if not here:
            continue
        for head, rows in here:
            days = [head[day] for day in DAYS if day in head]
            days_known = days_known and len(days) == len(DAYS)
            for row in rows:
                name = _plain(row[head[key]])
                if not name or name.startswith(SKIPPED):
                    continue
                found.append(name)
                marks += sum(_is_mark(row[place]) for place in days)
        wanted = [_plain(name) for name in read[sheet]]
        if len(found) != len(wanted):
            yield breach("rows", sheet=sheet, found=len(found), wanted=len(wanted))
        for name in sorted(set(wanted) - set(found)):
            yield breach("not_there", sheet=sheet, name=name)
        for name in sorted(set(found) - set(wanted)):
            yield breach("not_read", sheet=sheet, name=name)
        if sheet == "学生" and days_known and marks != marked:
            yield breach("marks", found=marks, wanted=marked)


def _tables(
    books: Sequence[Path],
) -> Iterator[tuple[str, dict[str, int], list[list[Raw]]]]:
    """Sheets under the contract's own names, with their heading row."""
    names = {sheet: key for sheet, key, _ in SHEETS}
    for path in books:
        if not path.is_file() or path.read_bytes()[:2] != ZIP:
            continue
        try:
            book = CalamineWorkbook.from_path(str(path))
            wanted = [name for name in book.sheet_names if name in names]
            sheets = [(name, book.get_sheet_by_name(name)) for name in wanted]
            grids = [(name, grid_of(sheet), sheet) for name, sheet in sheets]
        except (CalamineError, OSError, ValueError):
            continue
        for name, rows, sheet in grids:
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
                for row in rows[top : bottom + 1]:
                    row[left : right + 1] = [rows[top][left]] * (
                        min(right + 1, len(row)) - left
                    )
            for at, row in enumerate(rows[:HEADER_ROWS]):
                head: dict[str, int] = {}
                for place, cell in enumerate(row):
                    head.setdefault(_heading(cell), place)
                if names[name] in head:
                    yield name, head, rows[at + 1 :]
                    break


def _heading(cell: Raw) -> str:
    return _plain(cell).partition("(")[0].strip("*:;。※")


def _plain(cell: Raw) -> str:
    """Half-width, without blanks; ``12`` for ``12.0``."""
    text = unicodedata.normalize("NFKC", text_of(cell))
    for mark in "\u200b\u200c\u200d\u2060\ufeff\u00ad":
        text = text.replace(mark, "")
    text = "".join(text.split())
    whole, point, rest = text.partition(".")
    return whole if point and whole.isdecimal() and not rest.strip("0") else text


def _is_mark(cell: Raw) -> bool:
    if isinstance(cell, date | datetime | time):
        return True
    return _plain(cell).casefold() not in NOT_HERE
