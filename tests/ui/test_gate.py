"""The gate by itself: what an application behind it gets to see."""

import asyncio
import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from scheduler.office.logins import log_out
from scheduler.store import Store, open_store
from scheduler.store.models import Login
from scheduler.ui.gate import COOKIE, Gate
from scheduler.ui.login import local_address
from scheduler.words.ui import login as words
from tests.office.acts import NOW, PLANNER, add_people

LAN = "192.168.1.5:8501"
PC = "127.0.0.1:8501"


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'office.db'}")
    with opened.writing() as session:
        add_people(session)
        session.flush()
        sha256 = hashlib.sha256(b"token").hexdigest()
        session.add(Login(token_sha256=sha256, user_id=PLANNER, created=NOW, seen=NOW))
    yield opened
    opened.close()


class Behind:
    """An application that answers everything and says what reached it."""

    def __init__(self) -> None:
        self.reached: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached.append(scope["path"])
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"secret"})
            return
        await receive()
        await send({"type": "websocket.accept"})
        while (await receive())["type"] == "websocket.receive":
            self.reached.append("message")
        await send({"type": "websocket.send", "text": "secret"})


def ask(
    store: Store,
    path: str,
    *,
    kind: str = "http",
    method: str = "GET",
    network: bool = True,
    incoming: Iterable[Message] = (),
    headers: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[Message], Behind]:
    behind = Behind()
    sent: list[Message] = []
    messages = chain([{"type": f"{kind}.connect"}], incoming)
    gate = Gate(behind, store=lambda: store, now=lambda: NOW, network=network)

    async def receive() -> Message:
        return next(messages, {"type": f"{kind}.disconnect", "code": 1000})

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": kind,
        "path": path,
        "method": method,
        "query_string": b"",
        "headers": [
            (name.encode(), value.encode())
            for name, value in {"host": LAN if network else PC, **headers}.items()
        ],
    }
    # A thread of its own: Playwright keeps a loop running in this one.
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, gate(scope, receive, send)).result()
    return sent, behind


SESSION = {"cookie": f"{COOKIE}=token"}


@pytest.mark.parametrize(
    "path",
    ["/", "/media/a", "/static/x.js", "/_stcore/stream", "/_stcore/health/", "//"],
)
def test_nobody_passes_without_a_login(store: Store, path: str) -> None:
    sent, behind = ask(store, path)
    assert sent[0]["status"] == 303
    assert behind.reached == []


@pytest.mark.parametrize(
    "cookie", ["", f"{COOKIE}=", f"{COOKIE}=other", "a=b; \x00=", f"x{COOKIE}=token"]
)
def test_another_cookie_is_no_login(store: Store, cookie: str) -> None:
    assert ask(store, "/", headers={"cookie": cookie})[1].reached == []


def test_the_cookie_lets_pass(store: Store) -> None:
    sent, behind = ask(store, "/media/a", headers=SESSION)
    assert behind.reached == ["/media/a"]
    assert (b"x-frame-options", b"DENY") in sent[0]["headers"]


@pytest.mark.parametrize("path", ["/auth/login", "/_stcore/health"])
def test_login_and_health_are_open(store: Store, path: str) -> None:
    assert ask(store, path)[1].reached == [path]


def test_a_form_is_refused_not_led_elsewhere(store: Store) -> None:
    sent, behind = ask(store, "/_stcore/upload_file/x", method="PUT")
    assert (sent[0]["status"], behind.reached) == (403, [])


def test_a_websocket_needs_the_login_too(store: Store) -> None:
    sent, behind = ask(store, "/_stcore/stream", kind="websocket")
    assert (sent[0]["type"], behind.reached) == ("websocket.close", [])
    assert ask(store, "/_stcore/stream", kind="websocket", headers=SESSION)[1].reached


def test_an_open_websocket_ends_with_its_login(store: Store) -> None:
    def messages() -> Iterable[Message]:
        yield {"type": "websocket.receive", "text": "a"}
        log_out(store, "token")
        yield {"type": "websocket.receive", "text": "b"}

    sent, behind = ask(
        store,
        "/_stcore/stream",
        kind="websocket",
        incoming=messages(),
        headers=SESSION,
    )
    assert behind.reached == ["/_stcore/stream", "message"]
    assert sent[-1] == {"type": "websocket.close", "code": 4401}


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("network", [True, False])
def test_another_site_cannot_act_with_our_cookie(
    store: Store, kind: str, network: bool
) -> None:
    behind = ask(
        store,
        "/_stcore/stream",
        kind=kind,
        method="POST",
        network=network,
        headers={"origin": "http://evil.example", **SESSION},
    )[1]
    assert behind.reached == []


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8501", "", "10.0.0.9"])
def test_the_one_pc_answers_to_its_own_name_only(store: Store, host: str) -> None:
    assert ask(store, "/", network=False, headers={"host": host})[1].reached == []
    for own in ("127.0.0.1:8501", "localhost", "[::1]:8501"):
        assert ask(store, "/", network=False, headers={"host": own})[1].reached == ["/"]


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/timetable?view=班级", "/timetable?view=班级"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/auth/logout", "/"),
        ("", "/"),
    ],
)
def test_the_login_leads_to_our_own_pages_only(wanted: str, led: str) -> None:
    assert local_address(wanted) == led


@pytest.mark.parametrize(
    "asked",
    [
        {"path": "/_stcore/upload_file/x", "method": "PUT"},
        {"path": "/", "network": False, "headers": {"host": "evil.example"}},
    ],
)
def test_a_refusal_says_what_to_do_and_leads_back(
    store: Store, asked: dict[str, Any]
) -> None:
    sent, _ = ask(store, **asked)
    assert sent[0]["status"] == 403
    text = sent[1]["body"].decode()
    assert words.FROM_ELSEWHERE in text
    assert 'href="/"' in text
