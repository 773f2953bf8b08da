"""Deletes what holds pupils' names when it is kept no longer than needed.

A term's workbooks, plans and result files go when its end lies so many months back; so
do uploads nobody planned from, trials and failed runs of that age, and drafts. What
stays: who decided what, the audit log, the hash and size of every file, and what a
settlement was closed on and with (accounts are kept for as long as the law on accounts
says; they hold no pupils).
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from scheduler.office.actor import Actor
from scheduler.office.refusals import Unusable
from scheduler.office.rights import Act, require
from scheduler.office.trail import record
from scheduler.store import Store
from scheduler.store.contents import let_go
from scheduler.store.models import (
    AuditEntry,
    DatasetFile,
    Plan,
    PlanVersion,
    Run,
    SettlementFile,
    Upload,
    VersionFile,
)
from scheduler.words import office as words

MONTHS = 12  # after the end of the term, unless the school says otherwise
SHORTEST, LONGEST = 1, 120
_FOLDERS = ("uploads", "attendance")  # copies of what was handed in


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What goes: runs, contents of the store, their bytes, and paths on the disk."""

    before: date
    runs: tuple[str, ...]
    contents: frozenset[str]
    size: int
    paths: tuple[Path, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to delete."""
        return not (self.contents or self.paths)


def cutoff(today: date, months: int) -> date:
    """Terms that ended before this day are due.

    Raises:
        Unusable: no such number of months.
    """
    if not SHORTEST <= months <= LONGEST:
        raise Unusable(words.retain_months(SHORTEST, LONGEST))
    whole = today.year * 12 + today.month - 1 - months
    return date(whole // 12, whole % 12 + 1, min(today.day, 28))


def due(session: Session, actor: Actor, root: Path, before: date) -> Due:
    """What would go; nothing is changed.

    Args:
        session: of the store.
        actor: who asks.
        root: the folder of runs, uploads and drafts.
        before: terms that ended before this day go.

    Raises:
        NotAllowed: the role deletes nothing.
    """
    require(actor, Act.RETAIN)
    old, young = _runs(session, before)
    contents = _contents(session, old) | _never_planned(session, before)
    contents -= _contents(session, young)
    contents -= set(session.scalars(select(SettlementFile.sha256)))
    held = session.execute(select(Upload.sha256, Upload.size).where(Upload.data != b""))
    sizes = {sha256: size for sha256, size in held if sha256 in contents}
    return Due(
        before=before,
        runs=tuple(sorted(old)),
        contents=frozenset(sizes),
        size=sum(sizes.values()),
        paths=tuple(sorted(_paths(root, old, before))),
    )


def clear(store: Store, actor: Actor, root: Path, before: date, now: datetime) -> Due:
    """Delete it; returns what went.

    The store first: cut off in between, the next time deletes the files that are left.

    Raises:
        NotAllowed: the role deletes nothing.
        OSError: a file cannot be deleted; the next time tries again.
    """
    require(actor, Act.RETAIN)
    with store.writing() as session:
        found = due(session, actor, root, before)
        number, size = let_go(session, found.contents)
        for id in found.runs:
            run = session.get_one(Run, id)
            if run.request.get("steps"):  # they name pupils by 学号
                run.request = {**run.request, "steps": []}
        detail = {
            "before": before.isoformat(),
            "runs": len(found.runs),
            "contents": number,
            "bytes": size,
            "paths": len(found.paths),
        }
        if not found.nothing:
            record(session, actor, "retain", "store", detail, now)
    for path in found.paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if found.contents:
        store.compact()
    return found


def _runs(session: Session, before: date) -> tuple[set[str], set[str]]:
    """Runs that are due, and the others; one without a plan is as old as itself."""
    rows = session.execute(
        select(Run.id, Run.registered, Plan.term_end)
        .outerjoin(PlanVersion, PlanVersion.run_id == Run.id)
        .outerjoin(Plan, Plan.id == PlanVersion.plan_id)
    )
    old, young = set[str](), set[str]()
    for id, registered, term_end in rows:
        day = registered.date() if term_end is None else term_end
        (old if day < before else young).add(id)
    return old, young


def _contents(session: Session, runs: set[str]) -> set[str]:
    """Hashes of the workbooks and results of runs."""
    books = session.execute(
        select(Run.id, DatasetFile.sha256).join(
            DatasetFile, DatasetFile.dataset_id == Run.dataset_id
        )
    )
    results = session.execute(
        select(PlanVersion.run_id, VersionFile.sha256).join(
            VersionFile, VersionFile.version_id == PlanVersion.id
        )
    )
    return {sha256 for id, sha256 in (*books, *results) if id in runs}


def _never_planned(session: Session, before: date) -> set[str]:
    """Hashes of uploads of that age; the log knows when they came."""
    entries = session.scalars(select(AuditEntry).where(AuditEntry.verb == "upload"))
    found = set[str]()
    young = set[str]()
    for entry in entries:
        old = entry.at.date() < before
        (found if old else young).update(entry.detail.get("sha256", ()))
    return found - young


def _paths(root: Path, runs: set[str], before: date) -> Iterator[Path]:
    for id in runs:
        if (root / "runs" / id).exists():
            yield root / "runs" / id
    for name in _FOLDERS:
        for folder in (root / name).glob("*"):
            if datetime.fromtimestamp(folder.stat().st_mtime, UTC).date() < before:
                yield folder
    for draft in (root / "drafts").glob("*.json"):
        if draft.name.split(".")[0] in runs:
            yield draft
