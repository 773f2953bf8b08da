"""Login through a district's own identity service (OpenID Connect), as an option.

Authorization code with PKCE. The service says who somebody is; which accounts there
are and what each may do stays with the office: a name without an account gets nothing.
Needs requirements-oidc.txt.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from html import escape
from typing import Any

import httpx2 as httpx
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from itsdangerous import BadSignature, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from scheduler.office.logins import log_in_as
from scheduler.store import Store
from scheduler.ui.gate import LOGIN, OIDC, OIDC_BACK
from scheduler.ui.identity import Service
from scheduler.ui.login import local_address, login_cookie
from scheduler.words.ui import login as words

_FLOW = "scheduler_oidc"  # what we asked, kept in the browser until the answer
_FLOW_SECONDS = 600
_SKEW = 60  # seconds the two clocks may differ
# What a service that is down, wrongly set up or not the right one leads to.
_NOT_USABLE = (
    AuthlibBaseError,
    httpx.HTTPError,
    JoseError,
    OSError,
    ValueError,
    KeyError,
)
# The login's cookie is not sent along on a way that began at another site, so the
# answer is a page of ours that goes on by itself.
_GO_ON = (
    '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;{}">'
)


@dataclass
class Oidc:
    """The two addresses of the flow; ``transport`` is httpx's, for tests."""

    service: Service
    store: Callable[[], Store]
    now: Callable[[], datetime]
    transport: httpx.AsyncBaseTransport | None = None
    _found: dict[str, Any] = field(default_factory=dict)

    @property
    def routes(self) -> tuple[Route, Route]:
        """What the application serves."""
        return Route(OIDC, self.begin), Route(OIDC_BACK, self.back)

    @cached_property
    def _seal(self) -> URLSafeTimedSerializer:
        # A key of this process: who is half-way through a login when we start anew
        # begins again.
        return URLSafeTimedSerializer(secrets.token_bytes(32), _FLOW)

    def _client(self, request: Request) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self.service.client,
            self.service.secret,
            scope="openid profile",
            redirect_uri=str(request.url.replace(path=OIDC_BACK, query="")),
            code_challenge_method="S256",
            transport=self.transport,
            timeout=10,
        )

    async def _addresses(self, client: AsyncOAuth2Client) -> Mapping[str, Any]:
        """The service's own description of its addresses, asked for once."""
        if not self._found:
            place = f"{self.service.issuer}/.well-known/openid-configuration"
            answer = await client.request("GET", place, withhold_token=True)
            answer.raise_for_status()
            found = answer.json()
            if found.get("issuer", "").rstrip("/") != self.service.issuer:
                raise ValueError("another issuer answers")
            self._found = found
        return self._found

    async def begin(self, request: Request) -> Response:
        """Send the browser to the service."""
        wanted = local_address(request.query_params.get("next", "/"))
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
        async with self._client(request) as client:
            try:
                addresses = await self._addresses(client)
            except _NOT_USABLE:
                return _told(words.OIDC_SILENT, 502)
            address, state = client.create_authorization_url(
                addresses["authorization_endpoint"], code_verifier=verifier, nonce=nonce
            )
        response = RedirectResponse(address, 303)
        response.set_cookie(
            _FLOW,
            self._seal.dumps([state, verifier, nonce, wanted]),
            max_age=_FLOW_SECONDS,
            path=OIDC_BACK,
            httponly=True,
            samesite="lax",  # the service sends the browser back with it
            secure=request.url.scheme == "https",
        )
        return response

    async def back(self, request: Request) -> Response:
        """Take the service's answer; a login when it names an account of ours."""
        try:
            state, verifier, nonce, wanted = self._seal.loads(
                request.cookies.get(_FLOW, ""), max_age=_FLOW_SECONDS
            )
        except BadSignature:
            return _told(words.OIDC_STALE, 400)
        code = request.query_params.get("code", "")
        if not code or not secrets.compare_digest(
            request.query_params.get("state", ""), state
        ):
            return _told(words.OIDC_STALE, 400)
        try:
            name = await self._name(request, code, verifier, nonce)
        except _NOT_USABLE:
            return _told(words.OIDC_REFUSED, 401)
        token = secrets.token_urlsafe(32)
        known = await run_in_threadpool(
            log_in_as, self.store(), name, token, self.now()
        )
        if not known:
            return _told(words.OIDC_UNKNOWN, 403)
        response = HTMLResponse(_GO_ON.format(escape(wanted)))
        response.delete_cookie(_FLOW, path=OIDC_BACK)
        login_cookie(response, token, request)
        return response

    async def _name(
        self, request: Request, code: str, verifier: str, nonce: str
    ) -> str:
        """The account's name in a token that is signed, for us, and fresh."""
        async with self._client(request) as client:
            addresses = await self._addresses(client)
            token = await client.fetch_token(
                addresses["token_endpoint"], code=code, code_verifier=verifier
            )
            keys = await client.request(
                "GET", addresses["jwks_uri"], withhold_token=True
            )
        read = jwt.decode(
            token["id_token"],
            KeySet.import_key_set(keys.json()),
            algorithms=["RS256", "ES256", "PS256", "EdDSA"],
        )
        jwt.JWTClaimsRegistry(
            now=int(self.now().timestamp()),
            leeway=_SKEW,
            iss={"essential": True, "value": addresses["issuer"]},
            aud={"essential": True, "value": self.service.client},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(read.claims)
        return str(read.claims[self.service.claim])


def _told(sentence: str, status: int) -> Response:
    """A sentence and the way back to the login page."""
    link = f'<a href="{LOGIN}">{escape(words.LOG_IN)}</a>'
    return HTMLResponse(
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
        f"<p>{escape(sentence)}</p><p>{link}</p></html>",
        status,
        headers={"cache-control": "no-store"},
    )
