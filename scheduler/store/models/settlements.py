"""Months settled: a head that is submitted, returned or closed, and what stays."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from scheduler.store.base import LONG, SHORT, Base, Moment
from scheduler.store.kinds import SettlementState


class Settlement(Base):
    """A month somebody asks to close; ``rev`` refuses a decision on an old view.

    ``paid`` is in fen: what is closed must come to what was submitted. A returned
    month is settled anew under another number.
    """

    __tablename__ = "settlement"
    __table_args__ = (
        CheckConstraint(
            "state IN ({})".format(", ".join(f"'{each}'" for each in SettlementState)),
            name="state",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"))  # whose folder it is in
    month: Mapped[str] = mapped_column(String(SHORT))  # 2026-09
    state: Mapped[str] = mapped_column(String(SHORT))
    rev: Mapped[int] = mapped_column()
    paid: Mapped[int]
    lines: Mapped[int]
    differences: Mapped[int]

    __mapper_args__ = {"version_id_col": rev}  # noqa: RUF012 - SQLAlchemy's own form


class SettlementFile(Base):
    """An attendance sheet a month was settled on, or a file of its closing.

    Never changed; ``kind`` is a FileKind.
    """

    __tablename__ = "settlement_file"

    settlement_id: Mapped[int] = mapped_column(
        ForeignKey("settlement.id"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(SHORT), primary_key=True)
    name: Mapped[str] = mapped_column(String(LONG), primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("upload.sha256"))


class SettlementDecision(Base):
    """Who submitted, returned or closed a month; never changed."""

    __tablename__ = "settlement_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    settlement_id: Mapped[int] = mapped_column(ForeignKey("settlement.id"), index=True)
    decision: Mapped[str] = mapped_column(String(SHORT))
    comment: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    role: Mapped[str] = mapped_column(String(SHORT))
    via: Mapped[str] = mapped_column(String(SHORT))
