"""Accounts: added by an administrator, switched off but never deleted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from scheduler.office.actor import Actor
from scheduler.office.passwords import hashed
from scheduler.office.refusals import Unusable
from scheduler.office.rights import Act, require
from scheduler.office.trail import record
from scheduler.store.kinds import Role
from scheduler.store.models import Login, User
from scheduler.words import office as words

_NAME = re.compile(r"[\w.·-]{2,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account as shown."""

    id: int
    name: str
    role: Role
    active: bool
    locked: bool


def has_administrator(session: Session) -> bool:
    """Whether somebody could let the others in."""
    found = select(User.id).where(User.role == Role.ADMIN.value, User.active)
    return session.scalar(found.limit(1)) is not None


def people(session: Session, actor: Actor, now: datetime) -> Sequence[Person]:
    """All accounts, in order of their making."""
    require(actor, Act.MANAGE_PEOPLE)
    return [
        Person(
            id=user.id,
            name=user.name,
            role=Role(user.role),
            active=user.active,
            locked=user.locked_until is not None and user.locked_until > now,
        )
        for user in session.scalars(select(User).order_by(User.id))
    ]


def add_person(
    session: Session,
    actor: Actor,
    name: str,
    role: Role,
    password: str,
    now: datetime,
) -> int:
    """Add an account; returns its id.

    Raises:
        Refusal: no right, a name that is taken or unusable, a weak password.
    """
    require(actor, Act.MANAGE_PEOPLE)
    if not _NAME.fullmatch(name):
        raise Unusable(words.BAD_NAME)
    if session.scalar(select(User.id).where(User.name == name)) is not None:
        raise Unusable(words.NAME_TAKEN)
    user = User(
        name=name, role=role.value, password=hashed(password, name), created=now
    )
    session.add(user)
    session.flush()
    record(session, actor, "add_person", f"user/{user.id}", {"role": role.value}, now)
    return user.id


def switch(
    session: Session, actor: Actor, name: str, *, active: bool, now: datetime
) -> None:
    """Switch an account off, which ends its logins at once, or on again."""
    user = _named(session, actor, name)
    if not active and user.role == Role.ADMIN and user.active:
        others = select(User.id).where(
            User.role == Role.ADMIN.value, User.active, User.id != user.id
        )
        if session.scalar(others.limit(1)) is None:
            raise Unusable(words.LAST_ADMINISTRATOR)
    user.active = active
    user.fails, user.locked_until = 0, None
    if not active:
        _end_logins(session, user)
    verb = "switch_on" if active else "switch_off"
    record(session, actor, verb, f"user/{user.id}", {}, now)


def set_password(
    session: Session, actor: Actor, name: str, password: str, now: datetime
) -> None:
    """A new password, which unlocks the account and ends its logins."""
    user = _named(session, actor, name)
    user.password = hashed(password, name)
    user.fails, user.locked_until = 0, None
    _end_logins(session, user)
    record(session, actor, "set_password", f"user/{user.id}", {}, now)


def _named(session: Session, actor: Actor, name: str) -> User:
    require(actor, Act.MANAGE_PEOPLE)
    user = session.scalar(select(User).where(User.name == name))
    if user is None:
        raise Unusable(words.NO_SUCH_PERSON)
    return user


def _end_logins(session: Session, user: User) -> None:
    session.execute(delete(Login).where(Login.user_id == user.id))
