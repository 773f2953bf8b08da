"""Ctrl-C while the solver runs.

Python's own handler waits until the solver's native code returns, which may take a
stage's whole time. The signal's number is written to a socket at once, and the thread
that watches the solver reads it there.
"""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from scheduler.domain.outcome import Cancelled


@contextmanager
def stoppable() -> Iterator[Cancelled]:
    """Whether the user has pressed Ctrl-C; KeyboardInterrupt follows as always."""
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False  # signals are the main thread's
        return
    reader, writer = socket.socketpair()
    stopped = False

    def cancelled() -> bool:
        nonlocal stopped
        if not stopped:
            try:
                stopped = signal.SIGINT in reader.recv(64)
            except BlockingIOError:
                return False
        return stopped

    with reader, writer:
        reader.setblocking(False)
        writer.setblocking(False)
        before = signal.set_wakeup_fd(writer.fileno())
        try:
            yield cancelled
        finally:
            signal.set_wakeup_fd(before)
