"""Sheets recognised as tables: which row is the header, which column is which."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.domain.origin import Origin
from scheduler.intake.findings import Findings
from scheduler.intake.grid import Sheet, letter
from scheduler.intake.layout import DAY_COLUMNS, IGNORED_SHEETS, LAYOUTS, SheetLayout
from scheduler.intake.text import (
    EXAMPLE_PREFIX,
    REMARK_PREFIXES,
    Raw,
    clean,
    header_key,
    key,
)

HEADER_ROWS = 15
_SURE_HITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A data row: its cells by the contract's column names, blank ones left out.

    ``faulty`` names needed columns the sheet does not have, and columns whose cell
    here holds a broken formula: both are reported already.
    """

    origin: Origin
    cells: dict[str, Raw]
    faulty: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All rows of one layout, from however many sheets; ``present`` if any sheet."""

    layout: SheetLayout
    present: bool
    rows: tuple[Row, ...]


def read_tables(sheets: list[Sheet], findings: Findings) -> dict[str, Table]:
    """The tables of all layouts, keyed by the contract's sheet name."""
    rows: dict[str, list[Row]] = {}
    sources: dict[str, Sheet] = {}
    for sheet in sheets:
        layout = _recognised(sheet, findings)
        if layout is None:
            continue
        sources.setdefault(layout.name, sheet)
        rows.setdefault(layout.name, []).extend(_rows(sheet, layout, findings))
    for layout in LAYOUTS:
        _judge_presence(layout, rows.get(layout.name), sources, findings)
    return {
        layout.name: Table(
            layout=layout,
            present=layout.name in rows,
            rows=tuple(rows.get(layout.name, ())),
        )
        for layout in LAYOUTS
    }


def _judge_presence(
    layout: SheetLayout,
    rows: list[Row] | None,
    sources: dict[str, Sheet],
    findings: Findings,
) -> None:
    """A needed sheet exists and says something."""
    if not layout.needed or rows:
        return
    if rows is None:
        findings.add("sheet_missing", sheet=layout.name, wanted=layout.name)
    else:
        _tell(findings, "sheet_empty", sources[layout.name])


def _recognised(sheet: Sheet, findings: Findings) -> SheetLayout | None:
    """The layout of a sheet by its name, else by its header."""
    name = header_key(sheet.name)
    layout = next(
        (
            candidate
            for candidate in LAYOUTS
            if name in map(header_key, (candidate.name, *candidate.synonyms))
        ),
        None,
    )
    if sheet.too_large:
        if layout is not None or not sheet.hidden:
            _tell(findings, "sheet_too_large", sheet, cell=sheet.too_large)
        return None
    if layout is not None:
        if sheet.hidden:
            _tell(findings, "sheet_hidden", sheet)
        return layout
    if name in IGNORED_SHEETS:
        return None
    if sheet.hidden or not any(cell is not None for row in sheet.rows for cell in row):
        return None
    layout = _guess(sheet)
    if layout is None:
        _tell(findings, "sheet_unknown", sheet)
    else:
        _tell(findings, "sheet_guessed", sheet, wanted=layout.name)
    return layout


def _guess(sheet: Sheet) -> SheetLayout | None:
    """The layout whose needed columns the sheet has, all of them."""
    best: tuple[int, SheetLayout | None] = (_SURE_HITS - 1, None)
    for layout in LAYOUTS:
        found = set(_columns(sheet, layout, _header_row(sheet, layout)).values())
        if found.issuperset(layout.needed_columns) and len(found) > best[0]:
            best = (len(found), layout)
    return best[1]


def _header_row(sheet: Sheet, layout: SheetLayout) -> int:
    """The row (from 0) of the first 15 with most known headers; -1 if none has two.

    The lower row wins a tie: two-line headers merge downwards.
    """
    best, best_row = 1, -1
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        names = {layout.headers.get(header_key(cell)) for cell in row} - {None}
        follows = number == best_row + 1 and best_row >= 0
        if len(names) > best or (follows and len(names) == best):
            best, best_row = len(names), number
    return best_row


def _columns(sheet: Sheet, layout: SheetLayout, header: int) -> dict[int, str]:
    """The contract's name of each known column; the first of two equals counts."""
    if header < 0:
        return {}
    found: dict[int, str] = {}
    exact = {header_key(column.name): column.name for column in layout.columns}
    keys = [header_key(cell) for cell in sheet.rows[header]]
    for headers in (exact, layout.headers):
        for index, text in enumerate(keys):
            name = headers.get(text)
            if name is not None and name not in found.values() and index not in found:
                found[index] = name
    return found


def _rows(sheet: Sheet, layout: SheetLayout, findings: Findings) -> Iterator[Row]:
    header = _header_row(sheet, layout)
    if header < 0 and layout.name == "学校":
        header, columns = -1, _settings_columns(sheet)
    else:
        columns = _columns(sheet, layout, header)
    if not columns:
        wanted = "、".join(layout.needed_columns)
        _tell(findings, "header_missing", sheet, wanted=wanted)
        return
    _judge_header(sheet, layout, header, columns, findings)
    missing = frozenset(layout.needed_columns).difference(columns.values())
    letters = tuple((name, letter(index)) for index, name in columns.items())
    for number, cells in enumerate(sheet.rows[header + 1 :], start=header + 1):
        known = {
            name: cells[index]
            for index, name in columns.items()
            if clean(cells[index]) != ""
        }
        first = key(known.get(layout.key_column))
        if not known or first.startswith(EXAMPLE_PREFIX):
            continue
        if number in sheet.banners or first.startswith(REMARK_PREFIXES):
            cell = f"{letters[0][1]}{number + 1}"
            _tell(findings, "row_skipped", sheet, cell=cell, value=first[:20])
            continue
        origin = Origin(
            book=sheet.book, sheet=sheet.name, row=number + 1, columns=letters
        )
        faults = {
            name: sheet.faults[number, index]
            for index, name in columns.items()
            if (number, index) in sheet.faults
        }
        for name, fault in faults.items():
            code = "cell_error" if fault else "formula_uncalculated"
            findings.at(code, origin, name, value=fault)
        yield Row(origin=origin, cells=known, faulty=missing.union(faults))


def _settings_columns(sheet: Sheet) -> dict[int, str]:
    """学校 without a header: the first two columns that hold anything."""
    used = sorted(
        {
            index
            for row in sheet.rows
            for index, cell in enumerate(row)
            if cell is not None
        }
    )
    return dict(zip(used[:2], ("项目", "值"), strict=False)) if len(used) > 1 else {}


def _judge_header(
    sheet: Sheet,
    layout: SheetLayout,
    header: int,
    columns: dict[int, str],
    findings: Findings,
) -> None:
    names = set(columns.values())
    for wanted in layout.needed_columns:
        if wanted not in names:
            cell = f"A{header + 1}"
            _tell(findings, "column_missing", sheet, cell=cell, wanted=wanted)
    if layout.name == "学生":
        for wanted in DAY_COLUMNS:
            if wanted not in names:
                _tell(findings, "weekday_column_missing", sheet, wanted=wanted)
    if header < 0:
        return
    for index, title in enumerate(sheet.rows[header]):
        text = clean(title)
        if index in columns or not text:
            continue
        cell = f"{letter(index)}{header + 1}"
        repeated = layout.headers.get(header_key(title))
        if repeated is None:
            _tell(findings, "column_unknown", sheet, cell=cell, header=text)
        elif header_key(sheet.rows[header][index - 1]) != header_key(title):
            _tell(findings, "column_twice", sheet, cell=cell, wanted=repeated)


def _tell(
    findings: Findings, code: str, sheet: Sheet, cell: str = "", **facts: object
) -> None:
    findings.add(code, book=sheet.book, sheet=sheet.name, cell=cell, **facts)
