import io
import json
from pathlib import Path

import pytest

from scheduler import serve
from scheduler.cli.main import main
from scheduler.office.logins import log_in
from scheduler.store import database_url, open_store
from tests.office.acts import NOW


@pytest.fixture(autouse=True)
def _outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHEDULER_OUTPUTS", str(tmp_path))
    monkeypatch.delenv("SCHEDULER_DATABASE", raising=False)


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))


def test_an_account_made_at_the_machine_can_log_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "first-secret")
    assert main(["user", "add", "管理", "--role", "管理员"]) == 0
    store = open_store(database_url())
    assert log_in(store, "管理", "first-secret", "t", NOW)
    typed(monkeypatch, "second-secret")
    assert main(["user", "password", "管理"]) == 0
    assert not log_in(store, "管理", "first-secret", "t", NOW)
    store.close()
    capsys.readouterr()
    assert main(["user", "--json", "list"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["people"][0]["role"] == "admin"


def test_a_weak_password_and_a_stranger_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "short")
    assert main(["user", "add", "管理", "--role", "admin"]) == 2
    assert "8 至 128 位" in capsys.readouterr().out
    assert main(["user", "off", "无此人"]) == 2
    assert "没有这个账号" in capsys.readouterr().out


def test_the_network_needs_an_administrator_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[dict[str, object]] = []

    def start(**options: object) -> int:
        started.append(options)
        return 0

    monkeypatch.setattr("scheduler.cli.start.start", start)
    assert main(["start", "--lan"]) == 2
    assert "python -m scheduler user add" in capsys.readouterr().err
    assert started == []
    typed(monkeypatch, "first-secret")
    assert main(["user", "add", "教务", "--role", "教务"]) == 0
    assert main(["start", "--lan"]) == 2
    typed(monkeypatch, "first-secret")
    assert main(["user", "add", "管理", "--role", "管理员"]) == 0
    assert main(["start", "--lan", "--port", "8600"]) == 0
    assert started == [{"port": 8600, "browser": True, "lan": True}]


def test_other_machines_are_told_an_address_without_asking_anybody() -> None:
    assert all(not address.startswith("127.") for address in serve.addresses())
