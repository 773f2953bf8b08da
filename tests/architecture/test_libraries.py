"""Which package may use which library, and that each library is pinned."""

import re
import sys
from importlib.metadata import (
    PackageNotFoundError,
    packages_distributions,
    version,
)

import pytest

from tests.architecture.sources import PACKAGE, ROOT, imports, modules, shown, top
from tests.pins import FILES, SEAM, direct_part, normal, pinned

HOMES = {
    "ortools": ("model",),
    "numpy": ("model",),
    "streamlit": ("ui",),
    "altair": ("ui",),
    "pandas": ("ui",),
    "openpyxl": ("intake", "export", "check"),
    "xlsxwriter": ("intake", "export"),
    "python_calamine": ("intake", "check"),
    "typst": ("export",),
    "icalendar": ("export",),
    "holidays": ("termdays", "check"),
    "pydantic": ("policy",),
}
# requirements-district.txt, requirements-peers.txt, requirements-oidc.txt
OPTIONAL = {"dask", "distributed", "timefold"} | {
    "authlib",
    "httpx2",
    "joserfc",
    "itsdangerous",
}


def third_party() -> dict[str, set[str]]:
    """Library as imported -> the files that import it, app.py included."""
    found: dict[str, set[str]] = {}
    for path in (*modules(), ROOT / "app.py"):
        for name in map(top, imports(path)):
            if name not in sys.stdlib_module_names and name != "scheduler":
                found.setdefault(name, set()).add(shown(path))
    return found


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_used_only_at_home(library: str) -> None:
    homes = {f"{PACKAGE.name}/{home}" for home in HOMES[library]}
    if library == "streamlit":
        homes.add("app.py")
    strangers = [
        path
        for path in third_party().get(library, set())
        if not any(path == home or path.startswith(f"{home}/") for home in homes)
    ]
    assert strangers == []


def direct_names(file: str) -> set[str]:
    return set(pinned(direct_part((ROOT / file).read_text(encoding="utf-8"))))


def distributions() -> set[str]:
    """Distributions that the program imports itself."""
    known = packages_distributions()
    return {
        normal(known[library][0])
        for library in third_party()
        if library not in OPTIONAL
    }


def test_what_the_program_imports_is_pinned_for_running() -> None:
    assert distributions() - direct_names("requirements.txt") == set()


def test_nothing_is_pinned_that_nobody_imports() -> None:
    assert direct_names("requirements.txt") - distributions() == set()


@pytest.mark.parametrize("file", FILES)
def test_requirements_are_exact_and_readable_everywhere(file: str) -> None:
    text = (ROOT / file).read_bytes().decode("ascii")  # pip on Windows guesses
    assert text.startswith("# ")
    pin = re.compile(r"[a-z0-9.-]+==[\w.]+( ; [^#]+| +# .+)?")
    lines = [line for line in text.splitlines() if line and line[0] not in "#"]
    assert [
        line
        for line in lines
        if line != "-r requirements.txt" and not pin.fullmatch(line)
    ] == []
    reasons = [line for line in direct_part(text).splitlines() if "==" in line]
    assert all(" # " in line for line in reasons)
    assert SEAM in text


@pytest.mark.parametrize("file", FILES)
def test_the_environment_of_the_tests_has_the_pinned_versions(file: str) -> None:
    differing = []
    for name in direct_names(file):
        pins = pinned((ROOT / file).read_text(encoding="utf-8"))
        try:
            found = version(name)
        except PackageNotFoundError:
            continue
        if found != pins[name]:
            differing.append(f"{name} {found}, pinned {pins[name]}")
    assert differing == []
