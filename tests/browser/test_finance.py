"""Finance's month in a real browser: hand in, submit, a second person closes."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import shoot, upload

pytestmark = pytest.mark.browser


def handed_in(result: Path, folder: Path) -> Path:
    """September as it comes back: one leave, one substitute who was free then."""
    path = folder / "attendance-2026-09.xlsx"
    book = openpyxl.load_workbook(result / path.name)
    sheet = book.worksheets[0]
    first = sheet["A4"].value
    busy = {
        sheet.cell(row, 7).value
        for row in range(4, sheet.max_row)
        if sheet.cell(row, 1).value == first
    }
    free = next(
        row[0].value
        for row in book.worksheets[1].iter_rows(min_row=2)
        if row[0].value not in busy
    )
    sheet["I4"], sheet["I5"], sheet["J5"] = "请假", "代课", free
    book.save(path)
    return path


def as_role(page: Page, plan: str, name: str, role: str) -> None:
    page.goto(f"/{name}?plan={plan}&role={role}")


def test_a_month_is_settled_and_closed_by_two_people(
    page: Page, planned: str, outputs: Path, tmp_path: Path
) -> None:
    as_role(page, planned, "approval", "教务")
    page.get_by_role("button", name="提交审批").click()
    page.get_by_text("已提交，等待校长审批。").wait_for()
    as_role(page, planned, "approval", "校长")
    page.get_by_role("button", name="批准").click()
    page.get_by_text("已批准，可以发布。").wait_for()

    as_role(page, planned, "money", "财务")
    submit = page.get_by_role("button", name="提交结算：2026年9月")
    submit.wait_for()
    expect(submit).to_be_disabled()
    sheet = handed_in(outputs / "runs" / planned / "result", tmp_path)
    upload(page, sheet)
    page.get_by_text("2026-09!I4", exact=True).wait_for()
    shoot(page, "money_differences")
    submit.click()
    page.get_by_text("已提交，等待另一人复核结账。").wait_for()

    # The same role again is the same person, as far as the one PC can tell.
    page.get_by_role("button", name="复核并结账：2026年9月").click()
    page.get_by_text("提交结算的人不能复核结账").wait_for()
    shoot(page, "money_waiting")

    as_role(page, planned, "money", "校长")
    page.get_by_role("button", name="复核并结账：2026年9月").click()
    page.get_by_text("已结账，入账").wait_for(timeout=60_000)
    page.get_by_text("本月已结账，账簿不再改变。").wait_for()
    shoot(page, "money_closed")
    with page.expect_download() as download:
        page.get_by_role("button", name="月度发放表（2026-09）").click()
    assert download.value.suggested_filename == "月度发放表（2026-09）.csv"
    heads, *rows = read(download.value, tmp_path)
    assert heads[0] == "月份"
    assert rows
    assert (outputs / "runs" / planned / "result" / "ledger.jsonl").exists()


def read(download: Download, folder: Path) -> list[list[str]]:
    """A CSV file as the school's accounting program reads it."""
    path = folder / "payout.csv"
    download.save_as(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
