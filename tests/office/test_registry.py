import shutil
from pathlib import Path

from sqlalchemy import func, select

from scheduler.jobs.status import RunState
from scheduler.office.rebuild import rebuild_runs
from scheduler.office.registry import register_runs
from scheduler.store import Store
from scheduler.store.kinds import Decision
from scheduler.store.models import Dataset, PlanVersion, Run, Upload, VersionFile
from tests.office.acts import NOW, PLANNER, actor, finished_run, only_plan, step


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_finished_run_becomes_a_plan_with_all_its_files(
    store: Store, tmp_path: Path
) -> None:
    run = finished_run(tmp_path / "runs", 1, by=PLANNER)
    register_runs(store, tmp_path / "runs", NOW)
    register_runs(store, tmp_path / "runs", NOW)
    with store.reading() as session:
        version = session.scalars(select(PlanVersion)).one()
        assert (version.run_id, version.no, version.created_by) == (run.id, 1, PLANNER)
        assert set(session.scalars(select(VersionFile.path))) == {
            "plan.json",
            "calendar/T1.ics",
        }
        assert only_plan(session).state == "draft"


def test_runs_that_gave_no_plan_are_on_record_without_one(
    store: Store, tmp_path: Path
) -> None:
    finished_run(tmp_path / "runs", 1, state=RunState.IMPOSSIBLE)
    finished_run(tmp_path / "runs", 2, state=RunState.RUNNING)
    broken = finished_run(tmp_path / "runs", 3)
    (broken.result / "plan.json").write_text("{}")
    register_runs(store, tmp_path / "runs", NOW)
    with store.reading() as session:
        assert set(session.scalars(select(Run.state))) == {"impossible", "done"}
        assert session.scalar(select(func.count()).select_from(PlanVersion)) == 0


def test_the_same_workbooks_are_kept_once(store: Store, tmp_path: Path) -> None:
    for number in (1, 2):
        finished_run(tmp_path / "runs", number, state=RunState.STOPPED)
    register_runs(store, tmp_path / "runs", NOW)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Dataset)) == 1
        assert session.scalar(select(func.count()).select_from(Upload)) == 1


def test_a_run_close_to_a_draft_is_its_next_version(
    store: Store, tmp_path: Path
) -> None:
    root = tmp_path / "runs"
    first = finished_run(root, 1)
    register_runs(store, root, NOW)
    second = finished_run(root, 2, previous=first.result)
    register_runs(store, root, NOW)
    with store.reading() as session:
        view = only_plan(session)
        assert (view.run_id, view.version) == (second.id, 2)


def test_a_run_close_to_a_plan_under_review_is_a_plan_of_its_own(
    store: Store, tmp_path: Path
) -> None:
    root = tmp_path / "runs"
    first = finished_run(root, 1)
    register_runs(store, root, NOW)
    with store.writing() as session:
        step(session, actor(PLANNER), Decision.SUBMITTED)
    finished_run(root, 2, previous=first.result)
    register_runs(store, root, NOW)
    with store.reading() as session:
        versions = session.scalars(select(PlanVersion).order_by(PlanVersion.id))
        assert [version.no for version in versions] == [1, 1]


def test_run_folders_come_back_from_the_store(store: Store, tmp_path: Path) -> None:
    root = tmp_path / "runs"
    done = finished_run(root, 1)
    finished_run(root, 2, state=RunState.IMPOSSIBLE)
    register_runs(store, root, NOW)
    before = tree(root)
    shutil.rmtree(root)
    assert rebuild_runs(store, root) == 2
    assert tree(root) == before
    assert done.status() is not None
    assert rebuild_runs(store, root) == 0
