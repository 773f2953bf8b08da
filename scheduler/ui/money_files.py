"""Attendance sheets handed in on the page 经费, kept under a name of their content."""

import hashlib
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from scheduler.jobs.folder import safe_name
from scheduler.store import outputs

_ID_LENGTH = 16


def sheets_root() -> Path:
    """Where the sheets are kept."""
    return outputs() / "attendance"


def keep_sheets(root: Path, files: Sequence[tuple[str, bytes]]) -> str:
    """Store the files; returns their name. The same files are stored once."""
    whole = hashlib.sha256()
    for name, content in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    id = whole.hexdigest()[:_ID_LENGTH]
    if (root / id).is_dir():
        return id
    draft = root / f".{id}.{secrets.token_hex(4)}"
    draft.mkdir(parents=True)
    names: list[str] = []
    for name, content in files:
        names.append(safe_name(name, names))
        (draft / names[-1]).write_bytes(content)
    try:
        draft.rename(root / id)
    except OSError:
        if not (root / id).is_dir():
            raise
        shutil.rmtree(draft)  # another tab kept the same files meanwhile
    return id
