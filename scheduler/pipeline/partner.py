"""A second process beside the planning one, for work that can be done meanwhile.

It starts while the solver searches, so its imports cost no time of their own, and it
ends with its parent, also when that one is killed: its standard input closes. Plain
pipes instead of ``multiprocessing``: nothing of the parent is imported again, and
Ctrl-C at a terminal does not reach it.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVarTuple

from scheduler import bootstrap

Given = TypeVarTuple("Given")
ALONE = "from scheduler.pipeline.partner_process import serve; serve()"


class Partner(Protocol):
    """Somebody who takes over one piece of work at a time."""

    def give(self, work: Callable[[*Given], None], *arguments: *Given) -> None:
        """Hand over a piece of work: a module's function and picklable arguments."""

    def wait(self) -> None:
        """Return when the work is done; what it raised is raised here."""


class Nobody:
    """No second process: the work is done at once, here."""

    def give(self, work: Callable[[*Given], None], *arguments: *Given) -> None:
        """Do it."""
        work(*arguments)

    def wait(self) -> None:
        """There is nothing to wait for."""


NOBODY = Nobody()


class PartnerLost(Exception):
    """The second process ended before its work was done."""


class Process:
    """A second process, one piece of work at a time."""

    def __init__(self) -> None:
        apart: dict[str, Any] = (
            {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
            if sys.platform == "win32"
            else {"start_new_session": True}
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", ALONE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=bootstrap.ROOT,
            **apart,
        )

    def give(self, work: Callable[[*Given], None], *arguments: *Given) -> None:
        """Send the work."""
        assert self._process.stdin is not None
        try:
            pickle.dump((work, arguments), self._process.stdin, protocol=5)
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise PartnerLost from error

    def wait(self) -> None:
        """Read the answer: nothing, or what the work raised."""
        assert self._process.stdout is not None
        try:
            raised = pickle.load(self._process.stdout)
        except EOFError as error:
            raise PartnerLost from error
        if raised is not None:
            raise raised

    def stop(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def partner(workers: int) -> Iterator[Partner]:
    """A second process when the user lets us use two cores, else nobody."""
    if workers < 2:
        yield NOBODY
        return
    process = Process()
    try:
        yield process
    finally:
        process.stop()
