"""The principal's day: read the clauses, confirm, approve, publish; finance reads."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from scheduler.words.ui import compliance as words
from tests.browser.conftest import shoot

pytestmark = pytest.mark.browser
NOTE = "协议已全部签订"


@pytest.fixture
def own(outputs: Path, planned: str) -> str:
    """A plan nobody else decides about: the planned one under another name."""
    id = f"{planned[:-6]}ffffff"
    target = outputs / "runs" / id
    if not target.exists():
        half = target.with_name(f".{id}")
        shutil.copytree(outputs / "runs" / planned, half)
        half.rename(target)
    return id


def as_role(page: Page, name: str, plan: str, role: str) -> None:
    page.goto(f"/{name}?plan={plan}&role={role}")


def confirm(page: Page, label: str, note: str) -> None:
    page.get_by_role("textbox", name=words.CONFIRM_NOTE).fill(note)
    page.get_by_role("button", name=label).click()


def test_clauses_are_confirmed_then_the_plan_is_approved_and_published(
    page: Page, own: str, tmp_path: Path
) -> None:
    as_role(page, "approval", own, "教务")
    page.get_by_role("button", name="提交审批").click()
    page.get_by_text("已提交，等待校长审批。").wait_for()
    as_role(page, "compliance", own, "教务")
    page.get_by_text(words.CONFIRM_BY_PRINCIPAL).wait_for()
    expect(page.get_by_role("button", name=words.CONFIRM)).to_have_count(0)

    as_role(page, "compliance", own, "校长")
    combobox = page.get_by_role("combobox", name=words.CONFIRM_CHOICE, exact=True)
    clause = combobox.input_value().partition("（")[0]
    confirm(page, words.CONFIRM, NOTE)
    page.get_by_text(words.CONFIRM_DONE).wait_for()
    evidence = page.locator("table.cl tr", has_text=NOTE)
    expect(evidence).to_contain_text("校长")
    expect(evidence).to_contain_text("符合")
    chosen = combobox.input_value()
    shown = page.locator("[data-testid=stText]").first
    expect(shown).to_contain_text(chosen.partition("）")[2].strip("…"))
    assert chosen.partition("（")[0] != clause
    shoot(page, "compliance_confirmed")
    page.reload()
    expect(page.locator("table.cl tr", has_text=NOTE)).to_have_count(1)

    page.get_by_role("link", name="审批").click()
    page.get_by_role("button", name="批准").click()
    page.get_by_text("已批准，可以发布。").wait_for()
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_text("已发布，各科室都能看到。").wait_for()
    shoot(page, "approval_history")

    as_role(page, "downloads", own, "财务")
    row = page.locator("[data-testid=stHorizontalBlock]", has_text="地文件逐条对照")
    with page.expect_download() as download:
        row.get_by_role("button", name="下载").click()
    path = tmp_path / "compliance.xlsx"
    download.value.save_as(path)
    texts = [
        str(cell)
        for line in openpyxl.load_workbook(path).active.values
        for cell in line
    ]
    assert any(NOTE in text and "校长" in text for text in texts)
