"""The worker process of one run: ``python -m scheduler.jobs.worker RUN_DIR``."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from errno import EDQUOT, ENOSPC, EROFS
from pathlib import Path
from types import TracebackType

from scheduler.domain.aim import Prefer
from scheduler.domain.outcome import Progress
from scheduler.jobs.fault import fault_text
from scheduler.jobs.files import write_json
from scheduler.jobs.folder import Request, RunFolder
from scheduler.jobs.lock import FileLock
from scheduler.jobs.status import STATE_OF_EXIT, RunState, RunStatus
from scheduler.jobs.tasks import Planner, planner_of
from scheduler.pipeline.ends import PlanOptions, RunEnd
from scheduler.pipeline.leave import leave
from scheduler.pipeline.memory import collect_seldom
from scheduler.words import pipeline as words

_PULSE = 0.4  # seconds between heartbeats
_NO_ROOM = frozenset({ENOSPC, EDQUOT, EROFS})


class Journal:
    """Keeps ``status.json`` fresh while the planning works."""

    def __init__(self, run: RunFolder, seconds: float) -> None:
        self._run = run
        self._began = time.monotonic()
        self._guard = threading.Lock()
        self._over = threading.Event()
        self._status = RunStatus(
            state=RunState.RUNNING, seconds=seconds, pid=os.getpid()
        )
        self._thread = threading.Thread(target=self._beat, daemon=True)
        self.cancelled = threading.Event()

    def open(self) -> None:
        """Write the first status and go on writing."""
        self._write()
        self._thread.start()

    def report(self, progress: Progress) -> None:
        """Take over the stage, value and bound; they are written with the next beat."""
        with self._guard:
            self._status = replace(
                self._status,
                stage=progress.stage,
                value=progress.value,
                bound=progress.bound,
            )

    def close(self, state: RunState, message: str = "") -> None:
        """Write the end."""
        self._over.set()
        self._thread.join()
        with self._guard:
            self._status = replace(self._status, state=state, message=message)
        self._write()

    def _beat(self) -> None:
        while not self._over.wait(_PULSE):
            if self._run.cancel_flag.exists():
                self.cancelled.set()
            with contextlib.suppress(OSError):  # the disk is full: the next may go
                self._write()

    def _write(self) -> None:
        with self._guard:
            self._status = replace(
                self._status,
                elapsed=round(time.monotonic() - self._began, 1),
                heartbeat=time.time(),
            )
            status = self._status
        self._run.write(status)


def work(run: RunFolder, request: Request, planner: Planner | None = None) -> RunState:
    """Plan one run; the folder tells the outcome."""
    journal = Journal(run, request.seconds)
    journal.open()
    try:
        plan = planner or planner_of(request)
        end = plan(
            run.books(),
            run.result,
            PlanOptions(
                seconds=request.seconds,
                workers=request.workers,
                seed=request.seed,
                previous=None if request.previous is None else Path(request.previous),
                prefer=Prefer(request.prefer),
                served=request.served,
            ),
            report=journal.report,
            cancelled=journal.cancelled.is_set,
        )
    except Exception:
        kind, error, trace = sys.exc_info()
        _log_fault(kind, error, trace)
        full = isinstance(error, OSError) and error.errno in _NO_ROOM
        run.clear_unfinished()
        journal.close(RunState.FAILED, words.NO_ROOM if full else "")
        return RunState.FAILED
    state = STATE_OF_EXIT[end.status]
    _keep_findings(run, end)
    journal.close(state)
    return state


def _keep_findings(run: RunFolder, end: RunEnd) -> None:
    """What the pages tell of the end beside the result files."""
    write_json(
        run.findings_file,
        {
            "issues": [asdict(issue) for issue in end.issues],
            "violations": [violation.text for violation in end.violations],
        },
    )


def _log_fault(
    kind: type[BaseException] | None,
    error: BaseException | None,
    trace: TracebackType | None,
) -> None:
    """Log where it happened, never the message: it may hold a pupil's name."""
    sys.stderr.write(f"{fault_text(kind, trace)}\n")


def main(arguments: Sequence[str], be_nice: Callable[[], None]) -> int:
    """Work on the run folder named on the command line."""
    run = RunFolder(Path(arguments[0]))
    request = run.request()
    lock = FileLock(run.lock)
    if request is None or not lock.acquire():
        sys.stderr.write("not a run folder, or a worker is already at it\n")
        return 1
    be_nice()
    state = work(run, request)
    lock.release()
    return 0 if state is not RunState.FAILED else 1


def _be_nice() -> None:
    """Let the pages answer before the search gets its share."""
    if sys.platform != "win32":
        os.nice(5)


if __name__ == "__main__":
    sys.excepthook = _log_fault
    collect_seldom()
    leave(main(sys.argv[1:], _be_nice))
