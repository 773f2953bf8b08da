"""A click on a chart opens the rows behind it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import shoot

pytestmark = pytest.mark.browser
MARKS = "path[aria-roledescription='bar']"


def marks(page: Page, number: int) -> None:
    """Click the first mark of a chart, counted from the top of the page."""
    chart = page.locator("[data-testid=stVegaLiteChart]").nth(number)
    chart.locator(MARKS).first.click()


def test_wishes_and_loads_open_to_pupils_and_services(page: Page, planned: str) -> None:
    page.goto(f"/wishes?plan={planned}")
    marks(page, 0)
    expect(page.get_by_text(re.compile(r"所点的部分：\d+ 行"))).to_be_visible()
    marks(page, 2)
    expect(page.get_by_text(re.compile(r"：\d+ 次服务$"))).to_be_visible()
    shoot(page, "wishes_picked")


def test_clauses_open_to_their_rows(page: Page, planned: str) -> None:
    page.goto(f"/compliance?plan={planned}")
    rows = page.locator("table.cl tbody tr")
    expect(rows.nth(20)).to_be_attached()
    every = rows.count()
    marks(page, 0)
    expect(rows.nth(every - 1)).not_to_be_attached()
    assert 0 < rows.count() < every
    shoot(page, "compliance_picked")


def test_months_and_rooms_open_to_their_rows(page: Page, planned: str) -> None:
    page.goto(f"/money?plan={planned}")
    sums = page.get_by_text(re.compile(r"^[\d,]+ 笔，合计"))
    expect(sums).to_have_count(1)
    marks(page, 2)
    expect(sums).to_have_count(2)
    shoot(page, "money_picked")
    page.goto(f"/timetable?plan={planned}&view=场地")
    fields = page.locator("[data-testid=stVegaLiteChart] g.mark-rect").last
    fields.locator("path").first.click()
    expect(page.get_by_text(re.compile(r"起半小时：\d+ 场活动"))).to_be_visible()
    shoot(page, "rooms_picked")
