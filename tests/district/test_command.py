"""``python -m scheduler district`` as a person types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.district.books import district, school, shared
from tests.intake.books import save


def command(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "scheduler", "district", *map(str, words)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.mark.slow
def test_two_schools_from_the_command_line(tmp_path: Path) -> None:
    folder = district(tmp_path / "区", 甲校=school("甲校"), 乙校=school("乙校"))
    pool = save(shared(), tmp_path / "共享.xlsx")
    out = tmp_path / "out"
    limits = ("--seconds", "20", "--workers", "1", "--json")
    done = command(folder, "--out", out, "--shared", pool, *limits)
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert said == json.loads((out / "district.json").read_text("utf-8"))
    assert said["totals"]["planned"] == 2


def test_a_folder_without_schools_is_told(tmp_path: Path) -> None:
    done = command(tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "没有工作簿" in done.stdout
    assert not (tmp_path / "out").exists()


def test_a_file_instead_of_a_folder_is_told(tmp_path: Path) -> None:
    path = save(school("甲校"), tmp_path / "甲校.xlsx")
    done = command(path, "--out", tmp_path / "out", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["status"] == 2


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = district(tmp_path / "区", 甲校=school("甲校"))
    done = command(folder, "--out", tmp_path / "out", "--cluster", "没有这个地址")
    assert done.returncode == 2
    assert "集群" in done.stdout or "dask" in done.stdout
    assert "Traceback" not in done.stderr
