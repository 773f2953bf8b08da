"""Drafts of changes by hand: kept, undone, redone; only for those who plan."""

from pathlib import Path

import pytest

from scheduler.domain.edits import Keep, Step
from scheduler.domain.ids import SessionId
from scheduler.office.actor import local_actor
from scheduler.office.edits import Draft, drop_draft, keep_draft, load_draft
from scheduler.office.refusals import NotAllowed
from scheduler.store.kinds import Role

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
    assert load_draft(tmp_path, PLANNER, "run") == draft
    assert load_draft(tmp_path, PLANNER, "another") == Draft()
    drop_draft(tmp_path, PLANNER, "run")
    assert load_draft(tmp_path, PLANNER, "run") == Draft()


def test_a_damaged_draft_is_an_empty_one(tmp_path: Path) -> None:
    keep_draft(tmp_path, PLANNER, "run", Draft())
    (path,) = (tmp_path / "drafts").iterdir()
    path.write_text('{"steps": [[{"kind": "x"}]], "done": 1}', encoding="utf-8")
    assert load_draft(tmp_path, PLANNER, "run") == Draft()


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.FINANCE, Role.ADMIN])
def test_who_does_not_plan_keeps_no_draft(tmp_path: Path, role: Role) -> None:
    with pytest.raises(NotAllowed):
        keep_draft(tmp_path, local_actor(role), "run", Draft())
    with pytest.raises(NotAllowed):
        load_draft(tmp_path, local_actor(role), "run")
