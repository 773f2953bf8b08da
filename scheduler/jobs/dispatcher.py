"""Works off the queue: one worker process at a time, dead ones told as failed."""

import contextlib
import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from scheduler.jobs.folder import RunFolder, list_runs
from scheduler.jobs.launch import launch
from scheduler.jobs.lock import FileLock, is_held
from scheduler.jobs.status import RunState, RunStatus

_PULSE = 0.25  # seconds between looks
_CANCEL_GRACE = 1.2  # a worker that does not stop by itself is ended after this
_START_GRACE = 15.0  # a worker of an earlier server may not hold its lock yet


class Process(Protocol):
    """What is needed of ``subprocess.Popen``."""

    pid: int

    def poll(self) -> int | None:
        """The exit status, None while it runs."""

    def kill(self) -> None:
        """End it at once."""


class Launch(Protocol):
    """Starts a worker for a run."""

    def __call__(self, run: RunFolder) -> Process:
        """Start it; raises OSError when the system refuses."""


class Dispatcher:
    """Looks at the run folders again and again; the folders are its only memory.

    Several servers may serve one folder: the one that holds the lock dispatches.
    """

    def __init__(self, root: Path, start: Launch = launch) -> None:
        self._root = root
        self._start = start
        self._lock = FileLock(root / ".dispatcher.lock")
        self._leading = False
        self._handles: dict[str, Process] = {}
        self._final: set[str] = set()
        self._first_seen: dict[str, float] = {}
        self._cancel_seen: dict[str, float] = {}

    def serve(self, stop: threading.Event) -> None:
        """Work until told to stop; workers live on."""
        self._root.mkdir(parents=True, exist_ok=True)
        while not stop.wait(_PULSE):
            self._leading = self._leading or self._lock.acquire()
            if self._leading:
                with contextlib.suppress(OSError):  # a full disk may have room later
                    self.look(time.monotonic())
        self._lock.release()

    def look(self, now: float) -> None:
        """One round: end what is over, start what may start."""
        queued: list[RunFolder] = []
        running = False
        for run in reversed(list_runs(self._root)):
            if run.id in self._final:
                continue
            status = run.status()
            if status is None:
                continue
            if status.state.final:
                self._forget(run.id)
            elif status.state is RunState.QUEUED:
                queued.append(run)
            elif self._watch(run, status, now):
                running = True
        for run in queued:
            if run.cancel_flag.exists():
                self._end(run, RunState.STOPPED)
            elif not running:
                running = self._begin(run)

    def _begin(self, run: RunFolder) -> bool:
        status = run.status()
        if status is None:
            return False
        run.write(replace(status, state=RunState.RUNNING, heartbeat=time.time()))
        try:
            self._handles[run.id] = self._start(run)
        except OSError:
            self._end(run, RunState.FAILED)
            return False
        return True

    def _watch(self, run: RunFolder, status: RunStatus, now: float) -> bool:
        """Whether the run still works; if not, its end is written."""
        handle = self._handles.get(run.id)
        if not self._alive(run, handle, now):
            # The worker may have written its own end since we looked.
            latest = run.status()
            if latest is not None and not latest.state.final:
                asked = run.cancel_flag.exists()
                self._end(run, RunState.STOPPED if asked else RunState.FAILED)
            return False
        if run.cancel_flag.exists():
            asked_at = self._cancel_seen.setdefault(run.id, now)
            if now - asked_at > _CANCEL_GRACE:
                _kill(handle, status.pid)
        return True

    def _alive(self, run: RunFolder, handle: Process | None, now: float) -> bool:
        if handle is not None:
            return handle.poll() is None
        first = self._first_seen.setdefault(run.id, now)
        if is_held(run.lock):
            self._first_seen[run.id] = -_START_GRACE  # a lock let go is no late start
            return True
        return now - first < _START_GRACE

    def _end(self, run: RunFolder, state: RunState) -> None:
        status = run.status()
        if status is not None:
            run.clear_unfinished()
            run.write(replace(status, state=state, heartbeat=time.time()))
        self._forget(run.id)

    def _forget(self, id: str) -> None:
        self._final.add(id)
        handle = self._handles.pop(id, None)
        if handle is not None:
            handle.poll()
        self._first_seen.pop(id, None)
        self._cancel_seen.pop(id, None)


def _kill(handle: Process | None, pid: int | None) -> None:
    if handle is not None:
        handle.kill()
    elif pid is not None:
        # The run's lock is held, so this number still names its worker.
        try:
            os.kill(pid, signal.SIGTERM)
        except ProcessLookupError:
            return


def start_dispatcher(root: Path) -> threading.Event:
    """Serve a folder from a background thread; set the event to stop."""
    stop = threading.Event()
    dispatcher = Dispatcher(root)
    threading.Thread(
        target=dispatcher.serve, args=(stop,), name="dispatcher", daemon=True
    ).start()
    return stop
