"""Login through an identity service: a made-up one answers, rightly and wrongly."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import httpx2 as httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette

from scheduler.office.actor import AT_THE_MACHINE
from scheduler.office.logins import who_is
from scheduler.office.people import add_person
from scheduler.store import Store, open_store
from scheduler.store.kinds import Role
from scheduler.ui.gate import COOKIE, OIDC, OIDC_BACK
from scheduler.ui.identity import Service, configured
from scheduler.ui.oidc import Oidc
from scheduler.words.ui import login as words

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
ISSUER = "https://id.example"
KEY = RSAKey.generate_key(2048, {"kid": "one"})
SERVICE = Service(issuer=ISSUER, client="school", secret="s3cret")


class Provider(httpx.AsyncBaseTransport):
    """The identity service; ``changes`` spoil its token, ``key`` signs it."""

    def __init__(
        self, name: str = "教务王", changes: dict[str, object] | None = None
    ) -> None:
        self.name = name
        self.changes = changes or {}
        self.key = KEY
        self.silent = False
        self.asked: dict[str, str] = {}
        self.form: dict[str, str] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.silent:
            raise httpx.ConnectError("no answer")
        path = request.url.path
        if path == "/.well-known/openid-configuration":
            names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            found = {name: f"{ISSUER}/{name}" for name in names}
            return httpx.Response(200, json=found | {"issuer": ISSUER})
        if path == "/jwks_uri":
            return httpx.Response(200, json={"keys": [KEY.as_dict(private=False)]})
        self.form = dict(parse_qsl((await request.aread()).decode()))
        claims = {
            "iss": ISSUER,
            "aud": "school",
            "sub": "17",
            "exp": int(NOW.timestamp()) + 300,
            "nonce": self.asked["nonce"],
            "preferred_username": self.name,
        } | self.changes
        header = {"alg": "RS256", "kid": "one"}
        token = {"access_token": "a", "token_type": "Bearer"}
        signed = {"id_token": jwt.encode(header, claims, self.key)}
        return httpx.Response(200, json=token | signed)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'office.db'}")
    with opened.writing() as session:
        add_person(
            session, AT_THE_MACHINE, "教务王", Role.PLANNER, "课后服务-2026", NOW
        )
    yield opened
    opened.close()


class Browser:
    """Keeps cookies from one request to the next."""

    def __init__(self, store: Store, provider: Provider) -> None:
        flow = Oidc(SERVICE, lambda: store, lambda: NOW, provider)
        self._app = Starlette(routes=flow.routes)
        self._cookies = httpx.Cookies()

    def get(self, path: str, **params: str) -> httpx.Response:
        return asyncio.run(self._get(path, params))

    async def _get(self, path: str, params: dict[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(self._app),
            base_url="https://school.example",
            cookies=self._cookies,
        ) as client:
            answer = await client.get(path, params=params)
            self._cookies = client.cookies
            return answer


def begin(client: Browser, provider: Provider, wanted: str = "/money") -> str:
    """Go to the service; the state it will send back."""
    answer = client.get(OIDC, next=wanted)
    parts = urlsplit(answer.headers["location"])
    assert f"{parts.scheme}://{parts.netloc}" == ISSUER
    provider.asked = {name: each[0] for name, each in parse_qs(parts.query).items()}
    return provider.asked["state"]


def back(client: Browser, state: str, code: str = "c") -> httpx.Response:
    return client.get(OIDC_BACK, state=state, code=code)


def test_a_person_with_an_account_is_logged_in_and_goes_on(store: Store) -> None:
    provider = Provider()
    client = Browser(store, provider)
    answer = back(client, begin(client, provider))
    assert answer.status_code == 200
    assert re.search(r'content="0;/money"', answer.text)
    actor = who_is(store, answer.cookies[COOKIE], NOW)
    assert actor is not None
    assert (actor.name, actor.role) == ("教务王", Role.PLANNER)


def test_the_code_is_bound_to_this_browser(store: Store) -> None:
    provider = Provider()
    client = Browser(store, provider)
    back(client, begin(client, provider))
    assert provider.asked["code_challenge_method"] == "S256"
    assert len(provider.form["code_verifier"]) >= 43
    assert provider.asked["redirect_uri"] == f"https://school.example{OIDC_BACK}"


def test_who_has_no_account_gets_none(store: Store) -> None:
    provider = Provider("陌生人")
    client = Browser(store, provider)
    answer = back(client, begin(client, provider))
    assert (answer.status_code, COOKIE in answer.cookies) == (403, False)
    assert words.OIDC_UNKNOWN in answer.text


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "another school"},
        {"iss": "https://other.example"},
        {"exp": int(NOW.timestamp()) - 61},
        {"nonce": "of yesterday"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_token_that_is_not_for_us_now_is_refused(
    store: Store, changes: dict[str, object]
) -> None:
    provider = Provider(changes=changes)
    client = Browser(store, provider)
    answer = back(client, begin(client, provider))
    assert (answer.status_code, COOKIE in answer.cookies) == (401, False)


def test_a_token_just_within_the_clocks_difference_passes(store: Store) -> None:
    provider = Provider(changes={"exp": int(NOW.timestamp()) - 59})
    client = Browser(store, provider)
    assert back(client, begin(client, provider)).status_code == 200


def test_a_token_signed_by_another_key_is_refused(store: Store) -> None:
    provider = Provider()
    provider.key = RSAKey.generate_key(2048, {"kid": "one"})
    client = Browser(store, provider)
    assert back(client, begin(client, provider)).status_code == 401


def test_an_answer_nobody_asked_for_is_refused(store: Store) -> None:
    provider = Provider()
    client = Browser(store, provider)
    assert back(client, "made up").status_code == 400
    state = begin(client, provider)
    assert back(client, state + "x").status_code == 400
    assert back(client, state, code="").status_code == 400


def test_a_silent_service_is_told(store: Store) -> None:
    provider = Provider()
    provider.silent = True
    answer = Browser(store, provider).get(OIDC)
    assert answer.status_code == 502
    assert words.OIDC_SILENT in answer.text


def test_nobody_is_sent_to_another_site_after_the_login(store: Store) -> None:
    provider = Provider()
    client = Browser(store, provider)
    state = begin(client, provider, wanted="https://evil.example/")
    assert 'content="0;/"' in back(client, state).text


def test_the_service_is_named_in_the_environment() -> None:
    assert configured({}) is None
    assert configured({"SCHEDULER_OIDC_ISSUER": ISSUER}) is None
    named = configured(
        {
            "SCHEDULER_OIDC_ISSUER": f"{ISSUER}/",
            "SCHEDULER_OIDC_CLIENT": "school",
            "SCHEDULER_OIDC_SECRET": "s3cret",
        }
    )
    assert named == SERVICE
