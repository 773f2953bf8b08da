"""The uploaded files: safe bytes, names that tell them apart, hashes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scheduler.domain.school import Source
from scheduler.intake.findings import Findings
from scheduler.intake.grid import Sheet, read_sheets
from scheduler.intake.guard import safe_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A file that could be read."""

    path: Path
    source: Source
    sheets: tuple[Sheet, ...]


def read_books(paths: Sequence[Path], findings: Findings) -> tuple[Book, ...]:
    """The workbooks, sorted by name; files that cannot be read become issues."""
    books = []
    for path, name in sorted(book_names(paths).items(), key=lambda pair: pair[1]):
        data = safe_bytes(path)
        if isinstance(data, str):
            findings.add(data, book=name)
            continue
        sheets = read_sheets(name, data)
        if isinstance(sheets, str):
            findings.add(sheets, book=name)
            continue
        source = Source(name=name, sha256=sha256(data).hexdigest())
        books.append(Book(path=path, source=source, sheets=sheets))
    return tuple(books)


def book_names(paths: Sequence[Path]) -> dict[Path, str]:
    """The file name of each file; the whole path when two are called the same."""
    unique = list(dict.fromkeys(paths))
    counts = Counter(path.name for path in unique)
    return {path: path.name if counts[path.name] == 1 else str(path) for path in unique}
