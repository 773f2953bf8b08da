"""Sheets as plain grids of cells, merged cells filled in; .xlsx and .xls alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.intake.calamine import Merge, RawSheet, raw_sheets
from scheduler.intake.text import Raw


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


def read_sheets(book: str, data: bytes) -> tuple[Sheet, ...] | str:
    """All worksheets of a workbook, or the code of what is wrong with the file."""
    sheets = raw_sheets(data)
    if isinstance(sheets, str):
        return sheets
    return tuple(_sheet(book, raw) for raw in sheets)


def _sheet(book: str, raw: RawSheet) -> Sheet:
    if raw.beyond is not None:
        height, width = raw.beyond
        corner = f"{letter(max(width, 1) - 1)}{height}"
        return Sheet(
            book=book, name=raw.name, rows=(), hidden=raw.hidden, too_large=corner
        )
    banners = _fill_merged(raw.rows, raw.merged)
    return Sheet(
        book=book,
        name=raw.name,
        rows=tuple(tuple(row) for row in raw.rows),
        banners=banners,
        hidden=raw.hidden,
        faults=raw.reach.faults,
    )


def _fill_merged(rows: list[list[Raw]], ranges: list[Merge]) -> frozenset[int]:
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
