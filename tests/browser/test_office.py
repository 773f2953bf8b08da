"""The office's day in a real browser."""

import json
import os
import re
import signal
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, shoot, upload

pytestmark = pytest.mark.browser
SMALL = ROOT / "inputs" / "workbooks" / "sample_s.xlsx"
PAGES = {
    "timetable": "课表",
    "wishes": "志愿与公平",
    "compliance": "合规",
    "money": "经费",
    "approval": "审批",
    "downloads": "下载",
}


def spoiled(path: Path) -> Path:
    """The small sample with a class that is not there and a wish for no club."""
    book = openpyxl.load_workbook(SMALL)
    sheet = book["学生"]
    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    sheet[f"{columns['班级']}5"] = "九年级9班"
    sheet[f"{columns['志愿1']}9"] = "没有的社团"
    book.save(path)
    return path


def test_the_first_minute(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    for step in ("填表", "上传核对", "开始排课"):
        expect(page.get_by_text(re.compile(rf"\d　{step}$"))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载空白表格").click()
    download.value.save_as(tmp_path / "template.xlsx")
    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    assert {"学校", "时段", "班级", "学生", "教师"} <= set(book.sheetnames)
    shoot(page, "start")


def test_problems_are_shown_at_their_cells_and_marked_in_a_copy(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/data")
    upload(page, spoiled(tmp_path / "名单.xlsx"))
    expect(page.get_by_text("学生 C5")).to_be_visible()
    expect(page.get_by_text("学生 M9")).to_be_visible()
    expect(page.get_by_role("button", name="去排课")).to_have_count(0)
    shoot(page, "data_problems")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载标注好的表格").click()
    download.value.save_as(tmp_path / "marked.xlsx")
    marked = openpyxl.load_workbook(tmp_path / "marked.xlsx")["学生"]["C5"]
    assert marked.comment is not None
    page.reload()
    expect(page.get_by_text("学生 C5")).to_be_visible()


def test_from_workbook_to_package(page: Page, planned: str, tmp_path: Path) -> None:
    page.goto(f"/planning?run={planned}")
    page.get_by_role("button", name="查看这份方案").click()
    expect(page.get_by_role("heading", name="课表")).to_be_visible()
    expect(page).to_have_url(re.compile(planned))
    expect(page.locator("table.mx tbody tr")).to_have_count(13)  # classes and duty
    for name, title in PAGES.items():
        page.get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        page.wait_for_load_state("networkidle")
        shoot(page, name)
    with page.expect_download() as download:
        page.get_by_role("button", name="全部打包下载").click()
    download.value.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as package:
        names = set(package.namelist())
        plan = json.loads(package.read("plan.json"))
    assert {
        "timetable.xlsx",
        "timetable.pdf",
        "subsidy.xlsx",
        "compliance.xlsx",
    } < names
    assert any(name.startswith("calendar/") for name in names)
    assert plan["format"] == "after-school-plan/1"


@pytest.mark.parametrize("view", ["班级", "教师", "场地", "社团", "学生"])
def test_a_link_opens_the_same_timetable(page: Page, planned: str, view: str) -> None:
    page.goto(f"/timetable?plan={planned}&view={view}")
    expect(page.locator("table.tt .c").first).to_be_visible()
    shoot(page, f"timetable_{view}")
    address = page.url
    head = page.locator(".sheet").inner_text()
    page.goto(address)
    expect(page.locator(".sheet")).to_have_text(head)


def test_a_class_prints_on_one_landscape_page(page: Page, planned: str) -> None:
    page.goto(f"/timetable?plan={planned}&view=班级&class=三年级2班")
    expect(page.locator(".sheet")).to_contain_text("三年级2班")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    width, height = map(
        float, re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)", printed)[0]
    )
    assert width > height


def test_roles_have_their_own_menu(page: Page, planned: str) -> None:
    page.goto(f"/?plan={planned}&role=财务")
    links = page.locator("[data-testid=stSidebarNavLink]")
    expect(links.first).to_have_text("经费")
    page.get_by_text("校长", exact=True).click()
    expect(links.first).to_have_text("审批")


def start_large_run(page: Page, outputs: Path) -> Path:
    """A run that takes a while; returns its folder once its worker is at it."""
    known = set((outputs / "runs").glob("2*"))
    page.goto("/planning?data=sample")
    page.get_by_role("button", name="开始排课").click()
    page.get_by_role("button", name="停止排课").wait_for()
    (folder,) = set((outputs / "runs").glob("2*")) - known
    expect(page).to_have_url(re.compile(folder.name))
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        status = json.loads((folder / "status.json").read_text(encoding="utf-8"))
        if status["state"] == "running" and status["stage"]:
            return folder
        time.sleep(0.2)
    pytest.fail("the run does not start")


def test_stopping_takes_less_than_two_seconds(page: Page, outputs: Path) -> None:
    folder = start_large_run(page, outputs)
    page.get_by_role("button", name="停止排课").click()
    asked = time.monotonic()
    expect(page.get_by_text("已停止", exact=True).first).to_be_visible()
    assert time.monotonic() - asked < 4  # two seconds and the page's own pulse
    status = json.loads((folder / "status.json").read_text(encoding="utf-8"))
    flag, ended = (folder / "cancel").stat().st_mtime, status["heartbeat"]
    assert status["state"] == "stopped"
    assert ended - flag < 2.0
    assert not (folder / "result").exists()
    shoot(page, "planning_stopped")


def test_a_killed_worker_is_told_as_failed(page: Page, outputs: Path) -> None:
    folder = start_large_run(page, outputs)
    status = json.loads((folder / "status.json").read_text(encoding="utf-8"))
    os.kill(status["pid"], signal.SIGKILL)
    expect(page.get_by_text("意外中断", exact=True).first).to_be_visible()
    expect(page.get_by_text("请再排一次")).to_be_visible()
    assert not (folder / "result").exists()
    shoot(page, "planning_failed")
