from pathlib import Path

import pytest
from sqlalchemy import func, select

from scheduler.jobs.folder import RunFolder
from scheduler.office.actor import local_actor
from scheduler.office.exports import note_export
from scheduler.office.refusals import NotAllowed
from scheduler.office.running import Wanted, start_run, stop_run
from scheduler.office.uploads import hand_in, uploaded_books
from scheduler.store import Store
from scheduler.store.kinds import Role
from scheduler.store.models import AuditEntry, Upload
from tests.office.acts import ADMIN, FINANCE, NOW, PLANNER, PRINCIPAL, actor

WANTED = Wanted(title="测试小学", seconds=30.0, seed=1, previous=None)


def verbs(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))


def test_the_same_upload_has_the_same_name_and_clashes_are_kept_apart(
    store: Store, tmp_path: Path
) -> None:
    who = local_actor(Role.PLANNER)
    files = [("a.xlsx", b"1"), ("a.xlsx", b"2")]
    id = hand_in(store, who, tmp_path, files, NOW)
    assert hand_in(store, who, tmp_path, files, NOW) == id
    assert [path.name for path in uploaded_books(tmp_path, id)] == [
        "a.xlsx",
        "a（2）.xlsx",
    ]
    assert hand_in(store, who, tmp_path, [("a.xlsx", b"3")], NOW) != id
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Upload)) == 3


@pytest.mark.parametrize("id", [PRINCIPAL, FINANCE, ADMIN])
def test_only_the_planner_hands_in_and_plans(
    store: Store, tmp_path: Path, id: int
) -> None:
    with pytest.raises(NotAllowed):
        hand_in(store, actor(id), tmp_path / "uploads", [("a.xlsx", b"1")], NOW)
    with pytest.raises(NotAllowed):
        start_run(store, actor(id), tmp_path / "runs", (), WANTED, NOW)
    run = RunFolder(tmp_path)
    with pytest.raises(NotAllowed):
        stop_run(store, actor(id), run, NOW)
    assert not run.cancel_flag.exists()
    assert not (tmp_path / "uploads").exists()
    assert not (tmp_path / "runs").exists()
    assert verbs(store) == []


def test_a_run_knows_who_asked_for_it(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"1")
    run = start_run(
        store, actor(PLANNER), tmp_path / "runs", [tmp_path / "a.xlsx"], WANTED, NOW
    )
    request = run.request()
    assert request is not None
    assert request.by == PLANNER
    stop_run(store, actor(PLANNER), run, NOW)
    assert run.cancel_flag.exists()
    assert verbs(store) == ["start_run", "stop_run"]


def test_downloads_are_on_record_and_not_for_administrators(store: Store) -> None:
    note_export(store, actor(FINANCE), "run/1", "课表.xlsx", NOW)
    with pytest.raises(NotAllowed):
        note_export(store, actor(ADMIN), "run/1", "课表.xlsx", NOW)
    assert verbs(store) == ["export"]
