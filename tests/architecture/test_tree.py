"""The shape of the tree: what lies at the top, what every module says of itself."""

import ast

import pytest

from tests.architecture.sources import PACKAGE, ROOT, modules, shown, tree

GIVEN = {"app.py", "scheduler", "inputs", "tests", "outputs", "requirements.txt"}
TOOL_FILES = {
    ".ci",
    ".gitignore",
    ".gitattributes",
    ".streamlit",
    "CHANGELOG.md",
    "README.md",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements-district.txt",
    "requirements-oidc.txt",
    "requirements-peers.txt",
    "requirements-postgres.txt",
}
NOT_OURS = {".git", ".venv", "__pycache__"}
CACHES = ".*_cache"
FIRST_PICTURE = 0x1F000  # ideographs of planes 2 and 3 are names
# Run before anything is known of the Python at hand: must parse on old ones, which
# are then told in Chinese what to install.
READ_BY_OLD_PYTHONS = (
    "scheduler/__init__.py",
    "scheduler/__main__.py",
    "scheduler/bootstrap.py",
    "scheduler/debian.py",
    "scheduler/words/__init__.py",
    "scheduler/words/bootstrap.py",
    "tests/__init__.py",
    "tests/__main__.py",
)


def test_nothing_else_lies_at_the_top() -> None:
    entries = {
        entry.name
        for entry in ROOT.iterdir()
        if not entry.match(CACHES) and entry.name != ".hypothesis"
    }
    assert entries - GIVEN - TOOL_FILES - NOT_OURS == set()
    assert entries >= GIVEN | {"README.md", "CHANGELOG.md", "pyproject.toml"}


def test_every_module_says_what_is_inside() -> None:
    silent = [shown(path) for path in modules() if not ast.get_docstring(tree(path))]
    assert silent == []


def test_the_package_itself_imports_nothing() -> None:
    body = tree(PACKAGE / "__init__.py").body
    assert [type(node).__name__ for node in body] == ["Expr"], "only the docstring"


@pytest.mark.parametrize("name", READ_BY_OLD_PYTHONS)
def test_an_old_python_can_read_the_first_files(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    ast.parse(text, filename=name, feature_version=(3, 6))


def test_nothing_is_left_to_write() -> None:
    marks = ("TODO", "FIXME", "XXX", "raise NotImplementedError")
    unfinished = [
        f"{shown(path)}: {mark}"
        for path in modules()
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    ]
    assert unfinished == []


def test_no_picture_sign_is_printed() -> None:
    """Emoji are boxes on an office's machine."""
    files = [*modules(), ROOT / "app.py", ROOT / "README.md"]
    shown_boxes = [
        f"{shown(path)}: U+{ord(sign):X}"
        for path in files
        for sign in path.read_text(encoding="utf-8")
        if ord(sign) >= FIRST_PICTURE and not 0x20000 <= ord(sign) < 0x40000
    ]
    assert shown_boxes == []


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in modules()}
    assert [shown(f) for f in folders if not (f / "__init__.py").is_file()] == []
