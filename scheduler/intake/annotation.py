"""The school's own file given back with its problems marked in the cells."""

import warnings
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from errno import EEXIST
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from scheduler.domain.origin import Issue, Severity
from scheduler.intake.files import book_names
from scheduler.intake.guard import is_zip, safe_bytes
from scheduler.intake.problems import write_list
from scheduler.words import annotation as words

_FILL = {
    Severity.ERROR: PatternFill("solid", fgColor="FFC7CE"),
    Severity.WARNING: PatternFill("solid", fgColor="FFEB9C"),
    Severity.NOTE: PatternFill("solid", fgColor="DDEBF7"),
}
# What openpyxl raises for files the reader refused or forgave; the list remains.
_UNREADABLE = (
    *(ArithmeticError, AttributeError, LookupError, OSError, SyntaxError),
    *(TypeError, ValueError, zipfile.BadZipFile),
)
_COMMENT_WIDTH = 320
_LINE_HEIGHT = 22
_LINE_CHARS = 22


def annotate(books: Sequence[Path], issues: Sequence[Issue], out: Path) -> None:
    """Write copies of the workbooks with coloured cells, comments and 问题清单.

    The first book becomes ``out``; each further one stands beside it as
    ``<out>-<book>.xlsx``. Every copy lists all issues. A file that is no readable
    .xlsx (an .xls, a damaged file) is answered by the list alone.

    Raises:
        OSError: the copy cannot be written; FileExistsError when it would overwrite
            one of the books.
    """
    targets = _targets(books, out)
    for path, name in book_names(books).items():
        target = targets[path]
        workbook = _open(path)
        own = [issue for issue in issues if issue.book in (name, "")]
        if workbook is None:
            workbook = Workbook()
            workbook.remove(workbook.worksheets[0])
        else:
            _mark(workbook, own)
        write_list(workbook, name, issues)
        workbook.save(target)


def _targets(books: Sequence[Path], out: Path) -> dict[Path, Path]:
    names = book_names(books)
    targets: dict[Path, Path] = {}
    for path, name in names.items():
        stem = Path(name).with_suffix("").as_posix().strip("/").replace("/", "-")
        further = out.with_name(f"{out.stem}-{stem}{out.suffix}")
        targets[path] = further if targets else out
    originals = {path.resolve() for path in names}
    if originals & {target.resolve() for target in targets.values()}:
        message = "the marked copy must not overwrite a school's own file"
        raise FileExistsError(EEXIST, message, str(out))
    return targets


def _open(path: Path) -> Workbook | None:
    data = safe_bytes(path)
    if isinstance(data, str) or not is_zip(data):
        return None
    with warnings.catch_warnings():
        # Extensions the copy cannot carry; the school keeps its original.
        warnings.simplefilter("ignore", UserWarning)
        try:
            return load_workbook(path)
        except _UNREADABLE:
            return None


def _mark(workbook: Workbook, issues: Sequence[Issue]) -> None:
    by_cell: defaultdict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.cell and issue.sheet in workbook.sheetnames:
            by_cell[issue.sheet, issue.cell].append(issue)
    for (sheet, place), found in by_cell.items():
        cell = _anchor(workbook[sheet], place)
        cell.fill = _FILL[found[0].severity]
        lines = [
            words.comment(issue.severity.value, issue.text, issue.mend)
            for issue in found
        ]
        if cell.comment is not None:
            lines.insert(0, cell.comment.text)
        text = "\n".join(lines)
        comment = Comment(text, words.AUTHOR)
        comment.width = _COMMENT_WIDTH
        comment.height = _LINE_HEIGHT * sum(
            1 + len(line) // _LINE_CHARS for line in text.split("\n")
        )
        cell.comment = comment


def _anchor(sheet: Worksheet, place: str) -> Cell:
    """The cell itself, or the first cell of the merged range it is part of."""
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        for merged in sheet.merged_cells.ranges:
            if place in merged:
                return sheet.cell(merged.min_row, merged.min_col)
    return cell
