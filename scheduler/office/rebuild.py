"""Writes run folders again from the store: what a restored copy has and disk lacks."""

import secrets
import shutil
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from scheduler.jobs.files import write_json
from scheduler.jobs.folder import list_runs
from scheduler.pipeline.publish import recover
from scheduler.store import Store
from scheduler.store.contents import content
from scheduler.store.kinds import FileKind
from scheduler.store.models import (
    DatasetFile,
    PlanVersion,
    Run,
    Settlement,
    SettlementFile,
    VersionFile,
)


def recover_results(root: Path) -> None:
    """Put back results that a killed server left under their waiting name."""
    for run in list_runs(root):
        recover(run.result)


def rebuild_runs(store: Store, root: Path) -> int:
    """Write every registered run whose folder is missing; returns how many."""
    root.mkdir(parents=True, exist_ok=True)
    with store.reading() as session:
        missing = [
            run for run in session.scalars(select(Run)) if not (root / run.id).exists()
        ]
        gone = 0
        for run in missing:
            draft = root / f".{run.id}.{secrets.token_hex(4)}"
            try:
                _write(session, run, draft)
                draft.rename(root / run.id)
            except LookupError:
                gone += 1  # its time to go has come: the store has only its record
            finally:
                shutil.rmtree(draft, ignore_errors=True)
    return len(missing) - gone


def _write(session: Session, run: Run, folder: Path) -> None:
    (folder / "inputs").mkdir(parents=True)
    books = session.scalars(
        select(DatasetFile).where(DatasetFile.dataset_id == run.dataset_id)
    )
    for book in books:
        (folder / "inputs" / book.name).write_bytes(content(session, book.sha256))
    results = session.scalars(
        select(VersionFile)
        .join(PlanVersion, PlanVersion.id == VersionFile.version_id)
        .where(PlanVersion.run_id == run.id)
    )
    for result in results:
        path = folder / "result" / result.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(session, result.sha256))
    closed = session.scalars(
        select(SettlementFile)
        .join(Settlement, Settlement.id == SettlementFile.settlement_id)
        .where(
            Settlement.run_id == run.id, SettlementFile.kind == FileKind.RESULT.value
        )
        .order_by(Settlement.id)
    )
    for file in closed:  # of the ledger the last one stays: it holds all before
        (folder / "result" / file.name).write_bytes(content(session, file.sha256))
    write_json(folder / "request.json", run.request)
    write_json(folder / "status.json", run.status)
