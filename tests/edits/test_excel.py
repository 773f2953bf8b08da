"""The timetable goes out, is edited in Excel, and comes back as edits or as reasons."""

from pathlib import Path

import openpyxl
import pytest

from scheduler.domain.edits import Rejoin, Restaff
from scheduler.export.edit_book import write_edit_book
from scheduler.pipeline.edits.desk import Desk
from scheduler.pipeline.edits.excel import TakenBack, take_back
from scheduler.pipeline.edits.places import Span, staff_places
from scheduler.words import edit_book as words


@pytest.fixture
def book(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / words.EDIT_FILE
    write_edit_book(path, desk.table.school, desk.table.plan)
    return path


def edited(desk: Desk, path: Path, sheet: str, cells: dict[str, str]) -> TakenBack:
    workbook = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        workbook[sheet][cell] = value
    workbook.save(path)
    return take_back(desk, [path])


def test_what_comes_back_unchanged_changes_nothing(desk: Desk, book: Path) -> None:
    assert take_back(desk, [book]) == TakenBack(step=(), issues=())


def test_a_legal_change_is_taken_and_an_illegal_one_named_by_cell_and_rule(
    desk: Desk, book: Path
) -> None:
    first, second = desk.table.plan.roster[:2]
    places = staff_places(
        desk,
        desk.table.sessions[first.session],
        first.staff[0],
        Span(day=first.day),
        exchanges=False,
    )
    free = next(place.staff for place in places if place.legal)
    refused = next(place for place in places if not place.legal)
    rule = refused.verdict.violations[0].rule
    cells = {"E2": str(free), "E3": str(refused.staff)}
    back = edited(desk, book, words.ROSTER, cells)
    (edit,) = back.step
    assert isinstance(edit, Restaff)
    assert edit.into == free
    (issue,) = back.issues
    assert (issue.sheet, issue.cell) == (words.ROSTER, "E3")
    assert rule in issue.text
    assert second.day == first.day


def test_two_people_may_change_places(desk: Desk, book: Path) -> None:
    first, second = desk.table.plan.roster[:2]
    cells = {"E2": second.staff[0], "E3": first.staff[0]}
    back = edited(desk, book, words.ROSTER, dict(cells))
    if not back.issues:
        assert len(back.step) == 2


def test_what_cannot_be_read_is_told_at_its_cell(desk: Desk, book: Path) -> None:
    back = edited(desk, book, words.ROSTER, {"E2": "T999", "G4": "没有的场地"})
    assert {issue.cell for issue in back.issues} == {"E2", "G4"}
    assert back.step == ()


def test_a_pupil_leaves_a_club(desk: Desk, book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    sheet = workbook[words.MEMBERS]
    row = next(n for n in range(2, sheet.max_row + 1) if sheet[f"D{n}"].value)
    workbook.close()
    back = edited(desk, book, words.MEMBERS, {f"D{row}": ""})
    assert [type(edit) for edit in back.step] == [Rejoin] or back.issues


def test_another_workbook_is_not_ours(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "别的.xlsx"
    workbook = openpyxl.Workbook()
    workbook.save(path)
    (issue,) = take_back(desk, [path]).issues
    assert issue.code == "edit_no_sheet"
