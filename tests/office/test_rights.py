"""Every service asks for the right itself: hiding a page is no refusal.

Each public function of ``scheduler.office`` stands in one of two tables; a new one that
stands in none fails here.
"""

import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import scheduler.office
from scheduler.domain.plan import Absence
from scheduler.jobs.folder import RunFolder
from scheduler.office.actor import Actor, local_actor
from scheduler.office.edits import Draft
from scheduler.office.refusals import NotAllowed, SamePerson
from scheduler.office.registry import register_runs
from scheduler.office.rights import RIGHTS, Act
from scheduler.office.running import Wanted
from scheduler.office.settlements import Figures
from scheduler.store import Store
from scheduler.store.kinds import Decision, PlanState, Role
from scheduler.store.models import AuditEntry, Plan
from tests.office.acts import NOW, PLANNER, PRINCIPAL, actor, finished_run, step

FIGURES = Figures(paid=1, lines=1, differences=0)
SHEETS = [("考勤.xlsx", b"sheet")]
WANTED = Wanted(title="测试小学", seconds=1.0, seed=0, previous=None)


@dataclass(frozen=True)
class World:
    """What a service is called on: a submitted plan in a store, and folders."""

    store: Store
    root: Path
    run: RunFolder
    session: Any

    @property
    def plan(self) -> int:
        return int(self.session.scalar(select(Plan.id)))


Service = Callable[..., object]
Call = Callable[[World, Actor, Service], object]


def _edit(world: World, who: Actor, service: Service, **more: object) -> object:
    return service(
        *(world.store, who, world.root / "runs", (), world.run.result, "测试小学", NOW),
        **more,
    )


def _decide_plan(world: World, who: Actor, service: Service) -> object:
    plan = world.plan
    return service(
        *(world.session, who, plan),
        rev=world.session.get(Plan, plan).rev,
        decision=Decision.APPROVED,
        comment="",
        now=NOW,
    )


# The right a service needs, and how to call it.
ASKING: Mapping[str, tuple[Act, Call]] = {
    "confirmations.answer": (
        Act.CONFIRM,
        lambda w, a, f: f(
            *(w.session, a, w.plan, "SH-07"),
            seen=0,
            confirmed=True,
            note="",
            now=NOW,
        ),
    ),
    "confirmations.entries": (Act.READ, lambda w, a, f: f(w.session, a, w.plan)),
    "edits.drop_draft": (Act.RUN, lambda w, a, f: f(w.root, a, "run")),
    "edits.keep_draft": (Act.RUN, lambda w, a, f: f(w.root, a, "run", Draft())),
    "edits.load_draft": (Act.RUN, lambda w, a, f: f(w.root, a, "run")),
    "edits.plan_rest": (
        Act.RUN,
        lambda w, a, f: _edit(w, a, f, steps=(), pins=(), seconds=1.0),
    ),
    "edits.save_version": (
        Act.RUN,
        lambda w, a, f: _edit(
            *(w, a, f),
            absences=[
                Absence(staff="T1", first=date(2026, 9, 1), last=date(2026, 9, 1))  # type: ignore[arg-type]
            ],
        ),
    ),
    "exports.note_export": (
        Act.READ,
        lambda w, a, f: f(w.store, a, "run/x", "plan.json", NOW),
    ),
    "names.reveal_names": (Act.READ, lambda w, a, f: f(w.store, a, "run/x", NOW)),
    "people.add_person": (
        Act.MANAGE_PEOPLE,
        lambda w, a, f: f(w.session, a, "新人", Role.PLANNER, "long-secret-1", NOW),
    ),
    "people.people": (Act.MANAGE_PEOPLE, lambda w, a, f: f(w.session, a, NOW)),
    "people.set_password": (
        Act.MANAGE_PEOPLE,
        lambda w, a, f: f(w.session, a, "u1", "long-secret-1", NOW),
    ),
    "people.switch": (
        Act.MANAGE_PEOPLE,
        lambda w, a, f: f(w.session, a, "u1", active=False, now=NOW),
    ),
    "plans.decide": (Act.JUDGE, _decide_plan),
    "plans.history": (Act.READ, lambda w, a, f: f(w.session, a, w.plan)),
    "plans.plans": (Act.READ, lambda w, a, f: f(w.session, a)),
    "plans.versions": (Act.READ, lambda w, a, f: f(w.session, a)),
    "retention.clear": (
        Act.RETAIN,
        lambda w, a, f: f(w.store, a, w.root, date(2026, 1, 1), NOW),
    ),
    "retention.due": (
        Act.RETAIN,
        lambda w, a, f: f(w.session, a, w.root, date(2026, 1, 1)),
    ),
    "running.start_run": (
        Act.RUN,
        lambda w, a, f: f(w.store, a, w.root / "runs", (), WANTED, NOW),
    ),
    "running.stop_run": (Act.RUN, lambda w, a, f: f(w.store, a, w.run, NOW)),
    "settlements.closed_files": (Act.READ, lambda w, a, f: f(w.session, a, w.plan)),
    "settlements.decide": (
        Act.CLOSE,
        lambda w, a, f: f(
            *(w.session, a, _submitted(w)), rev=1, close=False, comment="x", now=NOW
        ),
    ),
    "settlements.may_close": (
        Act.CLOSE,
        lambda w, a, f: f(w.session, a, _submitted(w)),
    ),
    "settlements.settlements": (Act.READ, lambda w, a, f: f(w.session, a, w.plan)),
    "settlements.sheets_of": (Act.READ, lambda w, a, f: f(w.session, a, 1)),
    "settlements.submit": (
        Act.SETTLE,
        lambda w, a, f: _submitted(w, a),
    ),
    "uploads.hand_in": (
        Act.UPLOAD,
        lambda w, a, f: f(w.store, a, w.root / "uploads", SHEETS, NOW),
    ),
    "uploads.hand_in_sheets": (
        Act.SETTLE,
        lambda w, a, f: f(w.store, a, w.root / "attendance", SHEETS, NOW),
    ),
}
# Who needs no right, and why.
NOT_ASKING: Mapping[str, str] = {
    "actor.local_actor": "makes an actor, does nothing",
    "confirmations.in_force": "reckons with what was read with a right",
    "confirmations.latest": "reckons with what was read with a right",
    "edits.absence_text": "writes a word",
    "logins.log_in": "is how an actor comes to be",
    "logins.log_in_as": "is how an actor comes to be",
    "logins.log_out": "ends one's own login",
    "logins.who_is": "is how an actor comes to be",
    "names.masked_id": "writes a word",
    "names.masked_name": "writes a word",
    "names.masked_pupil": "writes a word",
    "names.masked_school": "writes words",
    "names.sees_names": "asks the table of rights",
    "passwords.hashed": "reckons",
    "passwords.matches": "reckons",
    "people.has_administrator": "asked at the machine, before anybody is there",
    "rebuild.recover_results": "done when the server starts",
    "rebuild.rebuild_runs": "done at the machine, by who restores a backup",
    "registry.register_runs": "the program's own; what was asked for stands in the run",
    "retention.cutoff": "reckons",
    "rights.may": "asks the table of rights",
    "rights.require": "asks the table of rights",
    "trail.record": "is how services write the log",
    "trouble.unusable_store": "writes a word",
    "uploads.uploaded_books": "paths by a name that is a hash of the content",
}


def _submitted(world: World, who: Actor | None = None) -> int:
    from scheduler.office.settlements import submit

    plan = world.session.get(Plan, world.plan)
    plan.state = PlanState.APPROVED.value
    return submit(
        *(world.session, who or local_actor(Role.FINANCE), plan.id, world.run.id),
        *((2026, 9), SHEETS, FIGURES, NOW),
    )


def public() -> dict[str, Service]:
    """Every public function of the services, by module and name."""
    found: dict[str, Service] = {}
    for module in pkgutil.iter_modules(scheduler.office.__path__):
        whole = import_module(f"scheduler.office.{module.name}")
        for name, each in inspect.getmembers(whole, inspect.isfunction):
            if each.__module__ == whole.__name__ and not name.startswith("_"):
                found[f"{module.name}.{name}"] = each
    return found


def test_every_service_stands_in_a_table() -> None:
    assert set(public()) == set(ASKING) | set(NOT_ASKING)
    assert not set(ASKING) & set(NOT_ASKING)


def test_who_acts_is_said_to_every_service_that_writes() -> None:
    for name, service in public().items():
        parameters = inspect.signature(service).parameters
        writes = {"session", "store", "root"} & set(parameters)
        if writes and name not in NOT_ASKING:
            assert "actor" in parameters, name


@pytest.fixture
def ready(store: Store, tmp_path: Path) -> tuple[Store, Path, RunFolder]:
    run = finished_run(tmp_path / "runs", 1, by=PLANNER)
    register_runs(store, tmp_path / "runs", NOW)
    with store.writing() as session:
        step(session, actor(PLANNER), Decision.SUBMITTED)
    return store, tmp_path, run


def traces(store: Store, root: Path) -> tuple[int, set[str]]:
    """What acts leave: entries of the log, and files."""
    with store.reading() as session:
        number = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    files = (path for path in root.rglob("*") if not path.name.startswith("office.db"))
    return number, {str(path) for path in files}


@pytest.mark.parametrize("name", sorted(ASKING))
def test_a_service_refuses_every_role_without_the_right(
    ready: tuple[Store, Path, RunFolder], name: str
) -> None:
    store, root, run = ready
    act, call = ASKING[name]
    before = traces(store, root)
    for role in set(Role) - RIGHTS[act]:
        for who in (local_actor(role), actor(PLANNER, role)):
            with pytest.raises(NotAllowed), store.reading() as session:
                call(World(store, root, run, session), who, public()[name])
    assert traces(store, root) == before
    some = next(role for role in Role if role in RIGHTS[act])
    with store.reading() as session:
        world = World(store, root, run, session)
        if name == "settlements.sheets_of":
            _submitted(world)
        call(world, local_actor(some), public()[name])


def test_who_plans_does_not_approve(ready: tuple[Store, Path, RunFolder]) -> None:
    store, root, run = ready
    both = actor(PLANNER, Role.PRINCIPAL)  # planned, and became principal meanwhile
    with store.reading() as session, pytest.raises(SamePerson):
        _decide_plan(World(store, root, run, session), both, public()["plans.decide"])
    with store.reading() as session:
        world = World(store, root, run, session)
        _decide_plan(world, actor(PRINCIPAL), public()["plans.decide"])


@pytest.mark.parametrize("who", [local_actor(Role.FINANCE), actor(3)])
def test_who_settles_does_not_close(
    ready: tuple[Store, Path, RunFolder], who: Actor
) -> None:
    store, root, run = ready
    with store.reading() as session:
        number = _submitted(World(store, root, run, session), who)
        for service in ("settlements.may_close", "settlements.decide"):
            more: dict[str, object] = (
                {"rev": 1, "close": True, "comment": "", "now": NOW}
                if service.endswith("decide")
                else {}
            )
            with pytest.raises(SamePerson):
                public()[service](session, who, number, **more)
