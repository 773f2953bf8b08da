"""The second mind runs without the solver and borrows from nobody it judges."""

import ast
import subprocess
import sys
from pathlib import Path

import scheduler.check

FOLDER = Path(scheduler.check.__file__).parent
FORBIDDEN = (
    "ortools",
    "pandas",
    "streamlit",
    "scheduler.model",
    "scheduler.subsidy",
    "scheduler.intake",
    "scheduler.export",
    "scheduler.termdays",
    "scheduler.domain.plan_json",
    "scheduler.pipeline",
    "scheduler.ui",
    "scheduler.jobs",
    "scheduler.cli",
)


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} hides where it imports from"
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_no_file_of_the_checker_imports_what_it_judges() -> None:
    files = sorted(FOLDER.rglob("*.py"))
    assert len(files) > 40
    for path in files:
        for name in imported(path):
            for forbidden in FORBIDDEN:
                assert name != forbidden, path
                assert not name.startswith(forbidden + "."), (path, name)


PROGRAM = """
import sys
sys.modules["ortools"] = None
from tests.check import judge, plans, schools
school = schools.rich()
plan = plans.document(school)
assert judge.violations(school, plan) == ()
del plan["roster"][0]
assert judge.broken(school, plan) == {"H16"}
loaded = [name for name in sys.modules if name.startswith("scheduler.model")]
assert loaded == [], loaded
print("judged")
"""


def test_the_audit_runs_with_the_solver_blocked() -> None:
    root = FOLDER.parents[1]
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stdout.strip() == "judged", run.stderr
