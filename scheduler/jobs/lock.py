"""A file lock that the operating system releases when its holder dies.

A process number can be given to another program after a restart; a held lock
cannot, so it is what tells a live worker from a dead one.
"""

import sys
from pathlib import Path
from typing import IO


class FileLock:
    """An exclusive lock on a file, held until :meth:`release` or the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self) -> bool:
        """Take the lock; False when someone else has it (or the folder is gone)."""
        try:
            file = self._path.open("a+b")
        except OSError:
            return False
        if not _try_lock(file):
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


def is_held(path: Path) -> bool:
    """Whether some process holds the lock at this moment."""
    if not path.exists():
        return False
    probe = FileLock(path)
    free = probe.acquire()
    probe.release()
    return not free


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
