"""Workbooks a school handed in: on record by content, in a folder to be planned."""

import hashlib
import secrets
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from scheduler.jobs.folder import safe_name
from scheduler.office.actor import Actor
from scheduler.office.rights import Act, require
from scheduler.office.trail import record
from scheduler.store import Store
from scheduler.store.contents import keep
from scheduler.store.kinds import FileKind

_ID_LENGTH = 16
Named = tuple[str, bytes]


def hand_in(
    store: Store, actor: Actor, root: Path, files: Sequence[Named], now: datetime
) -> str:
    """Keep uploaded files under a name made of their content; returns that name.

    Raises:
        NotAllowed: the role hands nothing in.
        OSError: the disk is full.
    """
    require(actor, Act.UPLOAD)
    id = _name_of(files)
    with store.writing() as session:
        kept = [keep(session, content, FileKind.INPUT) for _, content in files]
        record(session, actor, "upload", f"data/{id}", {"sha256": kept}, now)
    if not (root / id).is_dir():
        _write(root, id, files)
    return id


def hand_in_sheets(
    store: Store, actor: Actor, root: Path, files: Sequence[Named], now: datetime
) -> str:
    """Lay attendance sheets ready; they are kept for good when a month is submitted.

    Returns:
        Their name, made of their content: the same files are laid there once.

    Raises:
        NotAllowed: the role settles nothing.
        OSError: the disk is full.
    """
    require(actor, Act.SETTLE)
    id = _name_of(files)
    with store.writing() as session:
        kept = [hashlib.sha256(content).hexdigest() for _, content in files]
        subject = f"attendance/{id}"
        record(session, actor, "upload_sheets", subject, {"sha256": kept}, now)
    if not (root / id).is_dir():
        _write(root, id, files)
    return id


def uploaded_books(root: Path, id: str) -> tuple[Path, ...]:
    """The files of an upload; none for an unknown name (names come from URLs)."""
    if len(id) != _ID_LENGTH or not id.isalnum():
        return ()
    return tuple(sorted((root / id).glob("*.*")))


def _name_of(files: Sequence[Named]) -> str:
    whole = hashlib.sha256()
    for name, content in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return whole.hexdigest()[:_ID_LENGTH]


def _write(root: Path, id: str, files: Sequence[Named]) -> None:
    folder = root / id
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
