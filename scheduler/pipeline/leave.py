"""The end of a process that has left a solver behind."""

import os
import sys
import threading
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End the process.

    HiGHS cannot be interrupted: after a cancel its thread may still be in native code,
    where the interpreter's own end would abort the process with another status.
    """
    if any(thread.daemon for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)
