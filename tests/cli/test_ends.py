"""Every other end: its exit status, its one JSON object, and never a traceback."""

import json as json_module
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.cli import solve
from scheduler.pipeline.ends import PlanOptions
from tests.cli.ask import said
from tests.intake.books import put
from tests.pipeline.book import files, small, written

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def here(tmp_path: Path, book: Path, results: Path) -> Path:
    """A folder with a good book and plan, and much that is neither."""
    shutil.copy2(book, tmp_path / "好.xlsx")
    shutil.copytree(results, tmp_path / "plan")
    (tmp_path / "空").mkdir()
    (tmp_path / "坏.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "文本.txt").write_text("文本", encoding="utf-8")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "plan.json").write_text("{", encoding="utf-8")
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "plan.json").write_text("[1]", encoding="utf-8")
    return tmp_path


UNUSABLE = [
    "check 无.xlsx",
    "check 空",
    "check 坏.xlsx",
    "check 文本.txt",
    "check 好.xlsx --annotate 无/标注.xlsx",
    "check 好.xlsx --annotate 空",
    "template 空",
    "template 无/空白.xlsx",
    "solve 无.xlsx --out out",
    "solve 空 --out out",
    "solve 坏.xlsx --out out",
    "solve 好.xlsx --out 文本.txt",
    "solve 好.xlsx --out 文本.txt/out",
    "solve 好.xlsx",
    "solve --out out",
    "solve 好.xlsx --out out --seconds 0",
    "solve 好.xlsx --out out --seconds inf",
    "solve 好.xlsx --out out --seconds nan",
    "solve 好.xlsx --out out --seconds 十",
    "solve 好.xlsx --out out --workers 0",
    "solve 好.xlsx --out out --workers ²",
    "solve 好.xlsx --out out --seed x",
    "solve 好.xlsx --out out --previous 无",
    "solve 好.xlsx --out out --previous 空",
    "solve 好.xlsx --out out --previous broken",
    "audit 好.xlsx",
    "audit 好.xlsx 无",
    "audit 好.xlsx 空",
    "audit 好.xlsx 好.xlsx",
    "audit 好.xlsx broken",
    "audit 好.xlsx list",
    "audit 坏.xlsx plan",
    "repair 好.xlsx plan --out out",
    "repair 好.xlsx plan --absent T1 --out out",
    "repair 好.xlsx plan --absent T1:2026-10-13..2026-10-12 --out out",
    "repair 好.xlsx plan --absent T99:2026-10-12 --out out",
    "repair 好.xlsx 空 --absent T1:2026-10-12 --out out",
    "repair 好.xlsx plan --absent T1:2026-10-12 --out 文本.txt",
    "settle 好.xlsx 空",
    "settle 好.xlsx plan --month 2026-13",
    "settle 好.xlsx plan --month 十月",
    "settle 好.xlsx plan --attendance 无.xlsx",
    "settle 好.xlsx plan --attendance 空",
    "settle 好.xlsx plan --attendance 坏.xlsx",
    "settle 好.xlsx plan --attendance 好.xlsx",
    "district 无 --out out",
    "district 空 --out out",
    "district 好.xlsx --out out",
    "policy 无此地",
    "explain H99",
    "explain H03 --policy 无此地",
    "sovle",
    "",
]


@pytest.mark.parametrize("command", UNUSABLE)
def test_what_a_user_may_type_ends_with_status_2(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, command: str
) -> None:
    monkeypatch.chdir(here)
    before = files(here)
    plain = said(capsys, *command.split())
    assert plain.status == 2
    assert (plain.out + plain.err).strip()
    told = said(capsys, *command.split(), json=True)
    assert told.status == 2
    assert told.document
    assert files(here) == before


def test_an_impossible_school_ends_with_status_3(
    tmp_path: Path, capsys: Capture
) -> None:
    book = written(tmp_path / "in", small(每日带班人数=9))
    answer = said(capsys, "solve", book, "--out", tmp_path / "out", json=True)
    assert answer.status == 3
    document = answer.document
    written_document = json_module.loads(
        (tmp_path / "out" / "conflicts.json").read_text(encoding="utf-8")
    )
    assert document["conflicts"] == written_document["conflicts"]
    assert document["repairs"] == written_document["repairs"]
    first = document["conflicts"][0]["requirements"][0]
    assert first["sheet"] == "学校"
    plain = said(capsys, "solve", book, "--out", tmp_path / "out")
    assert plain.status == 3
    assert first["text"] in plain.out


def test_a_spoiled_plan_ends_with_status_4(here: Path, capsys: Capture) -> None:
    path = here / "plan" / "plan.json"
    document = json_module.loads(path.read_text(encoding="utf-8"))
    document["roster"][0]["staff"] = ["T99"]
    path.write_text(json_module.dumps(document), encoding="utf-8")
    answer = said(capsys, "audit", here / "好.xlsx", here / "plan", json=True)
    assert answer.status == 4
    assert answer.document["violations"]
    assert said(capsys, "audit", here / "好.xlsx", here / "plan").status == 4


def test_a_plan_of_another_school_ends_with_status_4(
    here: Path, capsys: Capture
) -> None:
    book = written(here / "in", put(small(), "学校", "B2", "另一所小学"))
    assert said(capsys, "audit", book, here / "plan", json=True).status == 4


def test_ctrl_c_ends_with_status_5(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(*_: object, **__: object) -> PlanOptions:
        raise KeyboardInterrupt

    monkeypatch.setattr(solve, "plan_school", press)
    out = here / "out"
    answer = said(capsys, "solve", here / "好.xlsx", "--out", out, json=True)
    assert answer.status == 5
    assert answer.document["issues"]
    assert not out.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_ctrl_c_stops_a_search_that_runs(tmp_path: Path) -> None:
    """The solver's own handler once ended a stage and let the run go on."""
    large = ROOT / "inputs" / "workbooks" / "sample_l.xlsx"
    command = [sys.executable, "-m", "scheduler", "solve", str(large)]
    process = subprocess.Popen(
        [*command, "--out", str(tmp_path / "out"), "--seconds", "120"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline()  # the first stage has begun
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 5, err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_the_program_ends_with_status_1_and_no_names(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> PlanOptions:
        raise RuntimeError("学生甲")

    monkeypatch.setattr(solve, "plan_school", fail)
    answer = said(capsys, "solve", here / "好.xlsx", "--out", here / "out", json=True)
    assert answer.status == 1
    assert answer.document
    assert "学生甲" not in answer.out + answer.err
    assert "RuntimeError" in answer.err
