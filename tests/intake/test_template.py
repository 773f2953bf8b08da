"""The template: complete, skippable examples, and a school can be typed into it."""

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from scheduler.intake import read_school, write_template
from scheduler.intake.layout import LAYOUTS
from scheduler.intake.sheets.items import ITEMS, NEEDED_ITEMS
from scheduler.words import template as words
from tests.intake.books import found, school_of, tiny

SHIPPED = Path(__file__).parents[2] / "inputs" / "workbooks" / "template.xlsx"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "模板.xlsx"
    write_template(path)
    return path


def test_the_empty_template_only_misses_what_must_be_typed(template: Path) -> None:
    intake = read_school([template])
    assert intake.school is None
    missing = [f"B{ITEMS.index(item) + 2}" for item in NEEDED_ITEMS]
    fee = f"B{ITEMS.index('收费标准') + 2}"
    assert found(intake.issues) == {
        *(("setting_missing", "学校", cell) for cell in missing),
        ("fee_missing", "学校", fee),
        *(("sheet_empty", name, "") for name in ("时段", "班级", "学生", "教师")),
    }


def test_every_sheet_has_headers_notes_and_a_marked_example(template: Path) -> None:
    workbook = openpyxl.load_workbook(template)
    assert workbook.sheetnames == ["填写说明", *(layout.name for layout in LAYOUTS)]
    for layout in LAYOUTS:
        sheet = workbook[layout.name]
        headers = [cell.value for cell in sheet[1]]
        assert headers == [column.name for column in layout.columns]
        assert all(cell.comment is not None for cell in sheet[1])
        assert sheet.freeze_panes == "B2"
        if layout.name != "学校":
            assert str(sheet["A2"].value).startswith("示例")
            assert sheet.max_row == 2


def test_choices_stand_where_words_are_closed(template: Path) -> None:
    workbook = openpyxl.load_workbook(template)
    lists = {
        (sheet.title, str(rule.sqref).split(":")[0]): rule
        for sheet in workbook
        for rule in sheet.data_validations.dataValidation
    }
    assert "本校教师" in lists["教师", "C3"].formula1
    assert "吉林省" in lists["学校", "B4"].formula1
    assert lists["学生", "C3"].formula1.startswith("班级!")
    assert lists["学生", "D3"].showErrorMessage is False  # a time may be typed
    assert lists["机构名单", "C3"].showErrorMessage is True


def test_a_school_typed_into_the_template_is_read(template: Path) -> None:
    workbook = openpyxl.load_workbook(template)
    for name, rows in tiny().items():
        sheet = workbook[name]
        if name == "学校":
            for item, value in rows[1:]:
                sheet.cell(ITEMS.index(str(item)) + 2, 2).value = value
            continue
        places = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(rows[1:], start=3):
            for header, value in zip(rows[0], row, strict=True):
                sheet.cell(number, places[header]).value = value
    workbook.save(template)
    intake = read_school([template])
    assert intake.issues == ()
    school = school_of(intake)
    assert school.settings.off_work == time(18)
    assert school.settings.term_start == date(2026, 9, 1)
    assert len(school.pupils) == 2
    assert school.pupils[0].origin.row == 3


def test_words_cover_every_column_and_item() -> None:
    for layout in LAYOUTS:
        names = [column.name for column in layout.columns]
        assert list(words.COLUMN_NOTES[layout.name]) == names
        if layout.name != "学校":
            assert len(words.EXAMPLES[layout.name]) == len(names)
    assert tuple(words.SETTING_NOTES) == ITEMS
    assert set(words.SHEETS) == {layout.name for layout in LAYOUTS}


def test_the_shipped_template_is_what_the_program_writes(template: Path) -> None:
    assert SHIPPED.read_bytes() == template.read_bytes()
