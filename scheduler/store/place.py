"""Where the office keeps its things."""

import os
from pathlib import Path

import scheduler

_HOME = Path(scheduler.__file__).resolve().parents[1]
FILE = "office.db"


def outputs() -> Path:
    """Folder of runs and store; ``SCHEDULER_OUTPUTS`` moves it (tests, other disk)."""
    return Path(os.environ.get("SCHEDULER_OUTPUTS") or _HOME / "outputs")


def database_url() -> str:
    """``SCHEDULER_DATABASE`` (a PostgreSQL address), else one SQLite file.

    The file must lie on a local disk: SQLite's write-ahead log does not work on a
    network share.
    """
    asked = os.environ.get("SCHEDULER_DATABASE")
    return asked or f"sqlite:///{(outputs() / FILE).as_posix()}"
