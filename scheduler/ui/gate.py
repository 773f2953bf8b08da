"""The gate before everything served: pages, WebSocket, uploads, downloads, files.

On the one PC only that PC's own browser passes; on a network only who is logged in.
It is plain ASGI, because what Streamlit serves beside its pages asks nobody.
"""

from collections.abc import Callable
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scheduler.office.actor import Actor
from scheduler.office.logins import who_is
from scheduler.store import Store
from scheduler.words.ui import login as words

COOKIE = "scheduler_login"
LOGIN, LOGOUT, HEALTH = "/auth/login", "/auth/logout", "/_stcore/health"
# The way through a district's identity service; served only where one is set up.
OIDC, OIDC_BACK = "/auth/oidc", "/auth/oidc/back"
_OPEN = frozenset({LOGIN, HEALTH, OIDC, OIDC_BACK})
_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_LOGIN_OVER = 4401  # WebSocket close code, from the range left to applications
_PROTECTION = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
}


# Relative, so that it leads home whatever name the browser knows this machine by.
_REFUSAL = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    f"<title>{words.REFUSED}</title></head>"
    '<body style="font:16px/1.7 sans-serif;margin:3rem auto;max-width:34rem">'
    f"<h1>{words.REFUSED}</h1><p>{words.FROM_ELSEWHERE}</p>"
    f'<p><a href="/">{words.BACK}</a></p></body></html>'
)


class Gate:
    """Lets a request through, or turns it away before anything else sees it."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        store: Callable[[], Store],
        now: Callable[[], datetime],
        network: bool,
    ) -> None:
        self._app = app
        self._store = store
        self._now = now
        self._network = network

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge one request or one WebSocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not self._from_here(scope, headers):
            await _refuse(scope, receive, send)
            return
        if self._network and scope["path"] not in _OPEN:
            token = cookie(headers)
            if await self._who(token) is None:
                await _turn_away(scope, receive, send)
                return
            if scope["type"] == "websocket":
                watched = _Watched(receive, send, lambda: self._who(token))
                await self._app(scope, watched.receive, watched.send)
                return
        await self._app(scope, receive, _protected(send))

    def _from_here(self, scope: Scope, headers: Headers) -> bool:
        """No page of another site acts here, and none pretends to be this PC."""
        host = headers.get("host", "")
        if not self._network and host.rpartition(":")[0] not in _OWN_NAMES:
            return host in _OWN_NAMES
        origin = headers.get("origin")
        harmless = scope["type"] == "http" and scope["method"] in _HARMLESS
        return harmless or origin is None or urlsplit(origin).netloc == host

    async def _who(self, token: str | None) -> Actor | None:
        return await run_in_threadpool(who_is, self._store(), token, self._now())


class _Watched:
    """A WebSocket that ends when its login does: each message is judged anew."""

    def __init__(self, receive: Receive, send: Send, who: Callable[[], object]) -> None:
        self._receive = receive
        self._send = send
        self._who = who
        self._over = False

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] != "websocket.receive" or await self._who():  # type: ignore[misc]
            return message
        self._over = True
        await self._send({"type": "websocket.close", "code": _LOGIN_OVER})
        return {"type": "websocket.disconnect", "code": _LOGIN_OVER}

    async def send(self, message: Message) -> None:
        if not self._over:
            await self._send(message)


def cookie(headers: Headers) -> str | None:
    """The login's token, None when the browser sent none."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return None
    return jar[COOKIE].value if COOKIE in jar else None


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": _LOGIN_OVER})
        return
    await HTMLResponse(_REFUSAL, 403)(scope, receive, send)


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    """To the login page, and from there back to where the link led."""
    if scope["type"] == "websocket" or scope["method"] not in _HARMLESS:
        await _refuse(scope, receive, send)
        return
    query = scope["query_string"].decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    address = f"{LOGIN}?next={quote(wanted, safe='')}"
    await RedirectResponse(address, 303)(scope, receive, send)


def _protected(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _PROTECTION.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
