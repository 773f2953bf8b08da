"""A store that cannot be opened ends in a sentence, never in a traceback."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scheduler.cli.main import main
from scheduler.store import open_store
from scheduler.store.migrate import NewerStore
from scheduler.store.snapshot import examine
from scheduler.words import office as words
from tests.architecture.sources import ROOT


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCHEDULER_OUTPUTS", str(tmp_path))
    monkeypatch.delenv("SCHEDULER_DATABASE", raising=False)
    return tmp_path


def newer(path: Path) -> Path:
    open_store(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def test_a_later_version_s_store_is_told_and_left_alone(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = newer(place / "office.db")
    before = database.read_bytes()
    with pytest.raises(NewerStore):
        open_store(f"sqlite:///{database}")
    for verb in (["user", "list"], ["backup", str(place / "b.db")], ["retain"]):
        assert main(verb) == 2
        told = capsys.readouterr().err
        assert words.NEWER_STORE in told
        assert "Traceback" not in told
    assert database.read_bytes() == before


def test_a_later_version_s_backup_does_not_replace_what_is_there(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = newer(place / "copy.db")
    with pytest.raises(NewerStore):
        examine(copy)
    assert main(["user", "list"]) == 0
    before = (place / "office.db").read_bytes()
    capsys.readouterr()
    assert main(["restore", str(copy)]) == 2
    assert words.NEWER_STORE in capsys.readouterr().err
    assert (place / "office.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"\x00" * 5000])
def test_a_damaged_store_is_told(
    place: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (place / "office.db").write_bytes(content)
    assert main(["user", "list"]) == 2
    assert words.BROKEN_STORE in capsys.readouterr().err


def served(outputs: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "scheduler.ui.asgi", "8599"],
        cwd=ROOT,
        env={**os.environ, "SCHEDULER_OUTPUTS": str(outputs), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_server_tells_it_too(place: Path) -> None:
    newer(place / "office.db")
    done = served(place)
    assert done.returncode == 2
    assert done.stderr.strip() == words.NEWER_STORE


def test_a_folder_that_is_none_is_told(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "file").write_bytes(b"")
    monkeypatch.setenv("SCHEDULER_OUTPUTS", str(place / "file"))
    assert main(["user", "list"]) == 2
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "无法写入" in told
    done = served(place / "file")
    assert (done.returncode, done.stderr.strip()) == (2, words.NO_FOLDER)
