"""A money workbook re-read whole: the term's, a month's, a closed month's."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
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
    sheets = read_book(path)
    try:
        formulas = read_formulas(path)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        sheets = None
    if sheets is None:
        yield Place(path.name, "").absent()
        return
    yield from check_read(scene, path, sheets, formulas, texts=texts)


def check_read(
    scene: Scene, path: Path, sheets: Sheets, formulas: Formulas, *, texts: bool
) -> Iterator[Breach]:
    """The same of cells and formulas that have been read."""
    share = scene.school.settings.staff_share
    yield from live.check(path.name, sheets, formulas, share)
    for found in _counted(scene, path, sheets, texts=texts):
        yield _in(found, path.name)


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
