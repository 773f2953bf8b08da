"""Every command is told in README and in ``--help``, and nothing else is."""

import re
import subprocess
import sys
from functools import cache

import pytest

from scheduler.cli.main import main
from scheduler.cli.verbs import NAMES
from scheduler.words.cli import HELP
from tests.architecture.sources import ROOT

# CONTRACT.md 2, and the two commands that need no workbook of the school's.
PROMISED = (
    "template",
    "check",
    "solve",
    "audit",
    "repair",
    "settle",
    "district",
    "policy",
    "explain",
    "start",
    "bench",
)
TWO_COMMANDS = ("python -m scheduler start", "python -m tests")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@cache
def overview() -> str:
    """What ``--help`` prints, by way of the environment's own gate."""
    done = subprocess.run(
        [sys.executable, "-m", "scheduler", "--help"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_promised_verb_exists() -> None:
    assert set(NAMES) >= set(PROMISED)


def test_no_verb_is_there_twice() -> None:
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("verb", NAMES)
def test_a_verb_is_explained(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"python -m scheduler {verb}" in readme()
    assert re.search(rf"^\s+{verb}\b", overview(), re.MULTILINE)
    assert CHINESE.search(HELP[verb])
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == 0
    assert CHINESE.search(capsys.readouterr().out)


def test_readme_promises_no_verb_that_is_missing() -> None:
    promised = set(re.findall(r"python -m scheduler ([a-z]+)", readme()))
    assert promised - set(NAMES) == set()


@pytest.mark.parametrize("command", TWO_COMMANDS)
def test_the_two_commands_are_in_readme(command: str) -> None:
    assert re.search(rf"^{command}$", readme(), re.MULTILINE)


@pytest.mark.parametrize("words", [(), ("sovle",), ("solve",), ("solve", "无.xlsx")])
def test_a_slip_of_the_finger_is_not_a_fault_of_the_program(
    words: tuple[str, ...],
) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
