"""Drafts of changes by hand: kept, undone, redone; only for those who plan."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler.domain.edits import Keep, Step
from scheduler.domain.ids import SessionId
from scheduler.jobs.folder import RunFolder, list_runs
from scheduler.jobs.status import RunState, RunStatus
from scheduler.office.actor import local_actor
from scheduler.office.edits import (
    Draft,
    drop_draft,
    keep_draft,
    load_draft,
    save_version,
)
from scheduler.office.refusals import ChangedMeanwhile, NotAllowed
from scheduler.office.registry import register_runs
from scheduler.store import Store
from scheduler.store.kinds import Role
from tests.office.acts import NOW, actor, finished_run
from tests.office.acts import PLANNER as PLANNER_ID

PLANNER = local_actor(Role.PLANNER)


def step(name: str) -> Step:
    return (Keep(session=SessionId(name)),)


def test_a_new_step_forgets_what_was_undone() -> None:
    draft = Draft().taking(step("a")).taking(step("b")).undone()
    assert draft.held == (step("a"),)
    assert draft.redone().held == (step("a"), step("b"))
    assert draft.taking(step("c")).redone().held == (step("a"), step("c"))
    assert Draft().undone() == Draft()


def test_a_draft_is_there_again_after_the_browser_is_closed(tmp_path: Path) -> None:
    draft = Draft().taking(step("a")).taking(step("b")).undone()
    keep_draft(tmp_path, PLANNER, "run", draft)
    assert load_draft(tmp_path, PLANNER, "run") == replace(draft, rev=1)
    assert load_draft(tmp_path, PLANNER, "another") == Draft()
    drop_draft(tmp_path, PLANNER, "run")
    assert load_draft(tmp_path, PLANNER, "run") == Draft()


def test_a_damaged_draft_is_an_empty_one(tmp_path: Path) -> None:
    keep_draft(tmp_path, PLANNER, "run", Draft())
    (path,) = (tmp_path / "drafts").glob("*.json")
    path.write_text('{"steps": [[{"kind": "x"}]], "done": 1}', encoding="utf-8")
    assert load_draft(tmp_path, PLANNER, "run") == Draft()


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.FINANCE, Role.ADMIN])
def test_who_does_not_plan_keeps_no_draft(tmp_path: Path, role: Role) -> None:
    with pytest.raises(NotAllowed):
        keep_draft(tmp_path, local_actor(role), "run", Draft())
    with pytest.raises(NotAllowed):
        load_draft(tmp_path, local_actor(role), "run")


def test_of_two_windows_one_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    keep_draft(tmp_path, PLANNER, "run", Draft().taking(step("a")))
    one = two = load_draft(tmp_path, PLANNER, "run")
    keep_draft(tmp_path, PLANNER, "run", one.taking(step("b")))
    with pytest.raises(ChangedMeanwhile):
        keep_draft(tmp_path, PLANNER, "run", two.taking(step("c")))
    assert load_draft(tmp_path, PLANNER, "run").held == (step("a"), step("b"))


def test_of_many_at_once_exactly_one_is_kept(tmp_path: Path) -> None:
    def attempt(number: int) -> bool:
        try:
            keep_draft(tmp_path, PLANNER, "run", Draft().taking(step(str(number))))
        except ChangedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        kept = [n for n, done in enumerate(pool.map(attempt, range(8))) if done]
    assert len(kept) == 1
    assert load_draft(tmp_path, PLANNER, "run").held == (step(str(kept[0])),)


def saved(store: Store, root: Path, result: Path) -> RunFolder:
    return save_version(
        store, actor(PLANNER_ID), root, (), result, "测试小学", NOW, steps=(step("a"),)
    )


def test_a_version_is_made_of_the_newest_only(store: Store, tmp_path: Path) -> None:
    root = tmp_path / "runs"
    first = finished_run(root, 1, by=PLANNER_ID)
    register_runs(store, root, NOW)
    coming = saved(store, root, first.result)
    with pytest.raises(ChangedMeanwhile, match="正在"):
        saved(store, root, first.result)
    coming.write(RunStatus(state=RunState.STOPPED, seconds=1.0))
    finished_run(root, 2, by=PLANNER_ID, previous=first.result)
    register_runs(store, root, NOW)
    with pytest.raises(ChangedMeanwhile, match="新的版本"):
        saved(store, root, first.result)
    assert len(list_runs(root)) == 3
