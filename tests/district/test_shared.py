"""The sheet 共享教师, and how its people join a school."""

from datetime import date, time
from pathlib import Path

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.ids import StaffId
from scheduler.intake.member import Member, read_member
from scheduler.intake.shared import SharedIntake, read_shared
from tests.district.books import SHARED_HEADS, district, school, shared
from tests.district.runs import row, run, services
from tests.intake.books import Book, Cell, put, save

G1 = StaffId("G1")


def read(book: Book, folder: Path) -> SharedIntake:
    return read_shared(save(book, folder / "共享.xlsx"))


def member(book: Book, pool: SharedIntake, folder: Path, stem: str = "a") -> Member:
    return read_member([save(book, folder / f"{stem}.xlsx")], stem, pool)


def person(**changes: Cell) -> list[Cell]:
    cells: dict[str, Cell] = {
        "工号": "G1",
        "姓名": "高音",
        "人员类别": "退休教师",
        "资质": "是",
        "岗位": "社团",
        "每周最多课时": 4,
        "可到学校": "甲校、乙校",
        "每周最多到校数": 2,
        "往返分钟": "30分钟",
    }
    row = {**cells, **changes}
    return [row.get(str(head)) for head in SHARED_HEADS]


def test_a_row_is_read(tmp_path: Path) -> None:
    pool = read(shared(person(不可用="周一、周三/第二时段")), tmp_path)
    assert pool.issues == ()
    assert pool.people is not None
    found = pool.people[0]
    assert (found.id, found.staff.name, found.staff.weekly_max) == ("G1", "高音", 400)
    assert found.schools == ("甲校", "乙校")
    assert (found.visits, found.travel) == (2, 30)
    assert found.staff.unavailable == {Window(1), Window(3, "第二时段")}


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"可到学校": None}, "value_missing", "K2"),
        ({"每周最多到校数": "两次"}, "number", "L2"),
        ({"往返分钟": -5}, "whole_number", "M2"),
        ({"人员类别": "外星人"}, "choice", "C2"),
        ({"岗位": "打扫"}, "choice", "G2"),
    ],
)
def test_a_wrong_cell_is_named(
    tmp_path: Path, cells: dict[str, Cell], code: str, cell: str
) -> None:
    pool = read(shared(person(**cells)), tmp_path)
    assert pool.people is None
    assert [(issue.code, issue.cell) for issue in pool.issues] == [(code, cell)]


def test_a_person_twice_is_told(tmp_path: Path) -> None:
    pool = read(shared(person(), person(姓名="另一位")), tmp_path)
    assert [(row.code, row.cell) for row in pool.issues] == [("duplicate_key", "A3")]


def test_a_book_without_the_sheet_is_told(tmp_path: Path) -> None:
    pool = read({"教师": [["工号"]]}, tmp_path)
    assert [row.code for row in pool.issues] == ["sheet_missing"]


def test_an_unusable_sheet_stops_the_run_before_any_school(tmp_path: Path) -> None:
    folder = district(tmp_path / "区", 甲校=school("甲校"))
    end = run(folder, tmp_path / "out", shared(person(可到学校=None)))
    assert (end.status, end.district) == (2, None)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("listed", ["甲校", "a", " 甲 校 "])
def test_a_guest_joins_by_the_schools_name_or_the_files(
    tmp_path: Path, listed: str
) -> None:
    pool = read(shared(person(可到学校=listed)), tmp_path)
    found = member(school("甲校"), pool, tmp_path)
    assert found.guests == (G1,)
    assert found.school is not None
    guest = next(each for each in found.school.staff if each.id == G1)
    assert guest.origin.sheet == "共享教师"
    assert {source.name for source in found.school.sources} == {"a.xlsx", "共享.xlsx"}


def test_a_stranger_does_not_join(tmp_path: Path) -> None:
    pool = read(shared(person(可到学校="丙校")), tmp_path)
    found = member(school("甲校"), pool, tmp_path)
    assert found.school is None  # its club names G1, whom nobody knows
    assert "staff_unknown" in {issue.code for issue in found.issues}


def test_a_period_the_school_does_not_have_blocks_the_day(tmp_path: Path) -> None:
    away = "周二/第三时段、周四/第 二 时段"
    pool = read(shared(person(不可用=away)), tmp_path)
    found = member(school("甲校"), pool, tmp_path)
    assert found.school is not None
    guest = next(each for each in found.school.staff if each.id == G1)
    assert guest.unavailable == {Window(2), Window(4, "第二时段")}
    notes = [issue for issue in found.issues if issue.code == "shared_window_unknown"]
    assert [(note.cell, note.sheet) for note in notes] == [("J2", "共享教师")]


def with_own_row(book: Book) -> Book:
    """The school lists G1 itself."""
    cells: list[Cell] = ["G1", "高音", "退休教师", "是", "社团", 6]
    for column, value in enumerate(cells):
        put(book, "教师", f"{'ABCDEF'[column]}5", value)
    return book


def test_who_is_on_both_sheets_is_one_person(tmp_path: Path) -> None:
    """Both schools list G1; still in one place at a time, within the shared bounds."""
    folder = district(
        tmp_path / "区",
        甲校=with_own_row(school("甲校", club_windows="周一")),
        乙校=with_own_row(school("乙校", club_windows="周一")),
    )
    run(folder, tmp_path / "out", shared(person()))
    found = list(services(tmp_path / "out", "G1"))
    assert found
    days = [(day, start) for day, start, _, _ in found]
    assert len(days) == len(set(days))
    assert not (tmp_path / "out" / "甲校" / "共享教师.xlsx").exists()


def test_a_lesson_at_the_home_school_keeps_the_other_away(tmp_path: Path) -> None:
    """G1 teaches at 甲校 until 17:45 on Mondays; 乙校's Monday club begins at 17:00."""
    home = with_own_row(school("甲校", leader="T1"))
    home["常规课表"] = [
        ["工号", "星期", "节次", "开始", "结束"],
        ["G1", "周一", "合唱排练", time(17), time(17, 45)],
    ]
    away = school("乙校", club_windows="周一、周二")
    folder = district(tmp_path / "区", 甲校=home, 乙校=away)
    run(folder, tmp_path / "out", shared(person(可到学校="乙校")))
    assert row(tmp_path / "out", "乙校")["status"] == "planned"
    days = {day.isoweekday() for day, *_ in services(tmp_path / "out", "G1")}
    assert days == {2}


def test_leave_at_one_school_holds_at_all(tmp_path: Path) -> None:
    home = with_own_row(school("甲校", leader="T1"))
    home["请假"] = [
        ["工号", "开始", "结束", "原因"],
        ["G1", date(2026, 10, 19), date(2026, 10, 23), "病假"],
    ]
    away = put(school("乙校"), "教师", "E3", "作业辅导、社团")  # somebody can stand in
    folder = district(tmp_path / "区", 甲校=home, 乙校=away)
    run(folder, tmp_path / "out", shared(person(可到学校="乙校")))
    days = [day for day, *_ in services(tmp_path / "out", "G1")]
    assert days
    assert max(days) < date(2026, 10, 19)
