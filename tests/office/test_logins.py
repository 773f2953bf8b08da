import hashlib
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from scheduler.office import logins
from scheduler.office.logins import FAILS, IDLE, LOCKED, LONGEST_LOGIN, log_in, log_out
from scheduler.office.people import add_person, people, set_password, switch
from scheduler.office.refusals import NotAllowed, Refusal, Unusable
from scheduler.store import Store
from scheduler.store.kinds import Role
from scheduler.store.models import AuditEntry, Login, User
from tests.office.acts import ADMIN, NOW, PLANNER, PRINCIPAL, actor

PASSWORD = "正确的密码-2026"


@pytest.fixture(autouse=True)
def _person(store: Store) -> None:
    with store.writing() as session:
        add_person(session, actor(ADMIN), "王老师", Role.PLANNER, PASSWORD, NOW)


def attempt(store: Store, password: str, at: datetime = NOW, token: str = "t") -> bool:
    return log_in(store, "王老师", password, token, at)


def name_of(store: Store, token: str | None, at: datetime = NOW) -> str | None:
    found = logins.who_is(store, token, at)
    return None if found is None else found.name


def test_a_token_stands_for_a_person_and_only_its_hash_is_kept(store: Store) -> None:
    assert attempt(store, PASSWORD, token="secret")
    assert name_of(store, "secret") == "王老师"
    with store.reading() as session:
        kept = session.scalars(select(Login)).one()
        user = session.scalars(select(User).where(User.name == "王老师")).one()
    assert kept.token_sha256 == hashlib.sha256(b"secret").hexdigest()
    assert user.password.startswith("$argon2id$")


@pytest.mark.parametrize("token", [None, "", "other", "x" * 10_000])
def test_another_token_stands_for_nobody(store: Store, token: str | None) -> None:
    assert attempt(store, PASSWORD)
    assert name_of(store, token) is None


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD + " ", "x" * 100_000])
def test_another_password_opens_nothing(store: Store, password: str) -> None:
    assert not attempt(store, password)
    assert name_of(store, "t") is None


def test_an_account_that_is_not_there_is_hashed_for_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(logins, "matches", lambda kept, _: asked.append(kept))
    assert not log_in(store, "没有这人", PASSWORD, "t", NOW)
    assert asked == [None]


def test_five_wrong_passwords_lock_for_a_while(store: Store) -> None:
    for _ in range(FAILS):
        assert not attempt(store, "wrong")
    assert not attempt(store, PASSWORD)
    assert not attempt(store, PASSWORD, NOW + LOCKED - timedelta(seconds=1))
    assert attempt(store, PASSWORD, NOW + LOCKED)
    with store.reading() as session:
        assert "locked" in set(session.scalars(select(AuditEntry.verb)))


def test_a_right_password_forgives_the_wrong_ones_before(store: Store) -> None:
    for token in ("first", "second"):
        for _ in range(FAILS - 1):
            assert not attempt(store, "wrong")
        assert attempt(store, PASSWORD, token=token)


def test_a_login_ends_by_itself(store: Store) -> None:
    assert attempt(store, PASSWORD)
    assert name_of(store, "t", NOW + IDLE + timedelta(seconds=1)) is None
    moment = NOW
    while moment < NOW + LONGEST_LOGIN:
        assert name_of(store, "t", moment) == "王老师"
        moment += IDLE - timedelta(minutes=1)
    assert name_of(store, "t", NOW + LONGEST_LOGIN + timedelta(seconds=1)) is None


def test_logging_out_switching_off_and_a_new_password_end_it_at_once(
    store: Store,
) -> None:
    assert attempt(store, PASSWORD)
    log_out(store, "t")
    assert name_of(store, "t") is None
    assert attempt(store, PASSWORD)
    with store.writing() as session:
        switch(session, actor(ADMIN), "王老师", active=False, now=NOW)
    assert name_of(store, "t") is None
    assert not attempt(store, PASSWORD)
    with store.writing() as session:
        switch(session, actor(ADMIN), "王老师", active=True, now=NOW)
    assert name_of(store, "t") is None
    assert attempt(store, PASSWORD)
    with store.writing() as session:
        set_password(session, actor(ADMIN), "王老师", "另一个密码-2027", NOW)
    assert name_of(store, "t") is None
    assert attempt(store, "另一个密码-2027")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("李", PASSWORD),
        ("有 空格", PASSWORD),
        ("<b>", PASSWORD),
        ("王老师", PASSWORD),
        ("李老师", "短"),
        ("李老师", "12345678"),
        ("李老师", "李老师2026年"),
        ("李老师", "x" * 129),
    ],
)
def test_what_cannot_be_an_account_is_refused(
    store: Store, name: str, password: str
) -> None:
    with store.writing() as session, pytest.raises(Unusable):
        add_person(session, actor(ADMIN), name, Role.FINANCE, password, NOW)


@pytest.mark.parametrize("id", [PLANNER, PRINCIPAL])
def test_only_an_administrator_manages_accounts(store: Store, id: int) -> None:
    with store.writing() as session:
        with pytest.raises(NotAllowed):
            add_person(session, actor(id), "赵老师", Role.ADMIN, PASSWORD, NOW)
        with pytest.raises(NotAllowed):
            switch(session, actor(id), "王老师", active=False, now=NOW)
        with pytest.raises(NotAllowed):
            set_password(session, actor(id), "王老师", PASSWORD, NOW)
        with pytest.raises(NotAllowed):
            people(session, actor(id), NOW)


def test_the_last_administrator_stays(store: Store) -> None:
    with store.writing() as session:
        with pytest.raises(Refusal):
            switch(session, actor(ADMIN), "u4", active=False, now=NOW)
        add_person(session, actor(ADMIN), "赵老师", Role.ADMIN, PASSWORD, NOW)
        switch(session, actor(ADMIN), "u4", active=False, now=NOW)
        (off,) = (p for p in people(session, actor(ADMIN), NOW) if not p.active)
    assert off.name == "u4"
