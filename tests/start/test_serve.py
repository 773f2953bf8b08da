"""``start`` plans the sample once per code, and finds a port of its own."""

import socket
import subprocess
from pathlib import Path

import pytest

from scheduler import serve


@pytest.fixture
def solves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Results in a folder of the test; ``solve`` only writes an empty plan."""
    calls: list[list[str]] = []
    result = tmp_path / "sample"

    def run(
        command: list[str], **options: object
    ) -> "subprocess.CompletedProcess[bytes]":
        calls.append(command)
        result.mkdir(exist_ok=True)
        (result / "plan.json").write_text("{}")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(serve, "SAMPLE_RESULT", result)
    monkeypatch.setattr(serve, "MADE_FROM", tmp_path / "made_from")
    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_the_sample_is_planned_once(solves: list[list[str]]) -> None:
    serve.plan_sample()
    serve.plan_sample()
    assert len(solves) == 1
    assert solves[0][-4:-2] == ["solve", str(serve.SAMPLE)]


def test_the_sample_is_planned_again_when_its_plan_is_gone(
    solves: list[list[str]],
) -> None:
    serve.plan_sample()
    (serve.SAMPLE_RESULT / "plan.json").unlink()
    serve.plan_sample()
    assert len(solves) == 2


def test_the_sample_is_planned_again_by_other_code(
    solves: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    serve.plan_sample()
    monkeypatch.setattr(serve, "code_fingerprint", lambda: "other")
    serve.plan_sample()
    assert len(solves) == 2


def test_a_sample_that_failed_is_tried_again_next_time(
    solves: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(
        command: list[str], **options: object
    ) -> "subprocess.CompletedProcess[bytes]":
        solves.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(subprocess, "run", fail)
    serve.plan_sample()
    serve.plan_sample()
    assert len(solves) == 2
    assert "示例学校未能排出" in capsys.readouterr().err


def test_a_taken_port_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((serve.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        assert not serve.is_free(port)
        monkeypatch.setattr(serve, "FIRST_PORT", port)
        monkeypatch.setattr(serve, "LAST_PORT", port)
        assert serve.free_port() is None
        monkeypatch.setattr(serve, "LAST_PORT", port + 50)
        found = serve.free_port()
    assert found is not None
    assert port < found


def test_an_asked_port_that_is_taken_is_refused(
    solves: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server((serve.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        assert serve.start(port=port, browser=False) == 2
    assert f"端口 {port} 不能使用" in capsys.readouterr().err


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_no_port_at_all_is_refused(port: int) -> None:
    assert not serve.is_free(port)
