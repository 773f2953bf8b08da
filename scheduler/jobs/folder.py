"""A run's folder: what the school handed in, how far it is, what came out."""

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from scheduler.jobs.files import read_json, write_json
from scheduler.jobs.status import RunState, RunStatus, read_status, write_status

_ID = re.compile(r"\d{8}-\d{6}-\d{3}-[0-9a-f]{6}")
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


TRIALS = ("trial", "tradeoff", "prices")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for; ``previous`` is a result folder to stay close to.

    ``by`` is the account that asked, None on the one PC where nobody logs in.
    ``task`` is ``plan``, ``amend`` (``previous`` with ``steps`` of edits and
    ``absences`` as ``工号:FROM..TO``), ``around`` (planned anew around ``steps``) or
    one of ``TRIALS``, whose result is no version of a plan: ``trial`` (other cells),
    ``tradeoff`` (the curve), ``prices``. ``base`` is the plan a trial is about;
    ``prefer`` and ``served`` as in ``PlanOptions``.
    """

    title: str
    created: str  # ISO date and time, local
    seconds: float
    workers: int
    seed: int
    previous: str | None = None
    by: int | None = None
    task: str = "plan"
    steps: list[list[dict[str, Any]]] = field(default_factory=list)
    absences: list[str] = field(default_factory=list)
    base: str = ""
    prefer: str = "wishes"
    served: int = 0


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Paths of one run and the facts in them."""

    path: Path

    @property
    def id(self) -> str:
        """The folder's name: sortable by time."""
        return self.path.name

    @property
    def result(self) -> Path:
        """Result files; only to be read when the state is final."""
        return self.path / "result"

    @property
    def cancel_flag(self) -> Path:
        """Exists when someone asked the run to stop."""
        return self.path / "cancel"

    @property
    def lock(self) -> Path:
        """Held by the worker as long as it lives."""
        return self.path / "worker.lock"

    @property
    def log(self) -> Path:
        """The worker's output; carries no names."""
        return self.path / "worker.log"

    @property
    def status_file(self) -> Path:
        """``status.json``."""
        return self.path / "status.json"

    @property
    def findings_file(self) -> Path:
        """Problems of the input and breaches of the plan the run ended with."""
        return self.path / "findings.json"

    def books(self) -> tuple[Path, ...]:
        """The workbooks, in name order."""
        return tuple(sorted((self.path / "inputs").glob("*.xls*")))

    def status(self) -> RunStatus | None:
        """The status, None for a folder that is not a run."""
        return read_status(self.status_file)

    def request(self) -> Request | None:
        """What was asked for, None for a folder that is not a run."""
        document = read_json(self.path / "request.json")
        try:
            return None if document is None else Request(**document)
        except TypeError:
            return None

    def write(self, status: RunStatus) -> None:
        """Replace the status."""
        write_status(self.status_file, status)

    def cancel(self) -> None:
        """Ask the run to stop."""
        self.cancel_flag.touch()

    def clear_unfinished(self) -> None:
        """Remove whatever a worker left that did not finish."""
        kept = {"inputs", "request.json", "status.json", "worker.log", "worker.lock"}
        for entry in self.path.iterdir():
            if entry.name in kept or entry == self.cancel_flag:
                continue
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)


def run_id(now: datetime, token: str) -> str:
    """A name that sorts by time; ``token`` is six random hex digits."""
    return f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03d}-{token}"


def safe_name(name: str, taken: Iterable[str] = ()) -> str:
    """A file name for this folder: the school's own, without path or clash."""
    clean = _UNSAFE.sub("_", name).strip(" .") or "名单.xlsx"
    stem, suffix = Path(clean).stem[:80], Path(clean).suffix
    others, candidate, number = set(taken), f"{stem}{suffix}", 2
    while candidate in others:
        candidate = f"{stem}（{number}）{suffix}"
        number += 1
    return candidate


def create_run(
    root: Path, books: Sequence[Path], request: Request, id: str
) -> RunFolder:
    """Put a run into the queue; it appears whole or not at all."""
    draft = root / f".{id}"
    (draft / "inputs").mkdir(parents=True)
    names: list[str] = []
    for book in books:
        names.append(safe_name(book.name, names))
        shutil.copyfile(book, draft / "inputs" / names[-1])
    write_json(draft / "request.json", asdict(request))
    RunFolder(draft).write(RunStatus(state=RunState.QUEUED, seconds=request.seconds))
    return RunFolder(draft.rename(root / id))


def find_run(root: Path, id: str) -> RunFolder | None:
    """The run of that id; None when there is none (ids come from URLs)."""
    if not _ID.fullmatch(id):
        return None
    run = RunFolder(root / id)
    return run if run.status() is not None else None


def list_runs(root: Path) -> tuple[RunFolder, ...]:
    """All runs, newest first."""
    if not root.is_dir():
        return ()
    names = sorted(
        (entry.name for entry in root.iterdir() if _ID.fullmatch(entry.name)),
        reverse=True,
    )
    return tuple(RunFolder(root / name) for name in names)
