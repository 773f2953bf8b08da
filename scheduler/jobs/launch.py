"""Starts the worker process of a run, on Linux, macOS and Windows."""

import os
import subprocess
import sys
from pathlib import Path

import scheduler
from scheduler.jobs.folder import RunFolder

_HOME = Path(scheduler.__file__).resolve().parents[1]


def launch(run: RunFolder) -> "subprocess.Popen[bytes]":
    """Start ``python -m scheduler.jobs.worker``, apart from the server's own fate.

    Raises:
        OSError: the system does not start another process.
    """
    with run.log.open("ab") as log:
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
            session = False
        else:
            flags, session = 0, True  # Ctrl+C at the server must not end the run
        return subprocess.Popen(
            [sys.executable, "-m", "scheduler.jobs.worker", str(run.path.resolve())],
            cwd=_HOME,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            creationflags=flags,
            start_new_session=session,
        )
