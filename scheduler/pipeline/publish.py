"""Results appear whole or not at all, and what people put there is not lost.

Files are written into a new folder beside the target; only a finished folder takes the
target's place, by renaming. Files of the user's own are carried over. A result file
that somebody has changed since it was written (a filled attendance sheet) and that the
run writes anew is kept in 旧文件: ``manifest.json`` tells which ones those are.
"""

import glob
import hashlib
import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOTDIR
from pathlib import Path

from scheduler.words.pipeline import KEPT_FOLDER

MANIFEST = "manifest.json"


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


def recover(target: Path) -> None:
    """Put back the results before, when a kill came between the two renamings."""
    if target.exists():
        return
    kept = target.parent.glob(f".{glob.escape(target.name)}.*.old")
    for before in sorted(kept, key=lambda path: path.stat().st_mtime)[-1:]:
        before.replace(target)


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
    recover(target)
    token = uuid.uuid4().hex[:8]
    fresh = target.parent / f".{target.name}.{token}.new"
    fresh.mkdir()
    try:
        yield fresh
        written = _fingerprints(fresh)
        if target.is_dir():
            written = _carry_over(target, fresh, replaces) | written
        text = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
        (fresh / MANIFEST).write_text(text + "\n", encoding="utf-8")
        _swap(target, fresh, target.parent / f".{target.name}.{token}.old")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _fingerprints(folder: Path) -> dict[str, str]:
    """SHA-256 of the files of a folder by name; sub-folders are not looked into."""
    return {path.name: _sha256(path) for path in folder.iterdir() if path.is_file()}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _manifest(folder: Path) -> dict[str, str]:
    """What earlier runs wrote; empty when there is none or it cannot be read."""
    try:
        known = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _carry_over(target: Path, fresh: Path, replaces: tuple[str, ...]) -> dict[str, str]:
    """Copy what the run does not write; returns what is known of the copies."""
    known = _manifest(target)
    stale = {path for pattern in replaces for path in target.glob(pattern)}
    kept = {}
    # The kept folder first: numbers of files kept now go on from there.
    for entry in sorted(
        target.iterdir(), key=lambda row: (row.name != KEPT_FOLDER, row)
    ):
        if entry.name == MANIFEST:
            continue
        if entry in stale or (fresh / entry.name).exists():
            if entry.is_file() and known.get(entry.name, "") != _sha256(entry):
                _keep_old(entry, fresh / KEPT_FOLDER)
        elif entry.is_dir():
            shutil.copytree(entry, fresh / entry.name, dirs_exist_ok=True)
        else:
            shutil.copy2(entry, fresh / entry.name)
            if entry.name in known:
                kept[entry.name] = known[entry.name]
    return kept


def _keep_old(entry: Path, folder: Path) -> None:
    """Keep a file that somebody has changed, under a name that is still free."""
    folder.mkdir(exist_ok=True)
    number = 1
    while (folder / f"{entry.stem}-{number}{entry.suffix}").exists():
        number += 1
    shutil.copy2(entry, folder / f"{entry.stem}-{number}{entry.suffix}")


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
