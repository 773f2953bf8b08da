"""Starts and stops runs for those who may."""

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from scheduler.domain.aim import Prefer
from scheduler.domain.edits import Step
from scheduler.domain.edits_json import steps_document
from scheduler.jobs.folder import (
    Request,
    RunFolder,
    create_run,
    list_runs,
    run_id,
)
from scheduler.office.actor import Actor
from scheduler.office.refusals import ChangedMeanwhile
from scheduler.office.rights import Act, require
from scheduler.office.trail import record
from scheduler.store import Store
from scheduler.store.models import Plan, PlanVersion
from scheduler.words import office as words

_BY_HAND = ("amend", "around")  # changes to one version of a plan
_MOST_WORKERS = 8  # more threads cost memory and help little


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the office asked for; the rest as in a request."""

    title: str
    seconds: float
    seed: int
    previous: Path | None
    task: str = "plan"
    steps: Sequence[Step] = ()
    absences: Sequence[str] = ()
    base: str = ""
    prefer: Prefer = Prefer.WISHES
    served: int = 0


def start_run(
    store: Store,
    actor: Actor,
    root: Path,
    books: Sequence[Path],
    wanted: Wanted,
    now: datetime,
) -> RunFolder:
    """Queue a run over these workbooks.

    Raises:
        NotAllowed: the role does not plan.
        ChangedMeanwhile: changes by hand were made to a version that is no longer the
            newest, or somebody else's are on their way.
        OSError: the disk is full.
    """
    require(actor, Act.RUN)
    request = Request(
        title=wanted.title,
        created=now.isoformat(timespec="seconds"),
        seconds=wanted.seconds,
        workers=min(_MOST_WORKERS, os.cpu_count() or 1),
        seed=wanted.seed,
        previous=None if wanted.previous is None else str(wanted.previous.resolve()),
        by=actor.id,
        task=wanted.task,
        steps=steps_document(wanted.steps),
        absences=list(wanted.absences),
        base=wanted.base,
        prefer=wanted.prefer.value,
        served=wanted.served,
    )
    root.mkdir(parents=True, exist_ok=True)
    with store.writing() as session:
        if wanted.task in _BY_HAND:
            _newest(session, root, request)
        run = create_run(root, books, request, run_id(now, secrets.token_hex(3)))
        detail: dict[str, Any] = {"seconds": wanted.seconds, "seed": wanted.seed}
        if wanted.task != "plan":
            detail |= {"task": wanted.task, "steps": len(wanted.steps)}
        record(session, actor, "start_run", f"run/{run.id}", detail, now)
    return run


def _newest(session: Session, root: Path, request: Request) -> None:
    """Raises ChangedMeanwhile unless the changes are to the newest version."""
    base = session.scalar(
        select(PlanVersion).where(
            PlanVersion.run_id == Path(request.previous or "").parent.name
        )
    )
    if base is not None:
        # Of two who begin at once, the second waits here for the first.
        plan = session.get_one(Plan, base.plan_id, with_for_update=True)
        if plan.head != base.no:
            raise ChangedMeanwhile(words.VERSION_CHANGED)
    for other in list_runs(root):
        asked, status = other.request(), other.status()
        if asked is None or status is None or status.state.final:
            continue
        if asked.task in _BY_HAND and asked.previous == request.previous:
            raise ChangedMeanwhile(words.VERSION_COMING)


def stop_run(store: Store, actor: Actor, run: RunFolder, now: datetime) -> None:
    """Ask a run to stop.

    Raises:
        NotAllowed: the role does not plan.
    """
    require(actor, Act.RUN)
    run.cancel()
    with store.writing() as session:
        record(session, actor, "stop_run", f"run/{run.id}", {}, now)
