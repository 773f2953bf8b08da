"""Who did what and when: each entry carries the hash of the one before."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from scheduler.store.base import LONG, SHA256, SHORT, Base, Moment


class AuditEntry(Base):
    """An entry that is never changed; ``detail`` holds ids and counts, no names."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    role: Mapped[str] = mapped_column(String(SHORT))
    via: Mapped[str] = mapped_column(String(SHORT))
    verb: Mapped[str] = mapped_column(String(SHORT))
    subject: Mapped[str] = mapped_column(String(LONG))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    # Unique: of two that follow the same entry one is refused, so there is one chain.
    previous: Mapped[str] = mapped_column(String(SHA256), unique=True)
    sha256: Mapped[str] = mapped_column(String(SHA256), unique=True)
