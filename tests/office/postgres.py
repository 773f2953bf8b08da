"""A PostgreSQL server of the tests' own, where one is installed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text

DEBIAN = Path("/usr/lib/postgresql")
SERVANT = "postgres"  # the server refuses to run as root
NUMBERS = count(1)


def programs() -> Path | None:
    """The folder with ``initdb`` and ``postgres``; None where there is no server."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    places = sorted(DEBIAN.glob("*/bin/initdb"))
    return places[-1].parent if places else None


def available() -> bool:
    """Whether a server and its driver are installed."""
    return programs() is not None and find_spec("psycopg") is not None


@contextmanager
def server() -> Iterator[str]:
    """A running server; the address of its first database."""
    home = programs()
    assert home is not None
    root = os.name == "posix" and os.getuid() == 0
    as_servant = ["runuser", "-u", SERVANT, "--"] if root else []
    with TemporaryDirectory() as name:
        folder = Path(name)
        if root:
            shutil.chown(folder, SERVANT)

        def run(program: str, *words: str) -> None:
            subprocess.run(
                [*as_servant, str(home / program), "-D", str(folder / "data"), *words],
                check=True,
                cwd=folder,
                stdout=subprocess.DEVNULL,
            )

        run("initdb", "-U", SERVANT, "-A", "trust", "-E", "UTF8")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
        try:
            yield f"postgresql+psycopg://{SERVANT}@/postgres?host={folder}"
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")


def new_place(url: str) -> str:
    """The address of an empty schema: cheaper than a database, and as separate."""
    name = f"office_{next(NUMBERS)}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{url}&options=-csearch_path%3D{name}"
