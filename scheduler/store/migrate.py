"""Brings a database to the tables of this version of the program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

_SCRIPTS = Path(__file__).resolve().parent / "migrations"


def configuration() -> Config:
    """Alembic's settings; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


def newest() -> str | None:
    """Name of the newest migration."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def revision(connection: Connection) -> str | None:
    """Name of the migration a database is at; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


class NewerStore(Exception):
    """A later version of the program has written the database."""


def known(name: str | None) -> bool:
    """Whether this version of the program has such a migration."""
    scripts = ScriptDirectory.from_config(configuration())
    return name is None or any(
        each.revision == name for each in scripts.walk_revisions()
    )


def migrate(engine: Engine) -> None:
    """Run what is missing, all of it or nothing.

    Raises:
        NewerStore: it is ahead of this program; nothing was changed.
    """
    with engine.connect() as connection:
        at = revision(connection)
        if at == newest():
            return
        connection.rollback()
    if not known(at):
        raise NewerStore(at)
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
