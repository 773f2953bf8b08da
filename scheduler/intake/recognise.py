"""Which sheet of the contract a sheet is: by its name, else by its header."""

from scheduler.intake.findings import Findings
from scheduler.intake.grid import Sheet
from scheduler.intake.headers import columns_of, header_row
from scheduler.intake.layout import IGNORED_SHEETS, LAYOUTS, SheetLayout
from scheduler.intake.text import header_key

_SURE_HITS = 3
_BY_NAME = {
    header_key(spelling): layout
    for layout in LAYOUTS
    for spelling in (layout.name, *layout.synonyms)
}


def recognised(sheet: Sheet, findings: Findings) -> SheetLayout | None:
    """The layout of a sheet; what is not as the contract names it is told."""
    name = header_key(sheet.name)
    layout = _BY_NAME.get(name)
    if sheet.too_large:
        if layout is not None or not sheet.hidden:
            findings.of(sheet, "sheet_too_large", sheet.too_large)
        return layout
    if layout is not None:
        if sheet.hidden:
            findings.of(sheet, "sheet_hidden")
        return layout
    blank = not any(cell is not None for row in sheet.rows for cell in row)
    if name in IGNORED_SHEETS or sheet.hidden or blank:
        return None
    layout = _guess(sheet)
    if layout is None:
        findings.of(sheet, "sheet_unknown")
    else:
        findings.of(sheet, "sheet_guessed", wanted=layout.name)
    return layout


def _guess(sheet: Sheet) -> SheetLayout | None:
    """The layout whose needed columns the sheet has, all of them."""
    best: tuple[int, SheetLayout | None] = (_SURE_HITS - 1, None)
    for layout in LAYOUTS:
        header = header_row(sheet, layout)
        found = set(columns_of(sheet, layout, header).values())
        if found.issuperset(layout.needed_columns) and len(found) > best[0]:
            best = (len(found), layout)
    return best[1]
