"""Opens the store: SQLite in one file, or PostgreSQL by its address."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from scheduler.store.migrate import migrate

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a power cut must not undo an approval either
    "foreign_keys=ON",
    "busy_timeout=10000",
)
_BEGIN = "scheduler_begin"


class Store:
    """The database; sessions are short and belong to one act each."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # SQLite takes the right to write at the start: a transaction that has read
        # before would be refused in the middle when another one wrote meanwhile.
        self._writer = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that changes nothing; what it read may be used after it."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are kept together at its end, or not at all."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def compact(self) -> None:
        """Take what was deleted off the disk too: SQLite would leave it in the file."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                raw = connection.connection.dbapi_connection
                if raw is not None:
                    raw.execute("VACUUM")
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """Open the store, made or brought up to date when need be.

    Raises:
        NewerStore: a later version of the program has written it.
        sqlalchemy.exc.DBAPIError: the database cannot be opened.
        OSError: its folder cannot be made.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    store = Store(engine)
    migrate(engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"}))
    return store


def _prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
