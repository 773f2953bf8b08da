"""Printing: every row of a long table is on paper, in characters and not boxes."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def on_paper(page: Page, folder: Path) -> tuple[int, str]:
    """Pages and text of the page as it is printed."""
    path = folder / "page.pdf"
    path.write_bytes(page.pdf(prefer_css_page_size=True))
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed")
    told = subprocess.run(
        [tool, str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes())), told


def test_every_clause_is_printed_and_no_menu(
    page: Page, planned: str, tmp_path: Path
) -> None:
    page.goto(f"/compliance?plan={planned}&role=校长")
    clauses = page.locator("table.cl tbody tr")
    expect(clauses.first).to_be_visible()
    last = clauses.last.locator("td").nth(1).inner_text().splitlines()[0]
    pages, text = on_paper(page, tmp_path)
    assert pages > 1
    joined = re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", last) in joined
    assert "使用者" not in joined  # the sidebar
    assert "确认属实" not in joined  # the form


def test_the_school_is_printed_whole(page: Page, planned: str, tmp_path: Path) -> None:
    page.goto(f"/timetable?plan={planned}")
    rows = page.locator("table.mx tbody th")
    expect(rows.last).to_be_visible()
    names = rows.all_inner_texts()
    _, text = on_paper(page, tmp_path)
    assert all(name in text for name in names)
