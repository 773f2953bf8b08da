"""The money on the plan, and on the attendance sheet that came back."""

from pathlib import Path

import openpyxl

from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.money import settle_plan
from tests.pipeline.book import files, planned, written

OCTOBER = (2026, 10)


def made(tmp_path: Path) -> tuple[Path, Path]:
    book, out = written(tmp_path / "in"), tmp_path / "out"
    planned(book, out)
    return book, out


def returned(sheet: Path, to: Path, **changes: str) -> tuple[Path, str]:
    """The sheet with its first row changed; also whose row it was."""
    workbook = openpyxl.load_workbook(sheet)
    page = workbook.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "日期")
    columns = {str(cell.value): cell.column for cell in head}
    row = head[0].row + 1
    for name, value in changes.items():
        page.cell(row, columns[name]).value = value
    workbook.save(to)
    return to, str(page.cell(row, columns["计划教师工号"]).value)


def test_settle_on_the_plan_alone(tmp_path: Path) -> None:
    book, out = made(tmp_path)
    end = settle_plan([book], out)
    assert end.status is ExitStatus.DONE
    assert end.settlement is not None
    assert end.settlement.worked_months == ()
    assert end.settlement.paid > 0


def test_settle_does_not_pay_who_was_on_leave(tmp_path: Path) -> None:
    book, out = made(tmp_path)
    planned_lines = settle_plan([book], out, month=OCTOBER).settlement
    sheet, person = returned(
        out / "attendance-2026-10.xlsx", tmp_path / "交回.xlsx", 状态="请假"
    )
    end = settle_plan([book], out, [sheet], OCTOBER)
    assert end.status is ExitStatus.DONE, end.issues
    assert end.settlement is not None
    assert planned_lines is not None
    assert end.settlement.worked_months == (OCTOBER,)
    before = [line for line in planned_lines.lines if line.staff == person]
    after = [line for line in end.settlement.lines if line.staff == person]
    assert len(after) == len(before) - 1
    assert [row.planned for row in end.settlement.differences] == [person]


def test_settle_pays_the_substitute(tmp_path: Path) -> None:
    book, out = made(tmp_path)
    sheet, person = returned(
        out / "attendance-2026-10.xlsx",
        tmp_path / "交回.xlsx",
        状态="代课",
        代课教师工号="L2",
    )
    end = settle_plan([book], out, [sheet], OCTOBER)
    assert end.settlement is not None
    [line] = [row for row in end.settlement.lines if row.replaces == person]
    assert line.staff == "L2"


def test_settle_keeps_a_copy_of_a_month_and_every_other_file(tmp_path: Path) -> None:
    book, out = made(tmp_path)
    before = files(out)
    settle_plan([book], out, month=OCTOBER)
    after = files(out)
    assert set(after) - set(before) == {"subsidy-2026-10.xlsx"}
    assert {name for name in before if after[name] != before[name]} <= {"subsidy.xlsx"}


def test_settle_with_a_sheet_that_is_none_changes_nothing(tmp_path: Path) -> None:
    book, out = made(tmp_path)
    before = files(out)
    bad = tmp_path / "垃圾.xlsx"
    bad.write_bytes(b"not a workbook")
    end = settle_plan([book], out, [bad], OCTOBER)
    assert end.status is ExitStatus.UNUSABLE
    assert end.issues
    assert files(out) == before
