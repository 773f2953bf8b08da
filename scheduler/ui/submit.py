"""Puts a run into the queue."""

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scheduler.jobs.folder import Request, RunFolder, create_run, run_id
from scheduler.ui.state import runs_root

_MOST_WORKERS = 8  # more threads cost memory and help little


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the office asked for."""

    title: str
    seconds: float
    seed: int
    previous: Path | None


def submit(books: Sequence[Path], wanted: Wanted) -> RunFolder:
    """Queue a run over these workbooks."""
    now = datetime.now().astimezone()
    request = Request(
        title=wanted.title,
        created=now.isoformat(timespec="seconds"),
        seconds=wanted.seconds,
        workers=min(_MOST_WORKERS, os.cpu_count() or 1),
        seed=wanted.seed,
        previous=None if wanted.previous is None else str(wanted.previous.resolve()),
    )
    root = runs_root()
    root.mkdir(parents=True, exist_ok=True)
    return create_run(root, books, request, run_id(now, secrets.token_hex(3)))
