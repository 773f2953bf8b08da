"""File contents in the store, each kept once."""

import hashlib
from collections.abc import Collection

from sqlalchemy.orm import Session

from scheduler.store.kinds import FileKind
from scheduler.store.models import Upload


def keep(session: Session, content: bytes, kind: FileKind) -> str:
    """Keep a content; returns its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    found = session.get(Upload, sha256)
    if found is not None and found.size and not found.data:
        found.data = content  # its time had come, and now somebody hands it in anew
        session.flush()
    if found is None:
        session.add(
            Upload(sha256=sha256, kind=kind.value, size=len(content), data=content)
        )
        session.flush()
    return sha256


def content(session: Session, sha256: str) -> bytes:
    """A kept content.

    Raises:
        LookupError: it was never kept, or its time to go has come.
    """
    found = session.get(Upload, sha256)
    if found is None or (found.size and not found.data):
        raise LookupError(sha256)
    return found.data


def let_go(session: Session, sha256s: Collection[str]) -> tuple[int, int]:
    """Empty these contents; returns how many had not been, and their bytes."""
    number = size = 0
    for sha256 in sorted(sha256s):
        found = session.get(Upload, sha256)
        if found is not None and found.data:
            number, size = number + 1, size + found.size
            found.data = b""
    session.flush()
    return number, size
