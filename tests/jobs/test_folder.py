from datetime import UTC, datetime
from pathlib import Path

import pytest

from scheduler.jobs.folder import (
    Request,
    RunFolder,
    create_run,
    find_run,
    list_runs,
    run_id,
    safe_name,
)
from scheduler.jobs.status import RunState, RunStatus, read_status, write_status

NOW = datetime(2026, 9, 1, 8, 30, 15, 250_000, tzinfo=UTC)


def request(**changes: object) -> Request:
    values: dict[str, object] = {
        "title": "测试小学",
        "created": NOW.isoformat(),
        "seconds": 30.0,
        "workers": 1,
        "seed": 0,
    }
    return Request(**{**values, **changes})  # type: ignore[arg-type]


def new_run(root: Path, token: str = "00000a") -> RunFolder:
    root.mkdir(parents=True, exist_ok=True)
    book = root.parent / "名单.xlsx"
    book.write_bytes(b"book")
    return create_run(root, [book], request(), run_id(NOW, token))


def test_a_new_run_is_queued_with_its_own_copy_of_the_books(tmp_path: Path) -> None:
    run = new_run(tmp_path / "runs")
    status = run.status()
    assert status is not None
    assert status.state is RunState.QUEUED
    assert [book.read_bytes() for book in run.books()] == [b"book"]
    assert run.request() == request()
    assert list_runs(tmp_path / "runs") == (run,)


def test_ids_sort_by_time_and_then_by_chance() -> None:
    later = NOW.replace(microsecond=251_000)
    ids = [run_id(later, "000000"), run_id(NOW, "ffffff"), run_id(NOW, "000001")]
    assert sorted(ids) == [ids[2], ids[1], ids[0]]


@pytest.mark.parametrize(
    "id", ["", "..", "../runs", "20260901-083015-250-00000a/..", "sample"]
)
def test_an_id_from_the_address_bar_never_leaves_the_folder(
    tmp_path: Path, id: str
) -> None:
    new_run(tmp_path / "runs")
    assert find_run(tmp_path / "runs", id) is None


def test_a_folder_without_a_status_is_not_a_run(tmp_path: Path) -> None:
    (tmp_path / "20260901-083015-250-00000a").mkdir()
    assert find_run(tmp_path, "20260901-083015-250-00000a") is None


def test_uploaded_names_cannot_escape_or_overwrite() -> None:
    assert safe_name("../../etc/名单.xlsx") == "_.._etc_名单.xlsx"
    assert safe_name("名单.xlsx", ["名单.xlsx"]) == "名单（2）.xlsx"
    assert safe_name("...") == "名单.xlsx"


def test_clearing_keeps_inputs_and_log_only(tmp_path: Path) -> None:
    run = new_run(tmp_path / "runs")
    (run.result / "calendar").mkdir(parents=True)
    (run.path / ".result.1234.new").mkdir()
    (run.path / "findings.json").write_text("{}", encoding="utf-8")
    run.cancel()
    run.clear_unfinished()
    left = {path.name for path in run.path.iterdir()}
    assert left == {"inputs", "request.json", "status.json", "cancel"}


def test_a_status_survives_the_file_and_nonsense_does_not(tmp_path: Path) -> None:
    status = RunStatus(
        state=RunState.RUNNING, seconds=9.0, stage="轮值", value=3, bound=2, pid=7
    )
    write_status(tmp_path / "status.json", status)
    assert read_status(tmp_path / "status.json") == status
    (tmp_path / "status.json").write_text('{"state": "??"}', encoding="utf-8")
    assert read_status(tmp_path / "status.json") is None
