"""The attendance sheet out and back: what the office writes is what is paid."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from scheduler.domain.kinds import Activity, Post
from scheduler.domain.ledger import Basis
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.worked import Worked, WorkState
from scheduler.export.attendance_book import months_of, write_attendance
from scheduler.intake.attendance import read_attendance
from scheduler.money import fen
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from tests import builders as b
from tests.subsidy.plans import plan, served, session

SONGSHAN = load_profile("songshan-2021")
SEPTEMBER = (2026, 9)
FIRST_ROW = 4
DATE, PERIOD, ACTIVITY, GROUP, STAFF, NAME, STATE, SUBSTITUTE = (
    "A",
    "C",
    "D",
    "E",
    "G",
    "H",
    "I",
    "J",
)
SESSION = "L"

MADE = plan(
    [
        session("S1"),
        session("C1", Activity.CLUB),
        session("D1", Activity.DUTY, classes=()),
        session("S2", weekday=2),
    ],
    [
        served(date(2026, 9, 7), "S1", "T1"),
        served(date(2026, 9, 7), "C1", "T1"),
        served(date(2026, 9, 7), "D1", "T3"),
        served(date(2026, 9, 8), "S2", "T2"),
        served(date(2026, 10, 12), "S1", "T1"),
    ],
)
SCHOOL = b.school(
    staff=(
        b.staff("T1"),
        b.staff("T2"),
        b.staff("T3"),
        b.staff("T4", posts=frozenset({Post.CLUB})),
    )
)
# Rows 4..7, by date, start and session: D1 T3, S1 T1, C1 T1, S2 T2.
GROUP_TEXT = "一年级1班"

Edit = Callable[[Worksheet], None]


def handed_in(
    folder: Path, edit: Edit, school: School = SCHOOL, made: Plan = MADE
) -> tuple[Worked | None, tuple[Issue, ...]]:
    path = folder / "attendance-2026-09.xlsx"
    write_attendance(path, school, made, SEPTEMBER)
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return read_attendance([path], school, made)


def row_of(sheet: Worksheet, session_id: str) -> int:
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if sheet[f"{SESSION}{row}"].value == session_id:
            return row
    raise AssertionError(session_id)


def put(session_id: str, **cells: object) -> Edit:
    def edit(sheet: Worksheet) -> None:
        row = row_of(sheet, session_id)
        for column, value in cells.items():
            sheet[f"{column}{row}"] = value

    return edit


def added(**cells: object) -> Edit:
    def edit(sheet: Worksheet) -> None:
        row = FIRST_ROW + 4
        for column, value in cells.items():
            sheet[f"{column}{row}"] = value

    return edit


def codes(issues: tuple[Issue, ...]) -> list[str]:
    return [issue.code for issue in issues]


def paid(worked: Worked | None) -> dict[tuple[str, str], Basis]:
    assert worked is not None
    lines = settle(SCHOOL, MADE, SONGSHAN, worked=worked, month=SEPTEMBER).lines
    return {(line.session, line.staff): line.basis for line in lines}


def test_an_untouched_sheet_pays_the_plan(tmp_path: Path) -> None:
    worked, issues = handed_in(tmp_path, lambda _: None)
    assert issues == ()
    assert set(paid(worked)) == {
        ("S1", "T1"),
        ("C1", "T1"),
        ("D1", "T3"),
        ("S2", "T2"),
    }
    assert set(paid(worked).values()) == {Basis.PRESENT}


@pytest.mark.parametrize("state", ["请假", "缺席", "停课", "病假", "缺勤"])
def test_who_did_not_work_is_not_paid(tmp_path: Path, state: str) -> None:
    worked, issues = handed_in(tmp_path, put("S2", I=state))
    assert issues == ()
    assert ("S2", "T2") not in paid(worked)


def test_the_substitute_is_paid_in_place_of_the_planned(tmp_path: Path) -> None:
    worked, issues = handed_in(tmp_path, put("S2", I="代课", J=" t3 "))
    assert issues == ()
    assert paid(worked)["S2", "T3"] is Basis.SUBSTITUTE
    assert ("S2", "T2") not in paid(worked)


@pytest.mark.parametrize("state", ["请假", "病假", "缺席"])
def test_leave_with_a_substitute_is_a_substitution(tmp_path: Path, state: str) -> None:
    worked, issues = handed_in(tmp_path, put("S2", I=state, J="T3"))
    assert issues == ()
    assert paid(worked)["S2", "T3"] is Basis.SUBSTITUTE
    assert ("S2", "T2") not in paid(worked)


@pytest.mark.parametrize(
    ("session_id", "cells", "code", "column"),
    [
        ("S2", {"I": "代课"}, "attendance_substitute_missing", SUBSTITUTE),
        ("S2", {"I": "代课", "J": "T9"}, "attendance_staff_unknown", SUBSTITUTE),
        ("S2", {"I": "代课", "J": "T2"}, "attendance_substitute_self", SUBSTITUTE),
        ("S2", {"J": "T3"}, "attendance_substitute_unwanted", SUBSTITUTE),
        ("S2", {"I": "停课", "J": "T3"}, "attendance_substitute_unwanted", SUBSTITUTE),
        ("S2", {"I": None}, "attendance_state_missing", STATE),
        ("S2", {"I": "在"}, "attendance_state_unknown", STATE),
        ("S2", {"G": "T9"}, "attendance_staff_unknown", STAFF),
        ("S2", {"G": None}, "attendance_staff_missing", STAFF),
        ("S2", {"A": "昨天"}, "attendance_date", DATE),
        ("S2", {"A": "2026-10-08"}, "attendance_other_month", DATE),
        ("S2", {"D": "看电影"}, "attendance_activity_unknown", ACTIVITY),
    ],
)
def test_a_wrong_cell_is_named(
    tmp_path: Path, session_id: str, cells: dict[str, object], code: str, column: str
) -> None:
    place = ""

    def edit(sheet: Worksheet) -> None:
        nonlocal place
        place = f"{column}{row_of(sheet, session_id)}"
        put(session_id, **cells)(sheet)

    worked, issues = handed_in(tmp_path, edit)
    assert worked is None
    assert (code, Severity.ERROR) in [(each.code, each.severity) for each in issues]
    found = next(each for each in issues if each.code == code)
    assert found.sheet == "2026-09"
    assert found.cell == place
    assert found.text
    assert found.mend


def test_a_substitute_without_the_post_is_paid_with_a_warning(tmp_path: Path) -> None:
    worked, issues = handed_in(tmp_path, put("S2", I="代课", J="T4"))
    assert [(each.code, each.severity) for each in issues] == [
        ("attendance_substitute_post", Severity.WARNING)
    ]
    assert ("S2", "T4") in paid(worked)


def test_a_substitute_in_sessions_that_touch_is_fine(tmp_path: Path) -> None:
    worked, issues = handed_in(tmp_path, put("C1", I="代课", J="T2"))
    assert issues == ()
    assert ("C1", "T2") in paid(worked)


def test_a_deleted_row_is_not_paid_and_is_said(tmp_path: Path) -> None:
    worked, issues = handed_in(
        tmp_path, lambda sheet: sheet.delete_rows(row_of(sheet, "S2"))
    )
    (only,) = issues
    assert (only.code, only.severity) == ("attendance_deleted", Severity.WARNING)
    assert "教师T2（T2）有1场" in only.text
    assert "9月8日作业辅导" in only.text
    assert ("S2", "T2") not in paid(worked)


def test_a_repeated_row_would_be_paid_twice(tmp_path: Path) -> None:
    def repeat(sheet: Worksheet) -> None:
        source = row_of(sheet, "S2")
        for cell in sheet[source]:
            sheet.cell(source + 1, cell.column, cell.value)

    worked, issues = handed_in(tmp_path, repeat)
    assert worked is None
    assert [(each.code, each.cell) for each in issues] == [
        ("attendance_duplicate", "G8")
    ]


def test_the_same_month_handed_in_twice_would_be_paid_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    for path in (first, second):
        write_attendance(path, SCHOOL, MADE, SEPTEMBER)
    worked, issues = read_attendance([first, second], SCHOOL, MADE)
    assert worked is None
    assert codes(issues) == ["attendance_duplicate"] * 4


def test_an_extra_session_is_paid_by_its_slot(tmp_path: Path) -> None:
    worked, issues = handed_in(
        tmp_path,
        added(
            A="2026年9月9日",
            C="作业辅导",
            D="作业辅导",
            E=GROUP_TEXT,
            G="T1",
            I="出勤",
        ),
    )
    assert [(each.code, each.severity) for each in issues] == [
        ("attendance_added", Severity.WARNING)
    ]
    assert worked is not None
    settlement = settle(SCHOOL, MADE, SONGSHAN, worked=worked, month=SEPTEMBER)
    (line,) = [each for each in settlement.lines if each.basis is Basis.EXTRA]
    assert (line.staff, line.day, line.amount) == ("T1", date(2026, 9, 9), fen(50))


def test_an_extra_day_follows_the_weekday_written(tmp_path: Path) -> None:
    row: dict[str, object] = {
        "A": date(2026, 9, 12),
        "B": "周一",
        "C": "社团",
        "D": "社团",
        "E": "合唱",
        "G": "T2",
        "I": "出勤",
    }
    worked, issues = handed_in(tmp_path, added(**row))
    assert codes(issues) == ["attendance_added"]
    assert worked is not None
    assert [each.weekday for each in worked.extra] == [1]


def test_an_extra_session_at_an_unknown_time_is_refused(tmp_path: Path) -> None:
    worked, issues = handed_in(
        tmp_path,
        added(A=date(2026, 9, 9), C="第九节", D="社团", E="合唱", G="T1", I="出勤"),
    )
    assert worked is None
    assert [(each.code, each.cell) for each in issues] == [
        ("attendance_session_unknown", "C8")
    ]


def test_a_helper_added_to_a_planned_session_is_paid(tmp_path: Path) -> None:
    worked, issues = handed_in(
        tmp_path,
        added(
            A=date(2026, 9, 8),
            C="作业辅导",
            D="作业辅导",
            E=GROUP_TEXT,
            G="T1",
            I="出勤",
        ),
    )
    assert codes(issues) == ["attendance_added"]
    assert paid(worked)["S2", "T1"] is Basis.EXTRA


def test_rows_may_be_sorted_and_the_session_column_lost(tmp_path: Path) -> None:
    def shuffle(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in sheet[row]] for row in range(4, 8)]
        for place, values in enumerate(reversed(rows), 4):
            for column, value in enumerate(values, 1):
                sheet.cell(place, column, value)
        sheet.delete_cols(12)
        sheet.insert_rows(1)

    worked, issues = handed_in(tmp_path, shuffle)
    assert issues == ()
    assert len(paid(worked)) == 4


def test_a_month_without_attendance_stays_the_plan_and_is_said(tmp_path: Path) -> None:
    worked, _ = handed_in(tmp_path, put("S2", I="请假"))
    settlement = settle(SCHOOL, MADE, SONGSHAN, worked=worked)
    assert [line.basis for line in settlement.lines if line.month == (2026, 10)] == [
        Basis.PLANNED
    ]
    assert any("2026年10月没有交回考勤表" in text for text in settlement.notices)


def test_a_file_that_is_no_attendance_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "其他.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "日期"
    book.save(path)
    other = tmp_path / "坏.xlsx"
    other.write_bytes(b"PK\x03\x04 no")
    worked, issues = read_attendance([path, other], SCHOOL, MADE)
    assert worked is None
    assert "attendance_no_sheet" in codes(issues)
    assert len(issues) == 2


def test_a_row_knows_who_is_paid() -> None:
    assert {state.value for state in WorkState} == {
        "出勤",
        "请假",
        "缺席",
        "代课",
        "停课",
    }
    assert months_of(MADE) == ((2026, 9), (2026, 10))


def test_differences_are_listed_and_nothing_else(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        put("S2", I="代课", J="T3")(sheet)
        sheet.delete_rows(row_of(sheet, "C1"))

    worked, _ = handed_in(tmp_path, edit)
    settlement = settle(SCHOOL, MADE, SONGSHAN, worked=worked)
    assert [
        (each.session, each.planned, each.state, each.paid)
        for each in settlement.differences
    ] == [("C1", "T1", None, None), ("S2", "T2", WorkState.SUBSTITUTED, "T3")]
    assert settle(SCHOOL, MADE, SONGSHAN).differences == ()


def test_a_substitute_who_was_working_then_is_not_paid_again(tmp_path: Path) -> None:
    """T3 is on duty from 16:00; taking S1 as well is one time, not two."""
    worked, issues = handed_in(tmp_path, put("S1", I="代课", J="T3"))
    (only,) = issues
    assert (only.code, only.severity) == ("attendance_doubled", Severity.WARNING)
    assert only.cell.startswith(SUBSTITUTE)
    assert ("S1", "T3") not in paid(worked)
    assert ("S1", "T1") not in paid(worked)
    assert ("D1", "T3") in paid(worked)
    settlement = settle(SCHOOL, MADE, SONGSHAN, worked=worked)
    (difference,) = settlement.differences
    assert (difference.session, difference.substitute) == ("S1", "T3")
    assert difference.paid is None
    assert difference.source is not None
    assert difference.source.cell("状态") == only.cell.replace(SUBSTITUTE, STATE)


def test_one_substitute_for_two_groups_at_once_is_paid_once(tmp_path: Path) -> None:
    """Whatever the order of rows: the group that comes first in the plan's order."""
    made = plan(
        [session("S1"), session("S3", classes=("一年级2班",))],
        [served(date(2026, 9, 7), "S1", "T1"), served(date(2026, 9, 7), "S3", "T2")],
    )

    def both(sheet: Worksheet) -> None:
        for id in ("S1", "S3"):
            put(id, I="代课", J="T3")(sheet)

    def turned(sheet: Worksheet) -> None:
        both(sheet)
        rows = [[cell.value for cell in sheet[row]] for row in (4, 5)]
        for row, values in zip((5, 4), rows, strict=True):
            for cell, value in zip(sheet[row], values, strict=True):
                cell.value = value

    for edit in (both, turned):
        worked, issues = handed_in(tmp_path, edit, SCHOOL, made)
        assert [each.code for each in issues] == ["attendance_doubled"]
        settled = settle(SCHOOL, made, SONGSHAN, worked=worked)
        assert [(line.session, line.staff) for line in settled.lines] == [("S1", "T3")]


def test_a_substitute_at_two_times_is_paid_for_both(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        put("C1", I="代课", J="T2")(sheet)
        put("S1", I="代课", J="T2")(sheet)

    worked, issues = handed_in(tmp_path, edit)
    assert issues == ()
    assert {("S1", "T2"), ("C1", "T2")} <= paid(worked).keys()
