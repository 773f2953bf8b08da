"""Every page as it is seen: axe, words, width, buttons, requests, a picture."""

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from scheduler.words.ui import frame as frame_words
from tests.browser.conftest import shoot

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# What only Streamlit can mend: it puts a <div> of sections between the menu's <ul>
# and its <li>; we give it sections, the markup is its own (1.67, sidebar).
NAVIGATION = "[data-testid=stSidebarNavItems]"
NOT_OURS = {"list": NAVIGATION, "listitem": NAVIGATION}
SERIOUS = {"serious", "critical"}
# Words in Latin letters a school knows: file kinds, keys, units, what it typed itself.
KNOWN = {"Excel", "Ctrl", "CSV", "PDF", "WPS", "xlsx", "xls", "sample"}
SEEN = """() => {
  const found = [];
  for (const part of document.querySelectorAll('body *')) {
    if (['STYLE', 'SCRIPT', 'NOSCRIPT'].includes(part.tagName)) continue;
    const look = getComputedStyle(part), box = part.getBoundingClientRect();
    if (look.fontSize === '0px' || look.visibility === 'hidden') continue;
    if (part.closest('[data-testid=stIconMaterial]')) continue;
    if (box.width < 2 || box.height < 2) continue;
    for (const node of part.childNodes)
      if (node.nodeType === 3 && /[A-Za-z]{3,}/.test(node.nodeValue))
        found.push(node.nodeValue.trim());
  }
  return found;
}"""
VIEWS = {
    **{name: f"/{name}" for name in frame_words.PAGE_TITLES if name != "start"},
    "start": "/",
    "timetable_rooms": "/timetable?view=场地",
    "timetable_pupil": "/timetable?view=学生",
    "planning_form": "/planning?data=sample",
    "data_sample": "/data?data=sample",
    "editing_rooms": "/editing?hand_kind=场地",
}
PRINCIPALS = {"approval", "compliance"}


def faults(page: Page) -> list[str]:
    """What axe calls serious or worse, less what is Streamlit's own."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document)")
    told = []
    for fault in found["violations"]:
        if fault["impact"] not in SERIOUS:
            continue
        inside = NOT_OURS.get(fault["id"])
        for node in fault["nodes"]:
            spot = page.locator(node["target"][-1]).first
            if inside and spot.evaluate("(spot, at) => !!spot.closest(at)", inside):
                continue
            told.append(f"{fault['id']}: {node['html'][:160]}")
    return told


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_is_fit_to_be_seen(page: Page, planned: str, name: str) -> None:
    role = "校长" if name in PRINCIPALS else "教务"
    joint = "&" if "?" in VIEWS[name] else "?"
    page.goto(f"{VIEWS[name]}{joint}plan={planned}&role={role}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    shoot(page, f"page_{name}")
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    assert faults(page) == []
    strange = {
        word
        for text in page.evaluate(SEEN)
        for word in re.findall(r"[A-Za-z]{3,}", text)
    }
    assert strange <= KNOWN
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    main = page.locator("[data-testid=stMain] [data-testid=stBaseButton-primary]")
    names = set(main.all_inner_texts())  # Streamlit draws some twice, to measure
    assert len(names) <= 1


def test_a_wrong_file_and_a_wrong_search_are_told_in_chinese(
    page: Page, planned: str
) -> None:
    page.goto("/data")
    files = page.locator("[data-testid=stFileUploader] input[type=file]")
    files.set_input_files({"name": "x.txt", "mimeType": "text/plain", "buffer": b"abc"})
    chip = page.locator("[data-testid=stFileChip][aria-invalid=true]")
    expect(chip).to_be_visible()
    said = chip.evaluate("chip => getComputedStyle(chip, '::after').content")
    assert frame_words.WRONG_FILE in said
    shoot(page, "data_wrong_file")
    page.goto(f"/timetable?plan={planned}&view=班级")
    page.locator("[data-testid=stMain] [data-testid=stSelectbox] input").last.click()
    page.keyboard.type("没有这个班")
    nothing = page.locator("[data-testid=stSelectboxVirtualDropdown] [data-empty] span")
    said = nothing.evaluate("part => getComputedStyle(part, '::after').content")
    assert frame_words.NOTHING_FOUND in said
