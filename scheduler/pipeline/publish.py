"""Results appear whole or not at all.

Files are written into a new folder beside the target; only a finished folder takes the
target's place, by renaming. What the user had put into the target is carried over.
"""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOTDIR
from pathlib import Path


def ready(target: Path) -> Path:
    """The results folder as an absolute path; made known early that it can be one.

    Raises:
        NotADirectoryError: it, or a folder it would be in, is a file.
    """
    target = target.resolve()
    for folder in (target, *target.parents):
        if folder.exists():
            if not folder.is_dir():
                raise NotADirectoryError(ENOTDIR, "", str(folder))
            break
    return target


@contextmanager
def published(target: Path, *, replaces: tuple[str, ...] = ()) -> Iterator[Path]:
    """A folder to write into, which becomes ``target`` when the block ends well.

    Args:
        target: the results folder; it may exist.
        replaces: glob patterns of earlier results that must not survive beside the
            new ones (a conflict report beside a plan).

    Raises:
        NotADirectoryError: the target is a file; it stays as it is.
        OSError: the target cannot be written.
    """
    target = ready(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    token = uuid.uuid4().hex[:8]
    fresh = target.parent / f".{target.name}.{token}.new"
    fresh.mkdir()
    try:
        yield fresh
        _carry_over(target, fresh, replaces)
        _swap(target, fresh, target.parent / f".{target.name}.{token}.old")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _carry_over(target: Path, fresh: Path, replaces: tuple[str, ...]) -> None:
    if not target.is_dir():
        return
    stale = {path for pattern in replaces for path in target.glob(pattern)}
    for entry in sorted(target.iterdir()):
        if entry in stale or (fresh / entry.name).exists():
            continue
        if entry.is_dir():
            shutil.copytree(entry, fresh / entry.name)
        else:
            shutil.copy2(entry, fresh / entry.name)


def _swap(target: Path, fresh: Path, old: Path) -> None:
    if target.exists():
        target.replace(old)
    try:
        fresh.replace(target)
    except OSError:
        if old.exists():
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
