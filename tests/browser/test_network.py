"""The office on a school's network: nobody gets anything without a login."""

import http.client
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from scheduler.office.actor import AT_THE_MACHINE
from scheduler.office.people import add_person, switch
from scheduler.store import open_store
from scheduler.store.kinds import Role
from tests.browser.conftest import (
    SCREENSHOTS,
    finished,
    plan_small_school,
    served,
    shoot,
)
from tests.office.acts import NOW

pytestmark = pytest.mark.browser
PASSWORD = "课后服务-2026"
PEOPLE = {
    "管理": Role.ADMIN,
    "教务王": Role.PLANNER,
    "校长李": Role.PRINCIPAL,
    "财务赵": Role.FINANCE,
}
PAGES = (
    "",
    "data",
    "planning",
    "timetable",
    "money",
    "approval",
    "downloads",
    "people",
)
PATHS = (
    *(f"/{page}" for page in PAGES),
    "/media/0123456789abcdef.xlsx",
    "/static/js/index.js",
    "/component/x/y",
    "/_stcore/stream",
    "/_stcore/metrics",
    "/_stcore/host-config",
    "/_stcore/script-health-check",
    "/_stcore/upload_file/x/y",
    "/_stcore/bidi-components/x",
    "/_stcore/health/../host-config",
    "/_stcore//health",
    "/auth/logout",
    "/auth/login/",
    "/auth/login/x",
    "/auth/../money",
    "//",
    "/favicon.png",
    "/index.html",
    "/oauth2callback",
    "/docs",
)


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
    server: str,
    outputs: Path,
) -> Path:
    """An office with its people and one plan, which was made on the one PC."""
    run = finished(outputs)
    if run is None:
        context = browser.new_context(base_url=server, locale="zh-CN")
        page = context.new_page()
        page.set_default_timeout(30_000)
        run = plan_small_school(page)
        context.close()
    folder = tmp_path_factory.mktemp("network")
    shutil.copytree(outputs / "runs" / run, folder / "runs" / run)
    store = open_store(f"sqlite:///{folder / 'office.db'}")
    with store.writing() as session:
        for name, role in PEOPLE.items():
            add_person(session, AT_THE_MACHINE, name, role, PASSWORD, NOW)
    store.close()
    return folder


@pytest.fixture(scope="module")
def office(folder: Path) -> Iterator[str]:
    with served(folder, SCHEDULER_LAN="1") as address:
        yield address


def ask(
    office: str, method: str, path: str, body: str = "", **headers: str
) -> tuple[int, str, bytes]:
    parts = urlsplit(office)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=9)
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body.encode(), headers)
    answer = connection.getresponse()
    found = answer.status, answer.headers.get("location", ""), answer.read()
    connection.close()
    return found


def log_in(office: str, name: str, password: str = PASSWORD) -> str | None:
    """The cookie of a login, None when it was refused."""
    parts = urlsplit(office)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=9)
    form = urlencode({"name": name, "password": password})
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/auth/login", form, kind)
    answer = connection.getresponse()
    answer.read()
    cookie = answer.headers.get("set-cookie")
    connection.close()
    if cookie is None:
        return None
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    return cookie.split(";")[0]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_no_path_answers_a_stranger(office: str, method: str) -> None:
    for path in PATHS:
        status, location, body = ask(office, method, path)
        assert status in (303, 403), path
        assert status == 403 or location.startswith("/auth/login"), path
        assert len(body) < 600, path  # a sentence and the way to the login page


def test_health_and_login_answer_a_stranger(office: str) -> None:
    assert ask(office, "GET", "/_stcore/health")[::2] == (200, b"ok")
    status, _, body = ask(office, "GET", "/auth/login?next=%22%3E%3Cscript%3E")
    assert status == 200
    assert b"<script" not in body
    assert b"http" not in body.replace(b"https-equiv", b"")  # nothing from outside


def test_no_websocket_opens_for_a_stranger(office: str) -> None:
    address = office.replace("http", "ws") + "/_stcore/stream"
    strangers: tuple[dict[str, str], ...] = ({}, {"Cookie": "scheduler_login=guess"})
    for headers in strangers:
        with (
            pytest.raises(InvalidStatus) as refused,
            connect(address, additional_headers=headers),
        ):
            pass
        assert refused.value.response.status_code == 403
    cookie = log_in(office, "财务赵")
    assert cookie is not None
    with connect(address, additional_headers={"Cookie": cookie}) as socket:
        socket.ping().wait(5)
    with (
        pytest.raises(InvalidStatus),
        connect(
            address,
            additional_headers={"Cookie": cookie},
            origin=Origin("http://evil.example"),
        ),
    ):
        pass


def test_a_wrong_password_and_a_huge_form_open_nothing(office: str) -> None:
    assert log_in(office, "财务赵", "wrong") is None
    assert log_in(office, "没有这人") is None
    assert log_in(office, "财务赵", "x" * 100_000) is None


@contextmanager
def entered(
    browser: Browser, office: str, name: str, path: str = "/"
) -> Iterator[Page]:
    """A browser of its own for a person, logged in on the way to a page."""
    context = browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1440, "height": 900},
        base_url=office,
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(path)
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_text("退出登录").wait_for()
    yield page
    context.close()


def test_the_login_page_is_quiet_and_leads_back_to_the_link(
    browser: Browser, office: str
) -> None:
    context = browser.new_context(locale="zh-CN", base_url=office)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/timetable?view=班级")
    expect(page.get_by_role("heading", name="课后服务排课")).to_be_visible()
    page.get_by_label("账号").fill("校长李")
    page.get_by_label("密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不对")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SCREENSHOTS / "login.png"))
    assert all(url.startswith(office) for url in asked)
    page.get_by_label("账号").fill("校长李")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page).to_have_url(re.compile("/timetable"))
    expect(page.locator("table.tt .c").first).to_be_visible()
    context.close()


def test_each_role_is_refused_what_is_not_for_it_by_address(
    browser: Browser, office: str
) -> None:
    for name, path in (
        ("财务赵", "/planning"),
        ("校长李", "/data"),
        ("教务王", "/people"),
        ("管理", "/money"),
    ):
        with entered(browser, office, name, path) as page:
            expect(page.get_by_text("权限，请由")).to_be_visible()
            expect(page.locator("table")).to_have_count(0)
            shoot(page, f"refused_{path[1:]}")


def test_a_plan_passes_three_people_and_the_slower_is_told(
    browser: Browser, office: str
) -> None:
    with entered(browser, office, "财务赵", "/money") as finance:
        expect(finance.get_by_text("还没有可以查看的方案")).to_be_visible()
        shoot(finance, "finance_waits")
        with entered(browser, office, "教务王", "/approval") as planner:
            planner.get_by_role("button", name="提交审批").click()
            expect(planner.get_by_text("已提交，等待校长审批。")).to_be_visible()
            expect(planner.get_by_role("button", name="批准")).to_have_count(0)
            shoot(planner, "approval_submitted")
        with (
            entered(browser, office, "校长李", "/approval") as quick,
            entered(browser, office, "校长李", "/approval") as slow,
        ):
            expect(slow.get_by_role("button", name="退回")).to_be_visible()
            shoot(slow, "approval_pending")
            quick.get_by_role("button", name="批准").click()
            expect(quick.get_by_text("已批准，可以发布。")).to_be_visible()
            slow.get_by_role("textbox", name="意见").fill("周三人手太紧")
            slow.get_by_role("button", name="退回").click()
            expect(slow.get_by_text("该方案已被他人修改")).to_be_visible()
            shoot(slow, "approval_told")
            quick.get_by_role("button", name="发布", exact=True).click()
            expect(quick.get_by_text("已发布，各科室都能看到。")).to_be_visible()
            shoot(quick, "approval_published")
        finance.reload()
        expect(finance.get_by_text("逐笔明细", exact=True)).to_be_visible()


def test_an_account_switched_off_is_out_at_the_next_click(
    browser: Browser, office: str, folder: Path
) -> None:
    with entered(browser, office, "管理", "/people") as admin:
        admin.get_by_role("textbox", name="账号").first.fill("财务钱")
        admin.get_by_role("combobox", name="身份").click()
        admin.get_by_role("option", name="财务").click()
        admin.get_by_role("textbox", name="密码", exact=True).fill(PASSWORD)
        admin.get_by_role("button", name="新增").click()
        expect(admin.get_by_text("已新增账号 财务钱。")).to_be_visible()
        shoot(admin, "people")
    with entered(browser, office, "财务钱") as gone:
        store = open_store(f"sqlite:///{folder / 'office.db'}")
        with store.writing() as session:
            switch(session, AT_THE_MACHINE, "财务钱", active=False, now=NOW)
        store.close()
        gone.get_by_role("link", name="下载").click()
        gone.wait_for_timeout(1000)
        gone.reload()
        expect(gone.get_by_role("button", name="登录")).to_be_visible()
    assert log_in(office, "财务钱") is None
