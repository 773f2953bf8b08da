"""The audit log: entries that only follow each other, each sealed by the next."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from scheduler.store.base import SHA256
from scheduler.store.kinds import Role, Via
from scheduler.store.models import AuditEntry

BEGINNING = "0" * SHA256


def append(
    session: Session,
    *,
    at: datetime,
    actor_id: int | None,
    role: Role,
    via: Via,
    verb: str,
    subject: str,
    detail: dict[str, Any],
) -> None:
    """Add an entry in the transaction of the act itself: both are kept or neither."""
    last = session.scalar(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1))
    entry = AuditEntry(
        at=at.astimezone(UTC),
        actor_id=actor_id,
        role=role.value,
        via=via.value,
        verb=verb,
        subject=subject,
        detail=detail,
        previous=BEGINNING if last is None else last.sha256,
    )
    entry.sha256 = seal(entry)
    session.add(entry)
    session.flush()


def seal(entry: AuditEntry) -> str:
    """SHA-256 over everything an entry says, the hash before it included."""
    said = [
        entry.at.isoformat(),
        entry.actor_id,
        entry.role,
        entry.via,
        entry.verb,
        entry.subject,
        entry.detail,
        entry.previous,
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken(session: Session) -> int | None:
    """Id of the first entry that was changed or whose forerunner is gone."""
    previous = BEGINNING
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id)):
        if entry.previous != previous or entry.sha256 != seal(entry):
            return entry.id
        previous = entry.sha256
    return None
