"""Takes finished runs into the store: the folder is for work, the store the record."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from scheduler.jobs.folder import TRIALS, Request, RunFolder, list_runs
from scheduler.jobs.status import RunState, RunStatus
from scheduler.office.trail import record
from scheduler.store import Store
from scheduler.store.contents import keep
from scheduler.store.kinds import FileKind, PlanState
from scheduler.store.models import (
    Dataset,
    DatasetFile,
    Plan,
    PlanVersion,
    Run,
    VersionFile,
)

PLAN_FILE = "plan.json"
Files = Mapping[str, bytes]


def register_runs(store: Store, root: Path, now: datetime) -> None:
    """Register every run that is over and not yet known, each whole or not at all."""
    with store.reading() as session:
        known = set(session.scalars(select(Run.id)))
    for run in reversed(list_runs(root)):
        if run.id in known:
            continue
        status, request = run.status(), run.request()
        if status is None or request is None or not status.state.final:
            continue
        books = _books(run)
        results = {} if request.task in TRIALS else _results(run, status)
        with store.writing() as session:
            if session.get(Run, run.id) is None:
                _register(session, run.id, request, status, books, results, now)


def _register(
    session: Session,
    id: str,
    request: Request,
    status: RunStatus,
    books: Files,
    results: Files,
    now: datetime,
) -> None:
    dataset = _keep_dataset(session, books, request.by, now)
    run = Run(
        id=id,
        dataset_id=dataset,
        title=request.title,
        state=status.state.value,
        request=asdict(request),
        status=asdict(status),
        registered=now,
    )
    session.add(run)
    session.flush()
    record(session, None, "register", f"run/{id}", {"state": run.state}, now)
    document = _document(results)
    if document is not None:
        _add_version(session, run, request, document, results, now)


def _keep_dataset(session: Session, books: Files, by: int | None, now: datetime) -> str:
    whole = hashlib.sha256()
    kept = {}
    for name, content in sorted(books.items()):
        kept[name] = keep(session, content, FileKind.INPUT)
        whole.update(name.encode() + b"\0" + bytes.fromhex(kept[name]))
    id = whole.hexdigest()
    if session.get(Dataset, id) is None:
        session.add(Dataset(id=id, created=now, created_by=by))
        session.flush()
        session.add_all(
            DatasetFile(dataset_id=id, name=name, sha256=sha256)
            for name, sha256 in kept.items()
        )
    return id


def _add_version(
    session: Session,
    run: Run,
    request: Request,
    document: Mapping[str, Any],
    results: Files,
    now: datetime,
) -> None:
    """A new plan, or the next version of the draft the run stayed close to."""
    plan = _draft_behind(session, request)
    if plan is None:
        plan = Plan(
            school=str(document["school"]),
            term_start=date.fromisoformat(document["term"]["start"]),
            term_end=date.fromisoformat(document["term"]["end"]),
            state=PlanState.DRAFT.value,
            head=1,
        )
        parent = None
        session.add(plan)
    else:
        parent = plan.head
        plan.head += 1
    session.flush()
    kept = {
        path: keep(session, content, FileKind.RESULT)
        for path, content in results.items()
    }
    version = PlanVersion(
        plan_id=plan.id,
        no=plan.head,
        parent=parent,
        run_id=run.id,
        sha256=kept[PLAN_FILE],
        created=now,
        created_by=request.by,
    )
    session.add(version)
    session.flush()
    session.add_all(
        VersionFile(version_id=version.id, path=path, sha256=sha256)
        for path, sha256 in kept.items()
    )
    detail = {"version": version.no, "sha256": version.sha256}
    record(session, None, "version", f"plan/{plan.id}", detail, now)


def _draft_behind(session: Session, request: Request) -> Plan | None:
    """The plan a run was asked to stay close to, if it is still that very draft."""
    if request.previous is None:
        return None
    base = session.scalar(
        select(PlanVersion).where(
            PlanVersion.run_id == Path(request.previous).parent.name
        )
    )
    plan = None if base is None else session.get(Plan, base.plan_id)
    if base is None or plan is None or plan.head != base.no:
        return None
    return plan if plan.state == PlanState.DRAFT else None


def _books(run: RunFolder) -> Files:
    return {path.name: path.read_bytes() for path in run.books()}


def _results(run: RunFolder, status: RunStatus) -> Files:
    if status.state is not RunState.DONE:
        return {}
    return {
        path.relative_to(run.result).as_posix(): path.read_bytes()
        for path in sorted(run.result.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _document(results: Files) -> Mapping[str, Any] | None:
    """The plan, None when there is none or it cannot be read."""
    try:
        document = json.loads(results[PLAN_FILE])
        date.fromisoformat(document["term"]["start"])
        date.fromisoformat(document["term"]["end"])
        document["school"]
    except (KeyError, TypeError, ValueError):
        return None
    return dict(document)
