"""What people have confirmed of a plan's clauses; a newer entry takes one back."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from scheduler.store.base import SHORT, Base, Moment


class ClauseConfirmation(Base):
    """An entry about one clause; never changed, the highest ``no`` holds.

    ``no`` counts the entries of a clause: two people who saw the same entry cannot
    both answer it.
    """

    __tablename__ = "clause_confirmation"
    __table_args__ = (UniqueConstraint("plan_id", "clause", "no"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    clause: Mapped[str] = mapped_column(String(SHORT))
    no: Mapped[int]
    version_no: Mapped[int]  # the plan's newest version when it was said
    confirmed: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    role: Mapped[str] = mapped_column(String(SHORT))
    via: Mapped[str] = mapped_column(String(SHORT))
