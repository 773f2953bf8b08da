"""Plans: a head that moves through its states, versions and decisions that stay."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from scheduler.store.base import LONG, SHA256, SHORT, Base, Moment
from scheduler.store.kinds import PlanState


class Plan(Base):
    """The head of a plan; ``rev`` grows with every change and refuses a stale one."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint(
            "state IN ({})".format(", ".join(f"'{state}'" for state in PlanState)),
            name="state",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    school: Mapped[str] = mapped_column(String(LONG))
    term_start: Mapped[date]
    term_end: Mapped[date]
    state: Mapped[str] = mapped_column(String(SHORT), default=PlanState.DRAFT.value)
    head: Mapped[int]  # number of the newest version
    rev: Mapped[int] = mapped_column()
    published: Mapped[datetime | None] = mapped_column(Moment)

    __mapper_args__ = {"version_id_col": rev}  # noqa: RUF012 - SQLAlchemy's own form


class PlanVersion(Base):
    """One version of a plan, never changed; its files are in :class:`VersionFile`."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "no"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    no: Mapped[int]
    parent: Mapped[int | None]  # number of the version it was made from
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), unique=True)
    sha256: Mapped[str] = mapped_column(String(SHA256))  # of plan.json
    created: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class VersionFile(Base):
    """A result file of a version, under its path in the result folder."""

    __tablename__ = "version_file"

    version_id: Mapped[int] = mapped_column(
        ForeignKey("plan_version.id"), primary_key=True
    )
    path: Mapped[str] = mapped_column(String(LONG), primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("upload.sha256"))


class Approval(Base):
    """A decision about a version; never changed."""

    __tablename__ = "approval"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    version_no: Mapped[int]
    decision: Mapped[str] = mapped_column(String(SHORT))
    comment: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    role: Mapped[str] = mapped_column(String(SHORT))
    via: Mapped[str] = mapped_column(String(SHORT))
