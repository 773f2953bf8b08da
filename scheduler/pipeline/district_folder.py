"""The schools of a folder: one workbook each, or a sub-folder of several."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb")
REPORT_JSON, REPORT_BOOK = "district.json", "district.xlsx"
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFiles:
    """A school's workbooks.

    ``stem`` is the file's or sub-folder's name without its ending, ``key`` the same as
    a safe folder name that no other school of the district has.
    """

    stem: str
    key: str
    books: tuple[Path, ...]


def find_schools(folder: Path, ignored: Collection[Path]) -> tuple[SchoolFiles, ...]:
    """All schools, by name; ``ignored`` are the shared workbook and the results.

    Excel's lock files and hidden entries are no schools.
    """
    skip = {path.resolve() for path in ignored}
    found: list[tuple[str, tuple[Path, ...]]] = []
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "~")) or entry.resolve() in skip:
            continue
        if entry.is_dir():
            books = tuple(path for path in sorted(entry.iterdir()) if _is_book(path))
            if books:
                found.append((entry.name, books))
        elif _is_book(entry):
            found.append((entry.stem, (entry,)))
    used = {REPORT_JSON, REPORT_BOOK}
    schools = []
    for stem, books in found:
        schools.append(SchoolFiles(stem=stem, key=_free_name(stem, used), books=books))
    return tuple(schools)


def _is_book(path: Path) -> bool:
    hidden = path.name.startswith((".", "~"))
    return path.is_file() and path.suffix.lower() in SUFFIXES and not hidden


def _free_name(stem: str, used: set[str]) -> str:
    base = _UNSAFE.sub("_", stem).strip(" .") or "_"
    name, number = base, 2
    while name.casefold() in used:
        name, number = f"{base}-{number}", number + 1
    used.add(name.casefold())
    return name
