import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from scheduler.cli.main import main
from scheduler.jobs.lock import FileLock
from scheduler.office.registry import register_runs
from scheduler.store import database_url, open_store
from scheduler.store.models import PlanVersion
from scheduler.store.snapshot import NotAStore, back_up, examine, restore
from tests.office.acts import NOW, finished_run


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCHEDULER_OUTPUTS", str(tmp_path / "outputs"))
    monkeypatch.delenv("SCHEDULER_DATABASE", raising=False)
    return tmp_path / "outputs"


def versions() -> list[str]:
    store = open_store(database_url())
    with store.reading() as session:
        found = list(session.scalars(select(PlanVersion.run_id)))
    store.close()
    return found


def test_a_backup_brings_back_another_machine(
    outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = finished_run(outputs / "runs", 1)
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    monkeypatch.setenv("SCHEDULER_OUTPUTS", str(tmp_path / "other"))
    assert main(["restore", str(tmp_path / "copy.db")]) == 0
    assert versions() == [run.id]
    plan = Path("runs", run.id, "result", "plan.json")
    assert (tmp_path / "other" / plan).read_bytes() == (outputs / plan).read_bytes()


def test_a_backup_is_whole_while_someone_writes(outputs: Path, tmp_path: Path) -> None:
    finished_run(outputs / "runs", 1)
    store = open_store(database_url())
    register_runs(store, outputs / "runs", NOW)
    with store.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM plan WHERE id = 99")
        back_up(outputs / "office.db", tmp_path / "copy.db")
    store.close()
    examine(tmp_path / "copy.db")


def test_what_was_there_before_a_restoration_is_kept(
    outputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = finished_run(outputs / "runs", 1)
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    second = finished_run(outputs / "runs", 2)
    assert main(["backup", str(tmp_path / "later.db")]) == 0
    assert versions() == [first.id, second.id]
    assert main(["restore", str(tmp_path / "copy.db")]) == 0
    assert versions() == [first.id]
    (before,) = outputs.glob("office.db.before-*")
    assert before.name in capsys.readouterr().out
    examine(before)


@pytest.mark.parametrize("content", [b"", b"no database", b"PK\x03\x04"])
def test_something_else_is_not_restored(
    outputs: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    finished_run(outputs / "runs", 1)
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    (tmp_path / "bad.db").write_bytes(content)
    assert main(["restore", str(tmp_path / "bad.db")]) == 2
    assert "没有改动任何东西" in capsys.readouterr().out
    assert len(versions()) == 1


def test_another_program_s_database_is_not_restored(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE audit (id)")
        other.commit()
    with pytest.raises(NotAStore):
        restore(tmp_path / "other.db", tmp_path / "office.db")
    assert not (tmp_path / "office.db").exists()


def test_a_copy_that_is_cut_short_is_not_restored(
    outputs: Path, tmp_path: Path
) -> None:
    finished_run(outputs / "runs", 1)
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    whole = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "cut.db").write_bytes(whole[: len(whole) // 2])
    assert main(["restore", str(tmp_path / "cut.db")]) == 2


def test_nothing_is_restored_under_open_pages(
    outputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    (outputs / "runs").mkdir(exist_ok=True)
    serving = FileLock(outputs / "runs" / ".dispatcher.lock")
    assert serving.acquire()
    assert main(["restore", str(tmp_path / "copy.db")]) == 2
    assert "网页还开着" in capsys.readouterr().out
    serving.release()


def test_the_store_itself_is_no_place_for_its_copy(outputs: Path) -> None:
    assert main(["backup", str(outputs / "office.db")]) == 2


def test_a_database_server_is_backed_up_by_its_own_means(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCHEDULER_DATABASE", "postgresql://office@server/office")
    assert main(["backup", "copy.db"]) == 2
    assert "它自己的备份工具" in capsys.readouterr().out
