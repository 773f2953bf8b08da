"""Changing a plan by hand, standing in for who is away, comparing versions."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from scheduler.words import edit_book as book_words
from tests.browser.conftest import shoot

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # a page may wait for its judge


def editing(page: Page, planned: str, **query: str) -> None:
    rest = "".join(f"&{key}={value}" for key, value in query.items())
    page.goto(f"/editing?plan={planned}{rest}")
    page.locator(".board .chip").first.wait_for()


def press(page: Page, name: str) -> None:
    """Click a button once the page has only one of that name: none left over."""
    button = page.get_by_role("button", name=name)
    expect(button).to_have_count(1)
    button.click()


def test_pick_place_take_undo_and_save(page: Page, planned: str) -> None:
    editing(page, planned)
    page.locator(".board .chip", has_text="作业辅导").first.click()
    lit = page.locator(".board td.ok .go, .board td.swap .go").first
    lit.wait_for()
    page.locator(".board td.no .go").first.click()
    expect(page.get_by_text("不能这样改")).to_be_visible()
    rule = page.locator(".issue.error code").first
    expect(rule).to_contain_text(re.compile(r"H\d\d"))
    shoot(page, "editing_refused")
    lit.click()
    expect(page.get_by_text("可以这样改", exact=True)).to_be_visible()
    shoot(page, "editing_legal")
    press(page, "就这样改")
    expect(page.locator("ol.steps-taken li")).to_have_count(1)
    press(page, "撤销")
    expect(page.get_by_text("还没有改动。")).to_be_visible()
    press(page, "重做")
    expect(page.locator("ol.steps-taken li")).to_have_count(1)
    page.reload()
    expect(page.locator("ol.steps-taken li")).to_have_count(1)
    press(page, "保存为新版本")
    page.get_by_role("button", name="查看这份方案").wait_for(timeout=120_000)
    shoot(page, "editing_saved")
    press(page, "查看这份方案")
    expect(page.get_by_role("heading", name="课表", exact=True)).to_be_visible()
    page.get_by_role("link", name="方案对比", exact=True).click()
    expect(page.get_by_text(re.compile(r"共 \d+ 处不同"))).to_be_visible()
    shoot(page, "compare")


def test_a_card_may_be_dragged(page: Page, planned: str) -> None:
    editing(page, planned)
    row = page.locator(".board tbody tr").filter(has=page.locator(".chip"))
    chip, goal = row.nth(0).locator(".chip").first, row.nth(1)
    cell = chip.locator("xpath=ancestor::td").evaluate("cell => cell.cellIndex")
    chip.drag_to(goal.locator("td").nth(cell - 1))
    expect(page.get_by_text(re.compile("^(可以|不能)这样改$"))).to_be_visible()
    expect(page.locator(".board .chip.picked")).to_have_count(1)


def test_a_card_is_picked_and_placed_by_keyboard(page: Page, planned: str) -> None:
    editing(page, planned, hand_kind="场地")
    page.locator(".board .chip").first.focus()
    page.keyboard.press("Enter")
    place = page.locator(".board td.ok .go").first
    place.wait_for()
    shoot(page, "editing_rooms")
    place.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="就这样改")).to_be_visible()


@pytest.mark.parametrize("kind", ["班级", "社团", "学生"])
def test_every_board_shows_where_a_card_may_go(
    page: Page, planned: str, kind: str
) -> None:
    editing(page, planned, hand_kind=kind)
    page.locator(".board .chip").first.click()
    expect(page.locator(".board .chip.picked").first).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    shoot(page, f"editing_{kind}")


def test_the_timetable_goes_to_excel_and_comes_back(
    page: Page, planned: str, tmp_path: Path
) -> None:
    editing(page, planned)
    page.get_by_text("用 Excel 改").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载排班表").click()
    path = tmp_path / "改.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    sheet = book[book_words.ROSTER]
    sheet["E2"] = "T999"
    book.save(path)
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
    expect(page.get_by_text("排班表 E2")).to_be_visible()
    shoot(page, "editing_excel")


def test_somebody_stands_in(page: Page, planned: str) -> None:
    page.goto(f"/absences?plan={planned}")
    press(page, "加上")
    expect(page.get_by_text("这次要安排的请假")).to_be_visible()
    shoot(page, "absences")
    press(page, "一键安排代班")
    page.get_by_role("button", name="查看这份方案").wait_for(timeout=120_000)


def test_who_does_not_plan_changes_nothing(page: Page, planned: str) -> None:
    for name in ("editing", "absences"):
        page.goto(f"/{name}?plan={planned}&role=财务")
        expect(page.get_by_text(re.compile("您没有.*的权限"))).to_be_visible()
        expect(page.locator(".board")).to_have_count(0)
