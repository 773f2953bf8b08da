import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, NAMES)), ""
)
SCREENSHOTS = ROOT / "outputs" / "screenshots"


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("outputs")


@pytest.fixture(scope="session")
def server(outputs: Path) -> Iterator[str]:
    """The app as it is served on one PC, with a place of its own for runs."""
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    with served(outputs) as address:
        yield address


@contextmanager
def served(outputs: Path, **variables: str) -> Iterator[str]:
    """The app behind its gate."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "scheduler.ui.asgi", str(port)]
    with (outputs / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "SCHEDULER_OUTPUTS": str(outputs), **variables},
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health", process)
        yield address
    finally:
        for run in (outputs / "runs").glob("2*"):
            (run / "cancel").touch()
        time.sleep(2)  # the dispatcher ends what still runs
        process.terminate()
        process.wait(20)


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server does not answer")


@pytest.fixture(scope="session")
def browser(server: str) -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A tab of its own that may talk to the server only."""
    outside: list[str] = []

    def guard(route: Route) -> None:
        url = route.request.url
        if url.startswith((server, "data:", "blob:")):
            route.continue_()
        else:
            outside.append(url)
            route.abort()

    context = browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1440, "height": 900},
        accept_downloads=True,
        base_url=server,
    )
    context.route("**/*", guard)
    tab = context.new_page()
    tab.set_default_timeout(30_000)
    yield tab
    context.close()
    assert not outside, f"requests to the outside: {outside}"


@pytest.fixture
def planned(page: Page, outputs: Path) -> str:
    """Id of a finished run of the small sample, planned once through the pages."""
    return finished(outputs) or plan_small_school(page)


def finished(outputs: Path) -> str | None:
    """Id of the first run that was really planned."""
    for folder in sorted((outputs / "runs").glob("2*")):
        if (folder / "result" / "timetable.xlsx").exists():
            return folder.name
    return None


def plan_small_school(page: Page) -> str:
    """Upload, check, plan with an F5 on the way, until the result is there."""
    page.goto("/data")
    book = ROOT / "inputs" / "workbooks" / "sample_s.xlsx"
    upload(page, book)
    page.get_by_text("没有发现问题，可以排课。").wait_for()
    shoot(page, "data_clear")
    page.get_by_role("button", name="去排课").click()
    page.get_by_role("button", name="开始排课").click()
    page.get_by_text("正在排课", exact=True).wait_for()
    page.get_by_text("理论极限").wait_for()
    shoot(page, "planning_running")
    address = page.url
    assert "run=2" in address
    page.reload()
    assert page.url == address
    page.get_by_role("button", name="查看这份方案").wait_for(timeout=120_000)
    shoot(page, "planning_done")
    return address.split("run=")[1].split("&")[0]


def upload(page: Page, *books: Path) -> None:
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(
        [str(book) for book in books]
    )


def shoot(page: Page, name: str) -> None:
    """Keep a picture of the page, once it is drawn and charts have settled."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    settled = "document.querySelector('[data-test-script-state=notRunning]')"
    page.wait_for_function(settled)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
    page.wait_for_timeout(700)
    page.screenshot(path=str(SCREENSHOTS / f"{name}.png"))
