"""The login page: plain HTML, since Streamlit is not reached before it."""

import asyncio
import secrets
from html import escape
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from scheduler.office.logins import LONGEST_LOGIN, log_in, log_out
from scheduler.ui.gate import COOKIE, LOGIN, LOGOUT, OIDC, cookie
from scheduler.ui.identity import configured
from scheduler.ui.who import now, store
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import login as words

_LONGEST_FORM = 4096  # bytes; a name and a password are shorter
_HASHING = asyncio.Semaphore(2)  # each takes 64 MiB
_PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title><style>
*{{box-sizing:border-box}}
body{{font:15px/1.6 'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',
 sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;
 background:#f4f6f5;color:#1c2826}}
form{{background:#fff;border:1px solid #d5ddda;border-top:3px solid #0f6e5d;
 border-radius:8px;padding:2rem;width:min(22rem,92vw);display:grid;gap:1rem}}
h1{{font-size:1.3rem;margin:0}}p{{margin:0;color:#52625d;font-size:.88rem}}
label{{display:grid;gap:.25rem}}input,button{{font:inherit;padding:.5rem .6rem;
 border:1px solid #b9c6c1;border-radius:6px}}
button{{background:#0f6e5d;border-color:#0f6e5d;color:#fff;font-weight:600}}
[role=alert]{{background:#fbe7e5;color:#a32119;border-radius:6px;padding:.5rem .7rem}}
</style></head><body><form method="post" action="{action}"><h1>{title}</h1>{told}
<label>{name}<input name="name" required autofocus maxlength="32"
 autocomplete="username"></label>
<label>{password}<input name="password" type="password" required maxlength="128"
 autocomplete="current-password"></label>
<button>{button}</button>{other}<p>{help}</p></form></body></html>"""


async def _login(request: Request) -> Response:
    wanted = local_address(request.query_params.get("next", "/"))
    if request.method != "POST":
        return _page(request)
    form = await _form(request)
    name, password = form.get("name", ""), form.get("password", "")
    token = secrets.token_urlsafe(32)
    async with _HASHING:
        right = await run_in_threadpool(
            log_in, store(), name.strip(), password, token, now()
        )
    if not right:
        return _page(request, words.WRONG, 401)
    response = RedirectResponse(wanted, 303)
    login_cookie(response, token, request)
    return response


def login_cookie(response: Response, token: str, request: Request) -> None:
    """Let the browser keep a login."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LONGEST_LOGIN.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


async def _logout(request: Request) -> Response:
    await run_in_threadpool(log_out, store(), cookie(request.headers))
    response = RedirectResponse(LOGIN, 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


async def _form(request: Request) -> dict[str, str]:
    """The fields; nothing of a form that is longer than ours can be."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return {}
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {key: values[0] for key, values in fields.items()}


def local_address(address: str) -> str:
    """Where to go after the login: never to another site."""
    parts = urlsplit(address)
    inside = address.startswith("/") and address[1:2] not in ("/", "\\")
    if parts.scheme or parts.netloc or not inside or parts.path.startswith("/auth/"):
        return "/"
    return address


def _page(request: Request, told: str = "", status: int = 200) -> Response:
    query = request.url.query
    return HTMLResponse(
        _PAGE.format(
            title=escape(frame_words.APP),
            action=escape(LOGIN + (f"?{query}" if query else "")),
            told=f'<div role="alert">{escape(told)}</div>' if told else "",
            name=escape(words.NAME),
            password=escape(words.PASSWORD),
            button=escape(words.LOG_IN),
            other=_other_way(query) if configured() else "",
            help=escape(words.HELP),
        ),
        status,
        headers={"cache-control": "no-store"},
    )


def _other_way(query: str) -> str:
    address = escape(OIDC + (f"?{query}" if query else ""))
    return f'<a href="{address}">{escape(words.OIDC)}</a>'


ROUTES = (
    Route(LOGIN, _login, methods=["GET", "POST"]),
    Route(LOGOUT, _logout, methods=["GET"]),
)
