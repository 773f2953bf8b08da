"""Sheets as tables of the contract: rows by the contract's column names."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.domain.origin import Origin
from scheduler.intake.findings import Findings
from scheduler.intake.grid import Sheet, letter
from scheduler.intake.headers import columns_of, header_row, judge_header
from scheduler.intake.layout import LAYOUTS, SheetLayout
from scheduler.intake.recognise import recognised
from scheduler.intake.text import EXAMPLE_PREFIX, REMARK_PREFIXES, Raw, clean, key


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
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        layout = recognised(sheet, findings)
        if layout is not None:
            found.setdefault(layout.name, []).append(sheet)
    return {
        layout.name: _table(layout, found.get(layout.name, []), findings)
        for layout in LAYOUTS
    }


def _table(layout: SheetLayout, sheets: list[Sheet], findings: Findings) -> Table:
    rows: list[Row] = []
    readable = False
    for sheet in sheets:
        header = header_row(sheet, layout)
        columns = columns_of(sheet, layout, header)
        if sheet.too_large:
            continue
        if not columns:
            wanted = "、".join(layout.needed_columns)
            findings.of(sheet, "header_missing", wanted=wanted)
            continue
        readable = True
        judge_header(sheet, layout, header, columns, findings)
        rows += _rows(sheet, layout, header, columns, findings)
    if layout.needed and not sheets:
        findings.add("sheet_missing", sheet=layout.name, wanted=layout.name)
    if layout.needed and readable and not rows:
        findings.of(sheets[0], "sheet_empty")
    return Table(layout=layout, present=bool(sheets), rows=tuple(rows))


def _rows(
    sheet: Sheet,
    layout: SheetLayout,
    header: int,
    columns: dict[int, str],
    findings: Findings,
) -> Iterator[Row]:
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
            findings.of(sheet, "row_skipped", cell, value=first[:20])
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
