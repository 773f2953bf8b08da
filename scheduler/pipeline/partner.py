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
from typing import Any, Protocol, TypeVar, TypeVarTuple

from scheduler import bootstrap

Given = TypeVarTuple("Given")
Made = TypeVar("Made")
ALONE = "from scheduler.pipeline.partner_process import serve; serve()"


class Partner(Protocol):
    """Somebody who takes over pieces of work, one after another."""

    def give(
        self, work: Callable[[*Given], Made], *arguments: *Given
    ) -> Callable[[], Made]:
        """Hand over a piece of work; what is returned waits for its result.

        ``work`` is a function of a module, its arguments and result can be pickled.
        Results are asked for in the order of the work; what it raised is raised there.
        """


class Nobody:
    """No second process: the work is done at once, here."""

    def give(
        self, work: Callable[[*Given], Made], *arguments: *Given
    ) -> Callable[[], Made]:
        """Do it."""
        made = work(*arguments)
        return lambda: made


NOBODY = Nobody()


class PartnerLost(Exception):
    """The second process ended before its work was done."""


class Process:
    """A second process, one piece of work after another."""

    def __init__(self) -> None:
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        self._process = subprocess.Popen(
            [sys.executable, "-c", ALONE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=bootstrap.ROOT,
            **apart,
        )

    def give(
        self, work: Callable[[*Given], Made], *arguments: *Given
    ) -> Callable[[], Made]:
        """Send the work."""
        assert self._process.stdin is not None
        try:
            pickle.dump((work, arguments), self._process.stdin, protocol=5)
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise PartnerLost from error
        return self._wait

    def _wait(self) -> Any:  # noqa: ANN401 - what comes out of a pipe has no type
        """Read one answer: the result, or what the work raised."""
        assert self._process.stdout is not None
        try:
            made, raised = pickle.load(self._process.stdout)
        except EOFError as error:
            raise PartnerLost from error
        if raised is not None:
            raise raised
        return made

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
