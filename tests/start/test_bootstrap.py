"""The environment is made once, used from anywhere, and its lack is told in Chinese."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler import bootstrap

NEEDED = ("__init__.py", "bootstrap.py", "debian.py", "words")
MAIN = '''"""Shows where it ran."""
import sys
from pathlib import Path
from scheduler.bootstrap import enter
enter(sys.argv[1:], Path(__file__).resolve().parents[1] / "requirements.txt")
print("ran in", sys.prefix)
'''
NOT_INSTALLED = "no-such-package-anywhere==1.0\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what runs first, with nothing to install and no environment."""
    root = tmp_path / "课后服务 copy"
    package = root / "scheduler"
    package.mkdir(parents=True)
    for name in NEEDED:
        source = bootstrap.ROOT / "scheduler" / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, package / name)
    (package / "__main__.py").write_text(MAIN, encoding="utf-8")
    (root / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    return root


def run(
    checkout: Path, *words: str, **variables: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "scheduler", *words],
        cwd=checkout,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PIP_NO_INDEX": "1", **variables},
    )


def test_a_verb_without_its_packages_says_what_to_type(checkout: Path) -> None:
    (checkout / "requirements.txt").write_text(NOT_INSTALLED)
    done = run(checkout, "solve")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "python -m scheduler start" in done.stderr
    assert not (checkout / ".venv").exists()


def test_chinese_leaves_in_utf_8_whatever_the_system_thinks(checkout: Path) -> None:
    (checkout / "requirements.txt").write_text(NOT_INSTALLED)
    done = run(checkout, "solve", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert "尚未安装" in done.stderr


def test_a_verb_runs_where_everything_is_there(checkout: Path) -> None:
    done = run(checkout, "solve")
    assert done.stdout == f"ran in {sys.prefix}\n"


def test_a_failed_installation_is_not_taken_for_done(checkout: Path) -> None:
    (checkout / "requirements.txt").write_text(NOT_INSTALLED)
    done = run(checkout, "start")
    assert done.returncode == 1
    assert "组件未能全部安装" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((checkout / ".venv").glob("installed-*")) == []


def enter_always(checkout: Path) -> "subprocess.CompletedProcess[str]":
    program = (
        "from pathlib import Path; from scheduler.bootstrap import enter_always; "
        "enter_always('scheduler', ['solve'], Path('requirements.txt'))"
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=checkout,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PIP_NO_INDEX": "1"},
    )


def test_the_environment_is_made_once_and_again_when_a_pin_changes(
    checkout: Path,
) -> None:
    (checkout / "requirements.txt").write_text("-r more.txt\n")
    more = checkout / "more.txt"
    more.write_text("# nothing\n")
    first, second = enter_always(checkout), enter_always(checkout)
    assert first.stdout == second.stdout == f"ran in {checkout / '.venv'}\n"
    assert "正在安装组件" in first.stderr
    assert second.stderr == ""
    more.write_text("# changed\n")
    assert "正在安装组件" in enter_always(checkout).stderr


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 15, 0), (2, 7, 18)])
def test_another_python_is_turned_away(
    version: tuple[int, int, int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as end:
        bootstrap.enter(["start"], bootstrap.ROOT / "requirements.txt")
    assert end.value.code == 1
    assert "需要 Python 3.11" in capsys.readouterr().err
