"""The messy copies of sample S are untidy in every way the contract allows."""

from pathlib import Path

import openpyxl
import pytest

from tests.samples import build_book, school_spec, write_messy
from tests.samples.messy import HEADER_ROW, spell_class


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_messy(tmp_path_factory.mktemp("messy"))


def test_headers_stand_below_a_merged_title(paths: list[Path]) -> None:
    pupils = openpyxl.load_workbook(paths[0])["学生"]
    assert pupils.cell(HEADER_ROW + 1, 2).value == "学生姓名"
    assert any(area.min_row == 1 for area in pupils.merged_cells.ranges)


def test_class_cells_of_pupils_are_merged(paths: list[Path]) -> None:
    pupils = openpyxl.load_workbook(paths[0])["学生"]
    below = [area for area in pupils.merged_cells.ranges if area.min_row > 1]
    assert len(below) == school_spec("s").class_count


def test_all_pupils_are_still_there(paths: list[Path]) -> None:
    ids = [row[0] for row in openpyxl.load_workbook(paths[0])["学生"].values]
    expected = build_book(school_spec("s"))["学生"].column("学号")
    assert ids[HEADER_ROW + 1 :] == expected


def test_the_parts_together_hold_the_sheets_of_the_whole(paths: list[Path]) -> None:
    whole, *split = [openpyxl.load_workbook(path).sheetnames for path in paths]
    assert sorted(whole) == sorted([name for part in split for name in part])


def test_cells_carry_marks_and_full_width_digits(paths: list[Path]) -> None:
    workbook = openpyxl.load_workbook(paths[0])
    text = {str(cell) for sheet in workbook for row in sheet.values for cell in row}
    assert {"√", "✓", "Y", "３０"} & text >= {"√", "✓", "Y"}
    assert any("：" in cell and cell[:1] in "01２１" for cell in text)


def test_a_class_has_five_spellings() -> None:
    spelled = [spell_class("三年级2班", style) for style in range(5)]
    assert spelled == ["三年级2班", "三（2）班", "三2", "3.2", 302]
