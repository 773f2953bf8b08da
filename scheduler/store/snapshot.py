"""A copy of the whole store in one file, and back."""

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from scheduler.store.migrate import NewerStore, known

_SIDE_FILES = ("-wal", "-shm")


class NotAStore(ValueError):
    """The file is no whole store of ours."""


def database_file(url: str) -> Path | None:
    """The file of a SQLite address; None for a database server, which has its own."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database)


def back_up(database: Path, out: Path) -> None:
    """Write a whole copy, also while the office works; the old copy stays until then.

    Raises:
        NotAStore: there is no store to copy, or it is damaged.
        OSError: the copy cannot be written.
    """
    if not database.is_file():
        raise NotAStore(str(database))
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    try:
        with closing(sqlite3.connect(database, timeout=10)) as connection:
            connection.execute("VACUUM INTO ?", (str(draft),))
        examine(draft)
        _settle(draft)
        draft.replace(out)
    except sqlite3.DatabaseError as error:
        raise NotAStore(str(database)) from error
    finally:
        draft.unlink(missing_ok=True)


def restore(copy: Path, database: Path) -> Path | None:
    """Put a copy in the store's place; returns where the store before it was kept.

    Nobody may have the store open: the caller makes sure of that.

    Raises:
        NotAStore: the copy is damaged or something else.
        NewerStore: a later version of the program has written it.
        OSError: it cannot be put there.
    """
    examine(copy)
    database.parent.mkdir(parents=True, exist_ok=True)
    draft = database.with_name(f".{database.name}.{secrets.token_hex(4)}")
    try:
        draft.write_bytes(copy.read_bytes())
        _settle(draft)
        before = _set_aside(database)
        draft.replace(database)
    finally:
        draft.unlink(missing_ok=True)
    return before


def examine(file: Path) -> None:
    """Raises NotAStore unless the file is a whole store, NewerStore for a later one."""
    if not file.is_file():
        raise NotAStore(str(file))
    address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            strays = connection.execute("PRAGMA foreign_key_check").fetchone()
            version = connection.execute(
                "SELECT version_num FROM alembic_version"
            ).fetchone()
            connection.execute("SELECT count(*) FROM audit").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotAStore(str(file)) from error
    if verdict != "ok" or strays is not None or version is None:
        raise NotAStore(str(file))
    if not known(version[0]):
        raise NewerStore(version[0])


def _set_aside(database: Path) -> Path | None:
    """Keep the store before, with all that its log still holds."""
    if not database.exists():
        return None
    before = database.with_name(f"{database.name}.before-{secrets.token_hex(4)}")
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.replace(before)
    for suffix in _SIDE_FILES:
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    return before


def _settle(file: Path) -> None:
    """On the disk, not only in the system's memory."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
