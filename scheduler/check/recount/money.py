"""A money workbook re-read whole: the term's, a month's, a closed month's."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from scheduler.check.breach import Breach
from scheduler.check.recount import (
    apart,
    closing,
    columns,
    differences,
    fund,
    live,
    notes,
    pay,
    sums,
)
from scheduler.check.recount.live.texts import Formulas, read_formulas
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Sheets, read_book
from scheduler.check.recount.telling import Place


def check(scene: Scene, path: Path, *, texts: bool = True) -> Iterator[Breach]:
    """Every difference to the plan, to the ledger beside it and to its own sums.

    Args:
        scene: the school and its plan.
        path: the workbook.
        texts: hold notes and remarks against the sentences of this version of the
            program; not for a book that another version may have written.
    """
    read = _read(path)
    if read is None:
        yield Place(path.name, "").absent()
        return
    yield from check_read(scene, path, *read, texts=texts)


def check_read(
    scene: Scene, path: Path, sheets: Sheets, formulas: Formulas, *, texts: bool
) -> Iterator[Breach]:
    """The same of cells and formulas that have been read."""
    share = scene.school.settings.staff_share
    yield from live.check(path.name, sheets, formulas, share)
    for found in _counted(scene, path, sheets, texts=texts):
        yield _in(found, path.name)


def check_formulas(path: Path, share: Decimal) -> Iterator[Breach]:
    """Every formula of a workbook; ``check_figures`` is the other half."""
    read = _read(path)
    if read is None:
        yield Place(path.name, "").absent()
        return
    yield from live.check(path.name, *read, share)


def check_figures(scene: Scene, path: Path) -> Iterator[Breach]:
    """Every figure of a workbook just written; with the formulas it is ``check``."""
    sheets = read_book(path)
    if sheets is None:
        yield Place(path.name, "").absent()
        return
    for found in _counted(scene, path, sheets, texts=True):
        yield _in(found, path.name)


def _read(path: Path) -> tuple[Sheets, Formulas] | None:
    """Cells and formulas, None when it is no workbook."""
    sheets = read_book(path)
    try:
        formulas = read_formulas(path)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None
    return None if sheets is None else (sheets, formulas)


def _counted(
    scene: Scene, path: Path, sheets: Sheets, *, texts: bool
) -> Iterator[Breach]:
    table, paid, faults = pay.read_lines(sheets)
    yield from faults
    if table is None:
        return
    yield from pay.check(scene, sheets, paid)
    yield from sums.totals(pay.PLACE, table, ("应计金额", "调整", "金额"))
    yield from sums.check(scene, sheets, paid)
    yield from fund.check(scene, sheets, paid)
    yield from columns.check(scene, sheets, file=path.name, texts=texts)
    yield from apart.check(scene, path.name, sheets)
    yield from differences.check(scene, path.name, sheets, paid)
    yield from closing.check(scene, path.parent, path.name, sheets, paid)
    if texts:
        yield from notes.check(scene, sheets, paid, file=path.name)


def _in(found: Breach, file: str) -> Breach:
    """The breach under the name of the file that was read."""
    facts = (
        ("file", file) if name == "file" else (name, text) for name, text in found.facts
    )
    return replace(found, facts=tuple(facts))
