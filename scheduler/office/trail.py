"""Writes the audit log in the words of the office."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from scheduler.office.actor import AT_THE_MACHINE, Actor
from scheduler.store.chain import append


def record(
    session: Session,
    actor: Actor | None,
    verb: str,
    subject: str,
    detail: dict[str, Any],
    now: datetime,
) -> None:
    """Record an act; no actor means the program itself. No names in ``detail``."""
    who = actor or AT_THE_MACHINE
    append(
        session,
        at=now,
        actor_id=who.id,
        role=who.role,
        via=who.via,
        verb=verb,
        subject=subject,
        detail=detail,
    )
