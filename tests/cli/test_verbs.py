"""Every verb's good day: status 0, text for people, one JSON object for programs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.ask import Said, said
from tests.intake.books import put
from tests.pipeline.book import files, small, written

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]


def good(said_: Said) -> Said:
    assert said_.status == 0, said_
    return said_


@pytest.mark.parametrize("json", [False, True])
def test_template(tmp_path: Path, capsys: Capture, json: bool) -> None:
    out = tmp_path / "空白.xlsx"
    answer = good(said(capsys, "template", out, json=json))
    assert out.stat().st_size > 5000
    if json:
        assert answer.document["written"] == str(out)
    else:
        assert str(out) in answer.out


def test_check_a_clean_book(book: Path, capsys: Capture) -> None:
    assert good(said(capsys, "check", book)).out.strip()
    assert good(said(capsys, "check", book, json=True)).document["issues"] == []


def test_check_annotates_a_copy(tmp_path: Path, capsys: Capture) -> None:
    book = written(tmp_path, put(small(), "班级", "B2", "九十九"))
    marked = tmp_path / "标注.xlsx"
    answer = said(capsys, "check", book, "--annotate", marked, json=True)
    assert answer.status == 2
    assert marked.is_file()
    [issue] = [row for row in answer.document["issues"] if row["cell"] == "B2"]
    assert issue["sheet"] == "班级"
    assert issue["text"]
    assert issue["mend"]


def test_solve_tells_its_stages(book: Path, tmp_path: Path, capsys: Capture) -> None:
    answer = good(said(capsys, "solve", book, "--out", tmp_path / "a", json=True))
    document = answer.document
    assert document["certificate"]["status"] == "optimal"
    assert document["certificate"]["stages"]
    assert document["out"] == str(tmp_path / "a")
    assert answer.err == ""
    plain = good(said(capsys, "solve", book, "--out", tmp_path / "b"))
    assert str(tmp_path / "b") in plain.out
    assert plain.err  # the stages, as they begin
    assert set(files(tmp_path / "a")) == set(files(tmp_path / "b"))


def test_solve_with_options(
    book: Path, results: Path, tmp_path: Path, capsys: Capture
) -> None:
    answer = said(
        *(capsys, "solve", book, "--out", tmp_path / "a", "--seconds", "9.5"),
        *("--workers", "1", "--seed", "7", "--previous", results),
        json=True,
    )
    good(answer)
    plan = json.loads((tmp_path / "a" / "plan.json").read_text(encoding="utf-8"))
    assert plan["certificate"]["seed"] == 7
    assert plan["certificate"]["workers"] == 1


def test_audit(book: Path, results: Path, capsys: Capture) -> None:
    document = good(said(capsys, "audit", book, results, json=True)).document
    assert document["violations"] == []
    assert document["measures"]
    assert good(said(capsys, "audit", book, results)).out.strip()


def test_repair(book: Path, results: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "two"
    absent = ("--absent", "T1:2026-10-12..2026-10-13", "--absent", "L1:2026-10-14")
    answer = said(capsys, "repair", book, results, *absent, "--out", out, json=True)
    assert good(answer).document["out"] == str(out)
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert [row["staff"] for row in plan["absences"]] == ["T1", "L1"]
    assert good(said(capsys, "audit", book, out)).status == 0


def test_settle(book: Path, results: Path, tmp_path: Path, capsys: Capture) -> None:
    mine = tmp_path / "out"
    shutil.copytree(results, mine)
    document = good(said(capsys, "settle", book, mine, json=True)).document
    assert {"status", "issues", "totals", "notices"} <= set(document)
    sheet = results / "attendance-2026-10.xlsx"
    month = ("--attendance", sheet, "--month", "2026-10")
    again = good(said(capsys, "settle", book, mine, *month, json=True)).document
    assert again["totals"] == document["totals"]
    assert (mine / "subsidy-2026-10.xlsx").is_file()


def test_policy(capsys: Capture) -> None:
    regimes = good(said(capsys, "policy", json=True)).document["policies"]
    assert {"songshan-2021", "shanghai-2021"} <= {row["id"] for row in regimes}
    for name in ("songshan-2021", "松山区"):
        document = good(said(capsys, "policy", name, json=True)).document
        assert document["policy"] == "songshan-2021"
        assert document["clauses"]
    assert good(said(capsys, "policy", "松山区")).out.strip()


def test_explain(capsys: Capture) -> None:
    document = good(said(capsys, "explain", "H15", json=True)).document
    assert document["rule"] == "H15"
    assert good(said(capsys, "explain", "h15", "--policy", "松山区")).out


def test_district(tmp_path: Path, capsys: Capture) -> None:
    written(tmp_path / "区")
    answer = good(said(capsys, "district", tmp_path / "区", "--out", tmp_path / "o"))
    assert answer.out
    assert (tmp_path / "o" / "district.json").is_file()


def test_the_program_runs_as_a_module(book: Path, results: Path) -> None:
    command = [sys.executable, "-m", "scheduler", "audit", str(book), str(results)]
    end = subprocess.run(
        [*command, "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert end.returncode == 0, end.stderr
    assert json.loads(end.stdout)["violations"] == []
    assert end.stderr == ""
