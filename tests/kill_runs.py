"""Kills a worker while it plans, or saves a version of a plan; see ``tests.kills``."""

import hashlib
import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from scheduler.jobs.dispatcher import Dispatcher
from scheduler.jobs.folder import Request, RunFolder, create_run, run_id
from scheduler.jobs.launch import launch
from scheduler.jobs.status import RunState, RunStatus
from scheduler.office.registry import PLAN_FILE, register_runs
from scheduler.pipeline.publish import MANIFEST
from scheduler.store import Store
from scheduler.store.models import PlanVersion, Run
from tests.pipeline.book import written

LATER = 60.0  # seconds after which a dispatcher believes that a worker is gone
_PARTNERS_GONE = 10.0


class Half(AssertionError):
    """A run that was cut off left half of something, or nobody to tell."""


class Workers:
    """Workers over one small school, killed one after another."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "planned"
        self._root.mkdir(exist_ok=True)
        self._book = written(folder / "book")
        self._done: list[RunFolder] = []
        self._number = 0

    def run(self) -> RunFolder:
        """A run in the queue: planned anew, or every other time a version saved."""
        self._number += 1
        before = self._done[0] if self._done and self._number % 2 else None
        request = Request(
            title="测试小学",
            created="2026-09-01T08:00:00+08:00",
            seconds=20.0,
            workers=1,
            seed=self._number,
            previous=None if before is None else str(before.result),
            task="plan" if before is None else "amend",
            absences=[] if before is None else ["T1:2026-09-09..2026-09-09"],
        )
        id = run_id(datetime.now(UTC), f"{self._number:06x}")
        return create_run(self._root, [self._book], request, id)

    def kill(self, store: Store, life: float | None) -> RunState:
        """Let a worker live so long (None: to its end); raises Half if it shows."""
        run = self.run()
        # As the dispatcher does before it starts a worker.
        run.write(RunStatus(state=RunState.RUNNING, seconds=20.0))
        process = launch(run)
        if life is None:
            process.wait()
        else:
            time.sleep(life)
        partners = _children(process.pid)
        process.kill()
        process.wait()
        _wait_for_end(partners)
        dispatcher = Dispatcher(self._root, _nobody)
        for now in (0.0, LATER):
            dispatcher.look(now)
        state = examine_run(run)
        register_runs(store, self._root, datetime.now(UTC))
        with store.reading() as session:
            kept = session.get(Run, run.id)
            version = session.scalar(
                select(PlanVersion).where(PlanVersion.run_id == run.id)
            )
        if kept is None or kept.state != state.value:
            raise Half(f"{run.id} is not on record")
        if (version is not None) is not (state is RunState.DONE):
            raise Half(f"{run.id} is {state.value}, and so is not its version")
        if state is RunState.DONE:
            self._done.append(run)
        return state


def examine_run(run: RunFolder) -> RunState:
    """The state a run ended in; raises Half when the folder says something else."""
    status = run.status()
    if status is None or not status.state.final:
        raise Half(f"{run.id} has not ended")
    if status.state is not RunState.DONE:
        left = {path.name for path in run.path.iterdir()}
        if strays := left - {
            *("inputs", "request.json", "status.json", "worker.log", "worker.lock"),
            "findings.json",
        }:
            raise Half(f"{run.id} {status.state.value} left {sorted(strays)}")
        return status.state
    json.loads((run.result / PLAN_FILE).read_text(encoding="utf-8"))
    known = json.loads((run.result / MANIFEST).read_text(encoding="utf-8"))
    for name, sha256 in known.items():
        if hashlib.sha256((run.result / name).read_bytes()).hexdigest() != sha256:
            raise Half(f"{run.id}: {name}")
    return status.state


def _nobody(run: RunFolder) -> "subprocess.Popen[bytes]":
    raise Half(f"{run.id} would be started again")


def _children(pid: int) -> list[int]:
    if sys.platform != "linux":
        return []
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(each) for each in text.split()]


def _wait_for_end(partners: list[int]) -> None:
    """A worker's own helpers end with it."""
    until = time.monotonic() + _PARTNERS_GONE
    while any(_lives(pid) for pid in partners):
        if time.monotonic() > until:
            raise Half(f"helpers {partners} live on")
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")")[-1]
    except OSError:
        return False
    return fields.split()[0] != "Z"
