"""Tiny schools judged from outside, and the judge judged on planted faults."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.outside.judge import Judge, judge
from tests.outside.reading import items, read_books, text
from tests.outside.run import conflicts, program
from tests.outside.variants import TINY, book_of, each, items_, put, write
from tests.outside.wishes import best_profile
from tests.samples import write_book
from tests.samples.book import Book

Plan = dict[str, Any]


def plain() -> Book:
    return book_of(TINY)


def lively() -> Book:
    """Two clubs each, a cycle of two weeks, fair wishes, leave and two on duty."""
    book = book_of(TINY)
    book.pop("固定安排", None)
    for item, value in (
        ("每生社团上限", 2),
        ("轮值周期", 2),
        ("志愿原则", "公平优先"),
        ("弹性折算", 0.5),
    ):
        put(book, item, value)
    own = [r["工号"] for r in each(book, "教师") if r["人员类别"] == "本校教师"]
    book["请假"] = type(book["教师"])(
        headers=("工号", "开始", "结束", "原因"),
        rows=[[own[-1], date(2026, 9, 8), date(2026, 9, 9), "病假"]],
    )
    return book


def bare() -> Book:
    """Only the sheets that a school must hand in."""
    book = book_of(TINY)
    needed = ("学校", "时段", "班级", "学生", "教师")
    for sheet in [name for name in book if name not in needed]:
        book.pop(sheet)
    rows = each(book, "学生")
    for row in rows:
        row.update({f"志愿{n}": None for n in range(1, 6)})
    write(book, "学生", rows)
    return book


def serious(found: list[str]) -> list[str]:
    return [line for line in found if not line.startswith("?")]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("outside")
    book = write_book(plain(), folder / "plain.xlsx")
    done = program("solve", str(book), "--out", str(folder / "plain"))
    assert done.returncode == 0, done.stdout + done.stderr
    return book, folder / "plain"


def test_plain_school_is_clean(solved: tuple[Path, Path]) -> None:
    assert not serious(judge(*solved))


def uneven_points() -> Book:
    """Friday is earlier, two lead each afternoon over four weeks, pay is by points."""
    book = book_of(TINY)
    book.pop("固定安排", None)
    for item, value in (("轮值周期", 4), ("补助方式", "工分"), ("每日带班人数", 2)):
        put(book, item, value)
    rows = each(book, "时段")
    friday = [{**row, "星期": "周五"} for row in rows]
    for row in friday:
        row["开始"], row["结束"] = (
            time(row[end].hour, row[end].minute + 5) for end in ("开始", "结束")
        )
    days = "周一、周二、周三、周四"
    write(book, "时段", [{**row, "星期": days} for row in rows] + friday)
    return book


@pytest.mark.parametrize("make", [lively, bare, uneven_points])
def test_variant_is_clean(make: Callable[[], Book], tmp_path: Path) -> None:
    book = write_book(make(), tmp_path / "book.xlsx")
    done = program("solve", str(book), "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert not serious(judge(book, tmp_path / "out"))


def test_impossible_school_is_explained(tmp_path: Path) -> None:
    book = plain()
    rows = each(book, "教师")
    for row in rows:
        if "带班" in row["岗位"]:
            row["不可用"] = "周五"
    write(book, "教师", rows)
    path = write_book(book, tmp_path / "book.xlsx")
    done = program("solve", str(path), "--out", str(tmp_path / "out"))
    assert done.returncode == 3, done.stdout + done.stderr
    assert not conflicts(tmp_path / "out")


def test_unusable_school_is_refused(tmp_path: Path) -> None:
    path = write_book(items_(政策方案="火星市")(), tmp_path / "book.xlsx")
    done = program("solve", str(path), "--out", str(tmp_path / "out"), "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)
    assert not (tmp_path / "out").exists()


# -- the judge sees what is planted ------------------------------------------
def session(plan: Plan, activity: str) -> Plan:
    return next(s for s in plan["sessions"] if s["activity"] == activity)


def lose_seat(plan: Plan) -> None:
    session(plan, "study")["students"].pop()


def twice_seated(plan: Plan) -> None:
    study = session(plan, "study")
    other = next(
        s
        for s in plan["sessions"]
        if s["weekday"] == study["weekday"]
        and s["start"] == study["start"]
        and s["id"] != study["id"]
        and s["students"]
    )
    other["students"].append(study["students"][0])


def one_room(plan: Plan) -> None:
    study = session(plan, "study")
    for other in plan["sessions"]:
        if other["start"] == study["start"] and other["students"]:
            other["room"] = study["room"]


def absent_post(plan: Plan) -> None:
    session(plan, "study")["posts"] = 0


def no_duty(plan: Plan) -> None:
    duty = session(plan, "duty")
    plan["sessions"].remove(duty)
    plan["roster"] = [e for e in plan["roster"] if e["session"] != duty["id"]]


def skip_date(plan: Plan) -> None:
    plan["roster"].pop(3)


def sunday(plan: Plan) -> None:
    plan["roster"].append({**plan["roster"][0], "date": "2026-09-06"})


def stranger(plan: Plan) -> None:
    plan["roster"][0]["staff"] = ["nobody"]


def two_places(plan: Plan) -> None:
    first = plan["roster"][0]
    start = {s["id"]: s["start"] for s in plan["sessions"]}
    for other in plan["roster"][1:]:
        same = start[other["session"]] == start[first["session"]]
        if other["date"] == first["date"] and same:
            other["staff"] = first["staff"]
            return


def unlisted_departure(plan: Plan) -> None:
    duty = [e for e in plan["roster"] if e["session"].endswith("duty")]
    people = sorted({p for e in duty for p in e["staff"]})
    last = duty[-1]
    last["staff"] = [next(p for p in people if p not in last["staff"])]


def small_club(plan: Plan) -> None:
    club = next(c for c in plan["clubs"] if c["opened"])
    for s in plan["sessions"]:
        if s["club"] == club["club"]:
            s["students"] = s["students"][:2]
    club["members"] = club["members"][:2]


def unlisted_member(plan: Plan) -> None:
    club = next(c for c in plan["clubs"] if c["opened"])
    everybody = {x for s in plan["sessions"] for x in s["students"]}
    club["members"].append(min(everybody - set(club["members"])))


def no_reason(plan: Plan) -> None:
    for club in plan["clubs"]:
        club.update(opened=False, reason=None)


def one_meeting_less(plan: Plan) -> None:
    next(c for c in plan["clubs"] if c["opened"])["meets"].clear()


def too_late(plan: Plan) -> None:
    plan["flex"][0]["minutes"] += 600


def too_soon(plan: Plan) -> None:
    plan["flex"][-1]["date"] = "2026-09-01"


def unused_credit(plan: Plan) -> None:
    plan["flex"].clear()


def proud(plan: Plan) -> None:
    plan["certificate"]["status"] = "optimal"
    plan["certificate"]["stages"][0]["bound"] += 1


FAULTS = (
    lose_seat,
    twice_seated,
    one_room,
    absent_post,
    no_duty,
    skip_date,
    sunday,
    stranger,
    two_places,
    unlisted_departure,
    small_club,
    unlisted_member,
    no_reason,
    one_meeting_less,
    too_late,
    too_soon,
    unused_credit,
    proud,
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.__name__)
def test_judge_sees_fault(
    fault: Callable[[Plan], None], solved: tuple[Path, Path]
) -> None:
    book, folder = solved
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    spoilt = deepcopy(plan)
    fault(spoilt)
    assert spoilt != plan
    assert serious(list(Judge(read_books(book), spoilt).all()))


def test_judge_sees_lost_wish(solved: tuple[Path, Path]) -> None:
    """A pupil put out of a club that has room, the plan otherwise sound."""
    book, folder = solved
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    books = read_books(book)
    rows = {text(r["社团"]): r for r in books.rows("社团")}
    club = max(plan["clubs"], key=lambda c: len(c["members"]))
    assert len(club["members"]) > int(rows[club["club"]]["最少人数"])
    out = club["members"].pop()
    for s in plan["sessions"]:
        if out in s["students"] and s["club"] == club["club"]:
            s["students"].remove(out)
    assert any("was possible" in line for line in Judge(books, plan).wishes())


@pytest.mark.parametrize(
    ("sheet", "header"),
    [("课时明细", "金额"), ("绩效工资增量", "应发金额"), ("收入", "实收")],
)
def test_judge_sees_wrong_money(
    sheet: str, header: str, solved: tuple[Path, Path], tmp_path: Path
) -> None:
    book, folder = solved
    spoilt = shutil.copytree(folder, tmp_path / "spoilt")
    money = openpyxl.load_workbook(spoilt / "subsidy.xlsx", data_only=True)
    for row in money[sheet].iter_rows(min_row=3, max_row=3):
        column = next(c.column for c in row if c.value == header)
    cell = money[sheet].cell(4, column)
    cell.value = float(cell.value or 0) + 0.01
    money.save(spoilt / "subsidy.xlsx")
    assert any(sheet in line for line in judge(book, spoilt))


def test_judge_sees_missing_files(solved: tuple[Path, Path], tmp_path: Path) -> None:
    book, folder = solved
    spoilt = shutil.copytree(folder, tmp_path / "spoilt")
    (spoilt / "timetable.pdf").unlink()
    assert any("timetable.pdf" in line for line in judge(book, spoilt))
    (spoilt / "timetable.pdf").write_bytes((folder / "timetable.pdf").read_bytes())
    next((spoilt / "calendar").glob("*.ics")).unlink()
    assert any("ics is missing" in line for line in judge(book, spoilt))


def test_best_profile_prefers_more_pupils_then_better_wishes() -> None:
    options = {"a": {"x": 0, "y": 1}, "b": {"x": 0}, "c": {"y": 0, "x": 1}}
    one_each = {"x": (1, 1), "y": (1, 1)}
    assert best_profile(options, one_each, fair=False) == [2, 0, 0, 0, 0]
    assert best_profile(options, {"x": (1, 1), "y": (2, 2)}, fair=True)[:2] == [2, 1]


def test_lists_split_on_every_mark() -> None:
    assert items("a、b，c,d；e;f\ng") == list("abcdefg")
