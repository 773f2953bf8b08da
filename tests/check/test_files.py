"""Cards, calendars and the clause report: each is read again, cell by cell."""

import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scheduler.check import audit, compliance
from scheduler.check.recount import Scene, cards, check_file, file_names, pdf, scene_of
from scheduler.check.recount.calendars import read_events
from scheduler.check.recount.sheets import Sheets, read_book
from tests.check import exported, judge
from tests.check.plans import Row
from tests.check.test_sabotage import ruled

SHEETS = ("全校总表", "班级课表", "教师课表", "场地课表")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    exported.write(folder, *exported.made(), printed=True)
    return folder


def test_every_file_of_a_folder_is_sound_by_itself(folder: Path) -> None:
    scene = scene_of(*exported.made())
    assert {"plan.json", "timetable.xlsx", "subsidy.xlsx"} <= set(file_names(scene))
    for name in file_names(scene):
        assert check_file(folder, name, scene) == (), name


def test_a_file_nobody_re_reads_is_a_programmers_mistake(folder: Path) -> None:
    with pytest.raises(ValueError, match="notes"):
        check_file(folder, "notes.txt", scene_of(*exported.made()))


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_letter_of_a_card_counts(folder: Path, sheet: str) -> None:
    """Whatever cell of a card loses a letter or gets another one is told."""
    scene = scene_of(*exported.made())
    sheets = read_book(folder / "timetable.xlsx")
    assert sheets is not None
    tried, silent = 0, []
    for row, cells in enumerate(sheets[sheet]):
        for column, text in enumerate(cells):
            if column == 0 or row < 3 or not isinstance(text, str) or not text:
                continue
            if text in ("周一", "周二", "周三", "周四", "周五"):
                continue
            for other in (text[:-1], text[1:], text + "乙", ""):
                tried += 1
                cells[column] = other
                if not said(scene, sheets):
                    silent.append((row + 1, column, other))
            cells[column] = text
    heads = 45 if sheet == "全校总表" else 0  # names of periods above the matrix
    assert tried > 40 + heads
    assert silent == []


def said(scene: Scene, sheets: Sheets) -> bool:
    return any(True for _ in cards.check(scene, sheets))


def test_a_card_that_is_not_there_is_missed(folder: Path) -> None:
    scene = scene_of(*exported.made())
    sheets = read_book(folder / "timetable.xlsx")
    assert sheets is not None
    for sheet in SHEETS:
        rows = sheets.pop(sheet)
        assert said(scene, sheets)
        sheets[sheet] = rows[:-1]
        while sheets[sheet] and not sheets[sheet][-1][0]:
            sheets[sheet].pop()
        if len(rows[-1]) and rows[-1][0]:
            assert said(scene, sheets), sheet
        sheets[sheet] = rows
    assert not said(scene, sheets)


CALENDAR = (
    ("SUMMARY:课后服务·社团 合唱", "SUMMARY:课后服务·社团 足球"),
    ("DTSTART;TZID=Asia/Shanghai:20260907T160000", "DTSTART:20260907T150000"),
    ("LOCATION:音乐室", "LOCATION:操场"),
    ("推迟到校30分钟", "推迟到校31分钟"),
    ("由9月7日", "由9月8日"),
)


@pytest.mark.parametrize(("old", "new"), CALENDAR)
def test_a_changed_event_is_seen(
    folder: Path, tmp_path: Path, old: str, new: str
) -> None:
    shutil.copytree(folder / "calendar", tmp_path / "calendar")
    path = tmp_path / "calendar" / "T1.ics"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    found = check_file(tmp_path, "calendar", scene_of(*exported.made()))
    assert {each.rule for each in found} == {"F02"}
    assert all("T1.ics" in each.text for each in found)


def test_a_calendar_too_many_or_too_few_is_seen(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "calendar", tmp_path / "calendar")
    (tmp_path / "calendar" / "T1.ics").rename(tmp_path / "calendar" / "N1.ics")
    found = check_file(tmp_path, "calendar", scene_of(*exported.made()))
    assert len(found) == 2


def test_folded_lines_and_escapes_are_undone() -> None:
    text = "BEGIN:VEVENT\r\nDTSTART:1\r\nSUMMARY:甲\\,\r\n 乙\\n丙\r\nEND:VEVENT\r\n"
    assert list(read_events(text)) == [("1", "", "甲,乙\n丙", "", "")]


@pytest.mark.parametrize("column", [1, 2, 3, 4, 5, 6])
def test_a_changed_word_of_the_clause_report_is_seen(
    folder: Path, tmp_path: Path, column: int
) -> None:
    school, document = exported.made()
    profile = judge.profile(school)
    report = audit(school, document, profile)
    plain = compliance(school, document, profile, report)
    book = openpyxl.load_workbook(folder / "compliance.xlsx")
    page = book.worksheets[0]
    row = next(r[0].row for r in page.iter_rows() if r[0].value == "SS-02")
    page.cell(row, column).value = f"{page.cell(row, column).value}甲"
    book.save(tmp_path / "compliance.xlsx")
    book.close()
    found = check_file(tmp_path, "compliance.xlsx", scene_of(school, document))
    assert {each.rule for each in found} == {"F02"}
    whole = scene_of(school, document, plain)
    assert check_file(folder, "compliance.xlsx", whole) != ()  # money was settled there


def test_the_printed_pages_are_read_by_their_letters(folder: Path) -> None:
    text = pdf.pages(folder / "timetable.pdf")
    assert any(page.startswith("一年级1班 课后服务课表") for page in text)
    assert any("第1周 教师T3" in page for page in text)


def moved(document: Row, *path: str | int, value: object) -> Row:
    """The document with one value changed; the printed pages stay as they are."""
    other = deepcopy(document)
    node: Any = other
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return other


def test_pages_that_say_something_else_are_told(folder: Path) -> None:
    school, document = exported.made()
    at = next(n for n, row in enumerate(document["sessions"]) if row["room"] == "操场")
    for other in (
        moved(document, "sessions", at, "room", value="多功能厅"),
        moved(document, "sessions", at, "club", value="合唱"),
        moved(document, "cycle", 0, "staff", value=["T7"]),
    ):
        found = check_file(folder, "timetable.pdf", scene_of(school, other))
        assert {each.rule for each in found} == {"F02"}
    other_law = ruled(school, policy="panyu-2021")
    report = check_file(folder, "compliance.pdf", scene_of(other_law, document))
    assert len(report) > 10


@pytest.mark.parametrize("name", ["timetable.pdf", "compliance.pdf"])
def test_a_page_that_is_gone_and_a_broken_file_are_told(
    folder: Path, tmp_path: Path, name: str
) -> None:
    scene = scene_of(*exported.made())
    data = (folder / name).read_bytes()
    (tmp_path / name).write_bytes(data.replace(b"/Type/Page/", b"/Type/Pagx/", 1))
    assert check_file(tmp_path, name, scene) != ()
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    assert check_file(tmp_path, name, scene) != ()
    (tmp_path / name).unlink()
    assert check_file(tmp_path, name, scene) != ()
