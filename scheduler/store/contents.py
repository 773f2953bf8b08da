"""File contents in the store, each kept once."""

import hashlib

from sqlalchemy.orm import Session

from scheduler.store.kinds import FileKind
from scheduler.store.models import Upload


def keep(session: Session, content: bytes, kind: FileKind) -> str:
    """Keep a content; returns its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    if session.get(Upload, sha256) is None:
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
    if found is None:
        raise LookupError(sha256)
    return found.data
