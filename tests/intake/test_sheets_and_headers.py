"""Sheets and headers the way offices lay them out."""

from pathlib import Path

import openpyxl
import pytest

from scheduler.domain.people import Stay
from scheduler.domain.settings import Settings
from scheduler.intake import read_school
from scheduler.intake.layout import LAYOUTS
from tests.intake.books import Book, Cell, found, put, read, save, school_of, tiny


@pytest.mark.parametrize("sheet", ["学校", "时段", "班级", "学生", "教师"])
def test_a_missing_needed_sheet_is_one_issue(tmp_path: Path, sheet: str) -> None:
    book = tiny()
    del book[sheet]
    intake = read(book, tmp_path)
    assert intake.school is None
    missing = [issue for issue in intake.issues if issue.code == "sheet_missing"]
    assert [issue.sheet for issue in missing] == [sheet]
    # Cells that refer into the missing sheet are one issue a column, not one a row.
    others = [i for i in intake.issues if i.severity == "error" and i not in missing]
    assert {issue.code for issue in others} <= {"reference_sheet_missing"}
    columns = [(issue.sheet, issue.cell[0]) for issue in others]
    assert len(columns) == len(set(columns))


def test_references_into_a_missing_club_sheet_are_told_once(tmp_path: Path) -> None:
    book = tiny()
    del book["社团"]
    put(book, "学生", "M3", "合唱团")
    issues = read(book, tmp_path).issues
    assert found(issues) >= {("wishes_without_clubs", "学生", "M2")}
    assert ("wishes_without_clubs", "学生", "M3") not in found(issues)


def test_one_pin_row_may_name_several_weekdays(tmp_path: Path) -> None:
    book = tiny()
    put(book, "固定安排", "A2", "周一、周三")
    school = read(book, tmp_path).school
    assert school is not None
    assert [pin.weekday for pin in school.pins] == [1, 3]
    assert len({pin.origin for pin in school.pins}) == 1


@pytest.mark.parametrize("sheet", [each.name for each in LAYOUTS if not each.needed])
def test_a_missing_optional_sheet_is_fine(tmp_path: Path, sheet: str) -> None:
    book = tiny()
    del book[sheet]
    if sheet == "社团":
        put(book, "学生", "M2", None)
        del book["固定安排"]
    assert read(book, tmp_path).issues == () or sheet == "场地"
    if sheet == "场地":
        codes = {issue.code for issue in read(book, tmp_path).issues}
        assert codes == {"room_unknown", "venue_unknown"}  # the pin and the club


def test_sheets_without_rows_without_header_and_unknown_ones(tmp_path: Path) -> None:
    book = tiny()
    book["教师"] = book["教师"][:1]
    book["时段"] = [["随便", "写的"], ["第一时段", "作业辅导"]]
    book["通知"] = [["各位家长", None], [None, "放学时间"]]
    told = found(read(book, tmp_path).issues)
    assert {
        ("sheet_empty", "教师", ""),
        ("header_missing", "时段", ""),
        ("sheet_unknown", "通知", ""),
    } <= told
    assert ("sheet_empty", "时段", "") not in told


def test_titles_blank_rows_and_two_line_headers(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "b.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["学生"]
    sheet.insert_rows(1, 4)
    sheet["A1"] = "测试小学课后服务花名册"
    sheet.merge_cells("A1:N1")
    for column in range(1, 15):
        letter = sheet.cell(5, column).column_letter
        if letter in "DEFGH":
            continue
        sheet.cell(4, column).value = sheet.cell(5, column).value
        sheet.cell(5, column).value = None
        sheet.merge_cells(f"{letter}4:{letter}5")
    sheet["D4"] = "参加星期"
    sheet.merge_cells("D4:H4")
    sheet.append(["注：以上名单已与家长核对"])
    sheet.merge_cells(f"A{sheet.max_row}:N{sheet.max_row}")
    workbook.save(path)
    intake = read_school([path])
    pupils = school_of(intake).pupils
    assert [pupil.id for pupil in pupils] == ["20240001", "20240002"]
    assert pupils[0].origin.row == 6
    assert pupils[0].origin.cell("周三") == "F6"
    assert found(intake.issues) == {("row_skipped", "学生", "A8")}


def test_merged_cells_speak_for_all_they_cover(tmp_path: Path) -> None:
    path = save(tiny(), tmp_path / "b.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["学生"]
    sheet.merge_cells("C2:C3")
    sheet.merge_cells("D3:H3")
    workbook.save(path)
    pupil = school_of(read_school([path])).pupils[1]
    assert pupil.class_name == "三年级2班"
    assert {attendance.stay for attendance in pupil.week} == {Stay.NORMAL}


@pytest.mark.parametrize(
    ("sheet", "synonym"),
    [
        ("学生", "课后服务花名册"),
        ("教师", "教师名单"),
        ("社团", "社团活动"),
        ("时段", " 时 段 "),
    ],
)
def test_sheet_names_have_synonyms(tmp_path: Path, sheet: str, synonym: str) -> None:
    book = tiny()
    book[synonym] = book.pop(sheet)
    intake = read(book, tmp_path)
    assert intake.issues == ()
    assert school_of(intake).pupils


def test_no_spelling_of_a_header_means_two_columns() -> None:
    for layout in LAYOUTS:
        spellings = [
            spelling
            for column in layout.columns
            for spelling in (column.name, *column.synonyms)
        ]
        assert len(spellings) == len(set(spellings)), layout.name


def test_headers_have_synonyms(tmp_path: Path) -> None:
    # All columns of a sheet renamed at once, to their n-th synonym.
    for turn in range(6):
        book = tiny()
        for layout in LAYOUTS:
            columns = {column.name: column for column in layout.columns}
            book[layout.name][0] = [
                _synonym(columns[str(header)].synonyms, turn, str(header))
                for header in book[layout.name][0]
            ]
        assert read(book, tmp_path).issues == (), turn


def _synonym(synonyms: tuple[str, ...], turn: int, name: str) -> str:
    return synonyms[turn % len(synonyms)] if synonyms else name


def test_hidden_sheets_of_the_contract_are_read_and_told(tmp_path: Path) -> None:
    path = save(tiny() | {"旧名单": [["学号", "姓名", "班级"]]}, tmp_path / "b.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["请假"].sheet_state = "hidden"
    workbook["旧名单"].sheet_state = "hidden"
    workbook.save(path)
    intake = read_school([path])
    assert len(school_of(intake).leaves) == 1
    assert found(intake.issues) == {("sheet_hidden", "请假", "")}


def test_the_settings_need_no_header_and_forgive_units(tmp_path: Path) -> None:
    book = tiny()
    book["学校"] = [
        [f"{item}（必填）", value] for item, value in book["学校"][1:] if item
    ]
    settings = school_of(read(book, tmp_path)).settings
    assert settings.name == "测试小学"
    origin = settings.origin("收费标准")
    assert origin is not None
    assert origin.cell("值") == origin.cell("收费标准") == "B12"


def _settings(book: Book, folder: Path) -> Settings:
    return school_of(read(book, folder)).settings


def test_defaults_are_those_of_the_contract(tmp_path: Path) -> None:
    book = tiny()
    book["学校"] = [row for row in book["学校"] if row[0] != "轮值周期"]
    settings = _settings(book, tmp_path)
    assert (settings.group_size, settings.care_size, settings.tutoring_size) == (
        *(45, 45),
        15,
    )
    assert settings.cycle_weeks == 2
    assert settings.staff_on.hour == 8
    assert settings.staff_off.hour == 17
    assert settings.clubs_per_pupil == settings.duty_posts == 1
    assert settings.tutoring_per_week == settings.flex_rate == 1
    assert settings.service_start == settings.term_start
    assert settings.service_end == settings.term_end
    assert str(settings.staff_share) == "0.8"
    assert settings.pay_method == "课时标准"
    assert settings.wish_principle == "第一志愿优先"
    assert settings.origin("轮值周期") is None


@pytest.mark.parametrize("name", ["吉林省", "jilin-2021", "jilin-2021 吉林省"])
def test_a_policy_is_named_by_id_or_region(tmp_path: Path, name: str) -> None:
    assert _settings(put(tiny(), "学校", "B4", name), tmp_path).policy == "jilin-2021"


def test_classrooms_that_no_sheet_lists_are_implied(tmp_path: Path) -> None:
    book = put(tiny(), "班级", "D2", None)
    put(book, "学校", "A16", "每组学生上限")
    put(book, "学校", "B16", 1)
    rooms = {room.name: room for room in school_of(read(book, tmp_path)).rooms}
    room = rooms["三年级2班教室"]  # type: ignore[index]
    assert room.implied
    assert room.capacity == 2  # the class, larger than 每组学生上限
    assert (room.kind, room.groups) == ("普通教室", 1)
    assert not rooms["302教室"].implied  # type: ignore[index]


def test_ids_and_references_forgive_what_excel_does(tmp_path: Path) -> None:
    book = tiny()
    edits: list[tuple[str, str, Cell]] = [
        ("学生", "A2", 20240001),
        ("学生", "A3", "00240002"),
        ("教师", "A2", "001"),
        ("班级", "C2", 1),
        ("班级", "E2", "００１、T2"),
        ("常规课表", "A2", 1),
        ("请假", "A2", "001"),
    ]
    for sheet, cell, value in edits:
        put(book, sheet, cell, value)
    school = school_of(read(book, tmp_path))
    assert [pupil.id for pupil in school.pupils] == ["00240002", "20240001"]
    assert school.classes[0].head_teacher == "001"
    assert school.classes[0].teachers == ("001", "T2")
    assert school.lessons[0].staff == school.leaves[0].staff == "001"


def test_rows_of_one_period_are_one_slot(tmp_path: Path) -> None:
    book = tiny()
    book["时段"].insert(2, list(book["时段"][1]))
    put(book, "时段", "D2", "1-2")
    put(book, "时段", "D3", "3-6")
    slots = school_of(read(book, tmp_path)).slots
    first = slots[0]
    assert first.grades == frozenset(range(1, 7))
    assert [origin.row for origin in first.origins] == [2, 3]
    assert first.units == 100
