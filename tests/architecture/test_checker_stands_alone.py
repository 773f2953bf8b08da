"""The second mind shares no code with the first: said twice, by reading and by running.

import-linter says it too (pyproject.toml), but it does not see that importing
``scheduler.check`` also executes ``scheduler/__init__.py``.
"""

import subprocess
import sys

import pytest

from tests.architecture.sources import PACKAGE, ROOT, imports, modules, shown, within

STRANGERS = (
    "scheduler.model",
    "scheduler.subsidy",
    "scheduler.intake",
    "scheduler.export",
    "scheduler.pipeline",
    "scheduler.cli",
    "scheduler.jobs",
    "scheduler.ui",
    "ortools",
    "streamlit",
)
WORKBOOK_LIBRARIES = ("openpyxl", "xlsxwriter", "python_calamine", "pandas")
RECOUNT = PACKAGE / "check" / "recount"


def is_recount(shown_path: str) -> bool:
    return shown_path.startswith(RECOUNT.relative_to(ROOT).as_posix())


def test_no_file_of_the_checker_imports_a_stranger() -> None:
    files = modules(PACKAGE / "check")
    assert files
    cheats = [
        f"{shown(path)} imports {name}"
        for path in files
        for name in imports(path)
        if any(within(name, stranger) for stranger in STRANGERS)
    ]
    assert cheats == []


def test_only_the_recount_opens_workbooks() -> None:
    readers = {
        shown(path)
        for path in modules(PACKAGE / "check")
        for name in imports(path)
        if any(within(name, library) for library in WORKBOOK_LIBRARIES)
    }
    assert [path for path in readers if not is_recount(path)] == []


def imports_with_blocked(module: str, blocked: tuple[str, ...]) -> str:
    """Error output of a fresh Python that imports the module without the others."""
    program = (
        "import sys\n"
        f"for name in {blocked!r}: sys.modules[name] = None\n"
        f"import {module}\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stderr if done.returncode else ""


def test_the_checker_runs_where_the_solver_is_missing() -> None:
    assert imports_with_blocked("scheduler.check", STRANGERS) == ""


@pytest.mark.parametrize(
    "module",
    ["domain.school", "domain.plan_json", "money", "policy", "rules", "termdays"],
)
def test_facts_load_without_any_big_library(module: str) -> None:
    blocked = (*STRANGERS, *WORKBOOK_LIBRARIES, "scheduler.check")
    assert imports_with_blocked(f"scheduler.{module}", blocked) == ""


def test_the_block_itself_bites() -> None:
    assert "ortools" in imports_with_blocked("ortools.sat.python", ("ortools",))
