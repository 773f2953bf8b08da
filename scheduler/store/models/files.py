"""Files by their content, and the sets a school handed in together."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from scheduler.store.base import LONG, SHA256, SHORT, Base, Moment


class Upload(Base):
    """A file's content, kept once however often it comes; never changed."""

    __tablename__ = "upload"

    sha256: Mapped[str] = mapped_column(String(SHA256), primary_key=True)
    kind: Mapped[str] = mapped_column(String(SHORT))
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Dataset(Base):
    """Workbooks that make one school; the id is made of names and contents."""

    __tablename__ = "dataset"

    id: Mapped[str] = mapped_column(String(SHA256), primary_key=True)
    created: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class DatasetFile(Base):
    """A workbook of a dataset, under the name the school gave it."""

    __tablename__ = "dataset_file"

    dataset_id: Mapped[str] = mapped_column(ForeignKey("dataset.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(LONG), primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("upload.sha256"))
