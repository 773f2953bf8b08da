"""People who may log in, and their logins."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from scheduler.store.base import LONG, SHA256, SHORT, Base, Moment
from scheduler.store.kinds import Role


class User(Base):
    """A person with a password; never deleted, since decisions name them."""

    __tablename__ = "user"
    __table_args__ = (
        CheckConstraint(
            "role IN ({})".format(", ".join(f"'{role}'" for role in Role)), name="role"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(SHORT), unique=True)
    role: Mapped[str] = mapped_column(String(SHORT))
    password: Mapped[str] = mapped_column(String(LONG))  # argon2 hash
    active: Mapped[bool] = mapped_column(default=True)
    fails: Mapped[int] = mapped_column(default=0)  # wrong passwords in a row
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    created: Mapped[datetime] = mapped_column(Moment)


class Login(Base):
    """A browser that is logged in; only the hash of its token is kept."""

    __tablename__ = "login"

    token_sha256: Mapped[str] = mapped_column(String(SHA256), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    created: Mapped[datetime] = mapped_column(Moment)
    seen: Mapped[datetime] = mapped_column(Moment)
