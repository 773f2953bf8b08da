"""What is known of a run: ``status.json``."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from scheduler.jobs.files import read_json, write_json


class RunState(StrEnum):
    """Where a run is; the last six are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    UNUSABLE = "unusable"
    IMPOSSIBLE = "impossible"
    REFUSED = "refused"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def final(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (RunState.QUEUED, RunState.RUNNING)


STATE_OF_EXIT: dict[int, RunState] = {
    0: RunState.DONE,
    1: RunState.FAILED,
    2: RunState.UNUSABLE,
    3: RunState.IMPOSSIBLE,
    4: RunState.REFUSED,
    5: RunState.STOPPED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStatus:
    """A run's state; times are seconds (``heartbeat`` since the epoch).

    ``value`` and ``bound`` belong to ``stage``. ``message`` is for the user, empty
    when the state says it all.
    """

    state: RunState
    seconds: float
    stage: str = ""
    value: int | None = None
    bound: int | None = None
    elapsed: float = 0.0
    pid: int | None = None
    heartbeat: float = 0.0
    message: str = ""


def write_status(path: Path, status: RunStatus) -> None:
    """Replace ``status.json`` in one step."""
    write_json(path, asdict(status))


def read_status(path: Path) -> RunStatus | None:
    """The status, or None when the file is missing or not one of ours."""
    document = read_json(path)
    return None if document is None else _status(document)


def _status(document: Mapping[str, Any]) -> RunStatus | None:
    try:
        return RunStatus(**{**document, "state": RunState(document["state"])})
    except (KeyError, TypeError, ValueError):
        return None
