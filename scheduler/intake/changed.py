"""The school's own workbooks with some cells changed, for a trial."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import load_workbook

from scheduler.domain.outcome import Change


def write_changed(
    books: Sequence[Path], changes: Iterable[Change], folder: Path
) -> tuple[tuple[Path, ...], tuple[Change, ...]]:
    """Copies of the books in a folder, with the cells typed anew.

    Returns:
        The copies, and the changes whose sheet no book has.

    Raises:
        OSError: a book cannot be read or a copy written.
    """
    left = list(changes)
    copies: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for book in books:
        copy = folder / book.name
        copies.append(copy)
        if book.suffix.lower() not in (".xlsx", ".xlsm") or not left:
            shutil.copyfile(book, copy)
            continue
        whole = load_workbook(book)
        mine = [row for row in left if row.sheet in whole.sheetnames]
        for row in mine:
            whole[row.sheet][row.cell] = _typed(row.after)
        left = [row for row in left if row not in mine]
        whole.save(copy)
    return tuple(copies), tuple(left)


def _typed(text: str) -> str | int | float | None:
    """A cell as a person types it: numbers are numbers."""
    if not text:
        return None
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
