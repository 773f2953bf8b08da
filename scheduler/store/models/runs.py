"""Runs that are over: what was asked for and how it ended."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from scheduler.store.base import LONG, SHORT, Base, Moment


class Run(Base):
    """A finished run; its id is the name of its folder."""

    __tablename__ = "run"

    id: Mapped[str] = mapped_column(String(SHORT), primary_key=True)
    dataset_id: Mapped[str] = mapped_column(ForeignKey("dataset.id"))
    title: Mapped[str] = mapped_column(String(LONG))
    state: Mapped[str] = mapped_column(String(SHORT))
    request: Mapped[dict[str, Any]] = mapped_column(JSON)  # request.json as it was
    status: Mapped[dict[str, Any]] = mapped_column(JSON)  # the last status.json
    registered: Mapped[datetime] = mapped_column(Moment)
