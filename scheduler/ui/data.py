"""Workbooks a school handed in, kept by content until they are planned."""

import hashlib
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from scheduler.jobs.files import read_json
from scheduler.jobs.folder import safe_name

_ID_LENGTH = 16


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find_sample_books(inputs: Path, result: Path) -> tuple[Path, ...]:
    """The sample workbooks a result was made from, found by content."""
    document = read_json(result / "plan.json") or {}
    wanted = {source["sha256"] for source in document.get("inputs", ())}
    return tuple(
        path for path in sorted(inputs.rglob("*.xlsx")) if digest(path) in wanted
    )


def keep_upload(root: Path, files: Sequence[tuple[str, bytes]]) -> str:
    """Store uploaded files under a name made of their content; returns that name."""
    whole = hashlib.sha256()
    for name, content in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    id = whole.hexdigest()[:_ID_LENGTH]
    folder = root / id
    if folder.is_dir():
        return id
    draft = root / f".{id}.{secrets.token_hex(4)}"
    draft.mkdir(parents=True)
    names: list[str] = []
    for name, content in files:
        names.append(safe_name(name, names))
        (draft / names[-1]).write_bytes(content)
    try:
        draft.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(draft)  # another tab kept the same files meanwhile
    return id


def uploaded_books(root: Path, id: str) -> tuple[Path, ...]:
    """The files of an upload; none for an unknown name (names come from URLs)."""
    if len(id) != _ID_LENGTH or not id.isalnum():
        return ()
    return tuple(sorted((root / id).glob("*.*")))
