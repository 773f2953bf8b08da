"""A store with runs in it, and people who act."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from scheduler.jobs.folder import Request, RunFolder, create_run, run_id
from scheduler.jobs.status import RunState, RunStatus
from scheduler.office.actor import Actor
from scheduler.office.plans import PlanView, decide, plans
from scheduler.store.kinds import Decision, Role, Via
from scheduler.store.models import User

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
PLANNER, PRINCIPAL, FINANCE, ADMIN = 1, 2, 3, 4
ROLES = {
    PLANNER: Role.PLANNER,
    PRINCIPAL: Role.PRINCIPAL,
    FINANCE: Role.FINANCE,
    ADMIN: Role.ADMIN,
}


def actor(id: int, role: Role | None = None) -> Actor:
    return Actor(id=id, name=f"u{id}", role=role or ROLES[id], via=Via.LOGIN)


def add_people(session: Session) -> None:
    for id, role in ROLES.items():
        person = User(name=f"u{id}", role=role.value, password="", created=NOW)
        session.add(person)
        session.flush()  # the database counts: an id of ours it would give out again
        assert person.id == id


def finished_run(
    root: Path,
    number: int,
    *,
    by: int | None = None,
    previous: Path | None = None,
    state: RunState = RunState.DONE,
) -> RunFolder:
    """A run that is over, with a plan and a file in a folder when it was done."""
    root.mkdir(parents=True, exist_ok=True)
    book = root.parent / "名单.xlsx"
    book.write_bytes(b"workbook")
    request = Request(
        title="测试小学",
        created="2026-09-01T08:00:00+08:00",
        seconds=30.0,
        workers=1,
        seed=number,
        previous=None if previous is None else str(previous),
        by=by,
    )
    id = run_id(NOW + timedelta(seconds=number), f"{number:06x}")
    run = create_run(root, [book], request, id)
    if state is RunState.DONE:
        (run.result / "calendar").mkdir(parents=True)
        plan = {
            "school": "测试小学",
            "term": {"start": "2026-09-01", "end": "2027-01-15"},
            "number": number,
        }
        (run.result / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        (run.result / "calendar" / "T1.ics").write_bytes(b"BEGIN:VCALENDAR")
        (run.result / ".draft").write_bytes(b"hidden")
    run.write(RunStatus(state=state, seconds=30.0))
    return run


def only_plan(session: Session, role: Role = Role.PLANNER) -> PlanView:
    (view,) = plans(session, actor(PLANNER, role)).values()
    return view


def step(
    session: Session, by: Actor, decision: Decision, comment: str = "理由"
) -> None:
    """Take a step with the only plan, as it is now."""
    view = only_plan(session)
    decide(
        session,
        by,
        view.id,
        rev=view.rev,
        decision=decision,
        comment=comment,
        now=NOW,
    )
