"""A month from the workbook to the signed sheets, with every way a row can change."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scheduler.cli.main import main
from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import Plan, Session
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.export.attendance_book import write_attendance
from scheduler.intake import read_school
from scheduler.pipeline.load import PLAN_FILE
from tests.intake.books import Book, save, tiny
from tests.subsidy.plans import MONDAY, plan, served, session

SEPTEMBER = (2026, 9)
SHEET = "attendance-2026-09.xlsx"
PUPILS = (PupilId("20240001"), PupilId("20240002"))


def workbook() -> Book:
    """Every column of the money sheets has something in it."""
    book = tiny()
    book["学校"] += [["退费办法", "按课时"], ["每课时收费上限", 2.5]]
    head, *staff = book["教师"]
    rows = [*staff, *_outsiders()]
    book["教师"] = [[*head, "支付方式"], *([*row, None][:11] for row in rows)]
    book["教师"][4][10], book["教师"][5][10] = "工资薪金", "原单位发放"
    book["机构名单"] = [
        ["机构名称", "学科类", "审核通过", "课时费", "合同方式", "合同金额"],
        ["晨光", "否", "是", None, "按月", 900],
    ]
    book["补助标准"] = [
        [
            "岗位",
            "人员类别",
            "标准",
            "月上限",
            "计酬方式",
            "分档",
            "时段",
            "每课时下限",
        ],
        ["作业辅导", None, None, 100, "人数分档", "≤35:35; >35:+1/人", None, 40],
        ["作业辅导", "外校教师", 55, None, None, None, "第一时段", None],
        ["社团", None, 60, None, "按课时", None, None, None],
        ["延时托管", None, 30, None, "按日", None, None, None],
        ["带班", None, 80, None, None, None, None, None],
    ]
    book["单列项目"] = [
        ["项目", "范围", "收费标准", "适用减免", "财政补助"],
        ["延时班", "延时", 100, "是", 50],
    ]
    return book


def _outsiders() -> list[list[Any]]:
    def row(id: str, kind: str, unit: str | None, posts: str) -> list[Any]:
        return [id, f"姓名{id}", kind, unit, "是", None, posts, None, None, None]

    return [
        row("T4", "退休教师", None, "社团"),
        row("T5", "外校教师", "实验小学", "作业辅导"),
        row("T6", "第三方机构", "晨光", "社团"),
    ]


def made_for(school: School) -> Plan:
    """Mondays: study, a club, care, duty; Tuesdays: study, a club. Four weeks."""

    def at(
        id: str, activity: Activity, weekday: int, place: int, **more: object
    ) -> Session:
        slot: Slot = [each for each in school.slots if each.weekday == weekday][place]
        return session(
            id,
            activity,
            weekday,
            **{"period": slot.period, "start": slot.start, "end": slot.end, **more},
        )

    of_class = {"classes": ("三年级2班",), "pupils": PUPILS}
    club = {"club": ClubName("合唱团"), "pupils": PUPILS[:1]}
    sessions = [
        at("S1", Activity.STUDY, 1, 0, **of_class),
        at("C1", Activity.CLUB, 1, 1, **club),
        at("L1", Activity.CARE, 1, 2, classes=("三年级2班",), pupils=PUPILS[:1]),
        at("D1", Activity.DUTY, 1, 0, classes=(), pupils=()),
        at("S2", Activity.STUDY, 2, 0, **of_class),
        at("C2", Activity.CLUB, 2, 1, **club),
    ]
    crew = {"S1": "T1", "C1": "T6", "L1": "T3", "D1": "T2", "S2": "T5", "C2": "T4"}
    roster = [
        served(MONDAY + timedelta(weeks=week, days=each.weekday - 1), each.id, person)
        for week in range(4)
        for each in sessions
        for person in [crew[each.id]]
    ]
    return plan(sessions, roster)


@pytest.fixture
def settled(tmp_path: Path) -> tuple[Path, dict[str, list[tuple[Any, ...]]]]:
    """September handed in with a change of every kind, and what was written."""
    book = save(workbook(), tmp_path / "学校.xlsx")
    intake = read_school([book])
    assert intake.school is not None, intake.issues
    made = made_for(intake.school)
    folder = tmp_path / "结果"
    folder.mkdir()
    text = json.dumps(to_document(made), ensure_ascii=False)
    (folder / PLAN_FILE).write_text(text, encoding="utf-8")
    write_attendance(tmp_path / SHEET, intake.school, made, SEPTEMBER)
    _hand_in(tmp_path / SHEET)
    arguments = ["settle", str(book), str(folder), "--month", "2026-09", "--close"]
    assert main([*arguments, "--attendance", str(tmp_path / SHEET)]) == 0
    written = openpyxl.load_workbook(folder / "subsidy-2026-09.xlsx", data_only=True)
    rows = {
        sheet.title: list(sheet.iter_rows(min_row=3, values_only=True))
        for sheet in written
    }
    return folder, rows


def _hand_in(path: Path) -> None:
    """What the office writes into the sheet that came pre-filled."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    place = {
        (sheet.cell(row, 1).value.date(), sheet.cell(row, 12).value): row
        for row in range(4, sheet.max_row)
        if sheet.cell(row, 12).value
    }

    def write(day: int, id: str, state: str, substitute: str | None = None) -> None:
        row = place[date(2026, 9, day), id]
        sheet.cell(row, 9).value = state
        sheet.cell(row, 10).value = substitute

    write(14, "S1", "请假")
    write(21, "S1", "代课", "T2")  # T2 is on duty then: paid there, not here
    write(28, "C1", "停课")
    write(15, "S2", "代课", "T1")
    write(22, "C2", "缺席")
    extra = max(place.values()) + 1  # a Saturday that follows Monday
    for column, value in enumerate(
        (date(2026, 9, 19), "周一", "第一时段", "作业辅导", "三年级2班"), 1
    ):
        sheet.cell(extra, column).value = value
    sheet.cell(extra, 7).value = "T3"
    sheet.cell(extra, 9).value = "出勤"
    book.save(path)


def column(rows: list[tuple[Any, ...]], heading: str) -> list[Any]:
    place = rows[0].index(heading)
    return [row[place] for row in rows[1:] if isinstance(row[0], int)]


def test_everybody_gets_what_they_worked(
    settled: tuple[Path, dict[str, list[tuple[Any, ...]]]],
) -> None:
    """By person: T1 three study hours at the floor of 40, but 100 at most a month."""
    rows = settled[1]["课时明细"]
    paid: dict[str, float] = {}
    people = zip(column(rows, "工号"), column(rows, "金额"), strict=True)
    for person, amount in people:
        paid[person] = paid.get(person, 0) + amount
    assert paid == {
        "T1": 100,  # 9-7, 9-28 and T5's hour of 9-15: 3 × 40 is above the ceiling
        "T2": 320,  # four days of duty; the hour of 9-21 at the same time is not paid
        "T3": 160,  # four days of care at 30, and the extra Saturday at 40
        "T4": 180,  # three clubs at 60; one absence
        "T5": 165,  # three hours at 55, paid to their school
        "T6": 675,  # 900 for the month, three of four delivered
    }


def test_each_amount_leaves_by_its_channel(
    settled: tuple[Path, dict[str, list[tuple[Any, ...]]]],
) -> None:
    folder, rows = settled
    own, labour, bought = (
        rows[name] for name in ("绩效工资增量", "劳务费", "机构支付")
    )
    assert sum(column(own, "应发金额")) == 580
    assert column(own, "其中单列项目") == [0, 0, 120]
    withheld = [column(labour, name) for name in ("工号", "应发金额", "预扣个税")]
    assert withheld == [["T4"], [180], [0]]
    assert "工资薪金" in column(labour, "备注")[0]
    assert dict(
        zip(column(bought, "机构名称"), column(bought, "金额"), strict=True)
    ) == {"实验小学": 165, "晨光": 675}
    (account,) = [row for row in rows["单列项目"][1:] if row[1] == "延时班"]
    assert account[2:9] == (1, 100, 100, 50, 50, 0, 100)
    assert account[15] == 120
    payout = (folder / "payout-2026-09.csv").read_text(encoding="utf-8-sig")
    assert "675.00" in payout
    ledger = (folder / "ledger.csv").read_text(encoding="utf-8-sig").splitlines()
    care = [row for row in ledger if ",延时托管," in row]
    assert len(care) == 4
    assert all(",延时班,30107 绩效工资," in row for row in care)


def test_every_difference_is_listed_with_its_cell(
    settled: tuple[Path, dict[str, list[tuple[Any, ...]]]],
) -> None:
    rows = settled[1]["考勤差异"]
    found = [row[1:] for row in rows[1:] if isinstance(row[0], int)]
    assert [(row[0].day, row[5]) for row in found] == [
        (14, "请假"),
        (15, "代课"),
        (19, "出勤"),
        (21, "代课"),
        (22, "缺席"),
        (28, "停课"),
    ]
    doubled = found[3]
    assert not doubled[6]
    assert "不重复计酬" in doubled[7]
    assert all(row[8].startswith(f"{SHEET} 2026-09!I") for row in found)
