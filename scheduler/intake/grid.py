"""Sheets as plain grids of cells, merged cells filled in; .xlsx and .xls alike."""

from dataclasses import dataclass
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from scheduler.intake.text import Raw

MAX_ROWS = 20_000
MAX_CELLS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; ``rows[0]`` is row 1. ``banners`` are rows that one merge spans.

    ``too_large`` is the last cell of a sheet that was not read for its size.
    """

    book: str
    name: str
    rows: tuple[tuple[Raw, ...], ...]
    banners: frozenset[int]
    hidden: bool
    too_large: str = ""


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
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return tuple(
            _sheet(
                book,
                workbook.get_sheet_by_name(metadata.name),
                metadata.visible is not SheetVisibleEnum.Visible,
            )
            for metadata in workbook.sheets_metadata
            if metadata.typ is SheetTypeEnum.WorkSheet
        )
    except CalamineError:
        return None


def _sheet(book: str, source: CalamineSheet, hidden: bool) -> Sheet:
    height, width = source.total_height, source.total_width
    if height > MAX_ROWS or height * width > MAX_CELLS:
        return Sheet(
            book=book,
            name=source.name,
            rows=(),
            banners=frozenset(),
            hidden=hidden,
            too_large=f"{letter(max(width, 1) - 1)}{height}",
        )
    rows: list[list[Raw]] = [
        [None if value == "" else value for value in row]
        for row in source.to_python(skip_empty_area=False)
    ]
    banners = _fill_merged(rows, source.merged_cell_ranges or [])
    return Sheet(
        book=book,
        name=source.name,
        rows=tuple(tuple(row) for row in rows),
        banners=banners,
        hidden=hidden,
    )


def _fill_merged(
    rows: list[list[Raw]],
    ranges: list[tuple[tuple[int, int], tuple[int, int]]],
) -> frozenset[int]:
    """Give every cell of a merged range its value; tell rows that one range spans."""
    banners = set()
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in range(top, min(bottom + 1, len(rows))):
            rows[row][left : right + 1] = [value] * (
                min(right + 1, len(rows[row])) - left
            )
            filled = sum(cell is not None for cell in rows[row])
            if right - left + 1 >= 3 and filled <= right - left + 1:
                banners.add(row)
    return frozenset(banners)
