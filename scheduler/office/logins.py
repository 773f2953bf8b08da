"""Who is at the browser: a random token in a cookie, its hash in the store."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from scheduler.office.actor import Actor
from scheduler.office.passwords import LONGEST, matches
from scheduler.office.trail import record
from scheduler.store import Store
from scheduler.store.kinds import Role, Via
from scheduler.store.models import Login, User

FAILS = 5  # wrong passwords in a row
LOCKED = timedelta(minutes=15)
IDLE = timedelta(minutes=60)
LONGEST_LOGIN = timedelta(hours=12)
_NOTICE = timedelta(minutes=1)  # how finely "last seen" is kept


def log_in(store: Store, name: str, password: str, token: str, now: datetime) -> bool:
    """Whether the password was right; then the token stands for the person.

    A wrong name, a wrong password and a locked account answer the same.
    """
    with store.reading() as session:
        user = session.scalar(select(User).where(User.name == name, User.active))
    kept = None if user is None else user.password
    right = matches(kept, password[: LONGEST + 1])
    if user is None:
        return False
    with store.writing() as session:
        # Again: it may have been locked or switched off while we were hashing.
        user = session.get_one(User, user.id)
        if not user.active or user.password != kept or _locked(user, now):
            return False
        if not right:
            user.fails += 1
            if user.fails >= FAILS:
                user.fails, user.locked_until = 0, now + LOCKED
                record(session, None, "locked", f"user/{user.id}", {}, now)
            return False
        user.fails, user.locked_until = 0, None
        _admit(session, user, token, now)
    return True


def log_in_as(store: Store, name: str, token: str, now: datetime) -> bool:
    """Whether there is such an account; somebody else has made sure of the person."""
    with store.writing() as session:
        user = session.scalar(select(User).where(User.name == name, User.active))
        if user is None:
            return False
        _admit(session, user, token, now)
    return True


def _admit(session: Session, user: User, token: str, now: datetime) -> None:
    session.execute(delete(Login).where(Login.created < now - LONGEST_LOGIN))
    session.add(
        Login(token_sha256=_hash(token), user_id=user.id, created=now, seen=now)
    )
    record(session, _actor(user), "log_in", f"user/{user.id}", {}, now)


def who_is(store: Store, token: str | None, now: datetime) -> Actor | None:
    """The person a token stands for; None when it is unknown, old or ended."""
    if not token:
        return None
    with store.reading() as session:
        found = session.execute(
            select(Login, User)
            .join(User, User.id == Login.user_id)
            .where(Login.token_sha256 == _hash(token), User.active)
        ).one_or_none()
    if found is None:
        return None
    login, user = found
    if now - login.seen > IDLE or now - login.created > LONGEST_LOGIN:
        return None
    if now - login.seen > _NOTICE:
        with store.writing() as session:
            kept = session.get(Login, login.token_sha256)
            if kept is None:
                return None
            kept.seen = now
    return _actor(user)


def log_out(store: Store, token: str | None) -> None:
    """End a login."""
    if token:
        with store.writing() as session:
            session.execute(delete(Login).where(Login.token_sha256 == _hash(token)))


def _locked(user: User, now: datetime) -> bool:
    return user.locked_until is not None and user.locked_until > now


def _actor(user: User) -> Actor:
    return Actor(id=user.id, name=user.name, role=Role(user.role), via=Via.LOGIN)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
