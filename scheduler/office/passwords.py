"""Passwords: kept as argon2id hashes, judged before they are taken."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from scheduler.office.refusals import Unusable
from scheduler.words import office as words

SHORTEST, LONGEST = 8, 128
# What is guessed first; anything else is held by length and by the lock.
_GUESSED = frozenset({"12345678", "123456789", "1234567890", "password", "88888888"})
_HASHER = PasswordHasher()  # RFC 9106, low memory: 64 MiB, three passes
# Checked when there is no such account, so that both answers take the same time.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$6LG02jf+eXC+aOjnrqDbLw"
    "$Dzrjil7BeriAM2KVJx8jQowFwChQfP3sHBPnbQyybU0"
)


def hashed(password: str, name: str) -> str:
    """The hash to keep.

    Raises:
        Unusable: too short, too long, or guessed at once.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise Unusable(words.password_length(SHORTEST, LONGEST))
    if password.lower() in _GUESSED or name.lower() in password.lower():
        raise Unusable(words.PASSWORD_GUESSED)
    return _HASHER.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password; takes as long for an account that is not there."""
    try:
        return _HASHER.verify(kept or _NOBODY, password) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False
