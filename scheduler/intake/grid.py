"""Sheets as plain grids of cells, merged cells filled in; .xlsx and .xls alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from scheduler.intake.guard import is_zip
from scheduler.intake.sheetxml import Reach, reaches
from scheduler.intake.text import Raw

MAX_ROWS = 20_000
MAX_COLUMNS = 500

_Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; ``rows[0]`` is row 1. ``banners`` are rows that one merge spans.

    ``too_large`` is the last cell of a sheet that was not read for its size;
    ``faults`` are cells with an error value or (empty text) an uncalculated formula.
    """

    book: str
    name: str
    rows: tuple[tuple[Raw, ...], ...]
    banners: frozenset[int] = frozenset()
    hidden: bool = False
    too_large: str = ""
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)


def letter(index: int) -> str:
    """The column letter of a zero-based index: ``A``, ``Z``, ``AA``."""
    text = ""
    number = index + 1
    while number:
        number, remainder = divmod(number - 1, 26)
        text = chr(65 + remainder) + text
    return text


def read_sheets(book: str, data: bytes) -> tuple[Sheet, ...] | None:
    """All worksheets of a workbook; ``None`` when the file is damaged."""
    try:
        reach = reaches(data) if is_zip(data) else {}
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return tuple(
            _sheet(
                book,
                workbook,
                metadata.name,
                metadata.visible is not SheetVisibleEnum.Visible,
                reach.get(metadata.name, Reach()),
            )
            for metadata in workbook.sheets_metadata
            if metadata.typ is SheetTypeEnum.WorkSheet
        )
    except (CalamineError, ValueError, OSError):
        return None


def _sheet(
    book: str, workbook: CalamineWorkbook, name: str, hidden: bool, reach: Reach
) -> Sheet:
    if reach.height > MAX_ROWS or reach.width > MAX_COLUMNS:
        return _too_large(book, name, hidden, reach.height, reach.width)
    source: CalamineSheet = workbook.get_sheet_by_name(name)
    if source.end is None:
        return Sheet(book=book, name=name, rows=(), hidden=hidden)
    height, width = source.end[0] + 1, source.end[1] + 1
    if height > MAX_ROWS or width > MAX_COLUMNS:
        return _too_large(book, name, hidden, height, width)
    rows: list[list[Raw]] = [
        [None if value == "" else value for value in row]
        for row in source.to_python(skip_empty_area=False)
    ]
    banners = _fill_merged(rows, source.merged_cell_ranges or [])
    return Sheet(
        book=book,
        name=name,
        rows=tuple(tuple(row) for row in rows),
        banners=banners,
        hidden=hidden,
        faults=reach.faults,
    )


def _too_large(book: str, name: str, hidden: bool, height: int, width: int) -> Sheet:
    corner = f"{letter(max(width, 1) - 1)}{height}"
    return Sheet(book=book, name=name, rows=(), hidden=hidden, too_large=corner)


def _fill_merged(rows: list[list[Raw]], ranges: list[_Merge]) -> frozenset[int]:
    """Give every cell of a merged range its value; tell rows that one range spans."""
    banners = set()
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in range(top, min(bottom + 1, len(rows))):
            cells = rows[row]
            end = min(right + 1, len(cells))
            cells[left:end] = [value] * (end - left)
            alone = sum(cell is not None for cell in cells) <= end - left
            if right - left >= 2 and alone:
                banners.add(row)
    return frozenset(banners)
