"""The second mind re-reads the files themselves: exported ones and uploaded ones.

Nothing of ``scheduler.export`` or ``scheduler.intake`` is used: cells are read as
cells, yuan become fen here, and every list and sum is made again from plan.json.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scheduler.check.breach import violation
from scheduler.check.reading import read
from scheduler.check.recount import (
    attendance,
    fund,
    pay,
    plan_file,
    sums,
    timetable,
    uploads,
)
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import read_book
from scheduler.check.recount.telling import Place
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation

__all__ = ["check_files", "check_money"]


def check_money(
    book: Path, school: School, document: Mapping[str, Any]
) -> tuple[Violation, ...]:
    """Every difference of one money workbook, a term's or a month's, to the plan."""
    paper, _ = read(document)
    return tuple(_money(Scene(school, paper), book))


def check_files(
    folder: Path,
    books: Sequence[Path],
    school: School,
    document: Mapping[str, Any],
    *,
    fresh: bool = True,
) -> tuple[Violation, ...]:
    """Every difference between a results folder and the plan it was made from.

    Args:
        folder: the results folder; all files of CONTRACT.md 3 are expected.
        books: the uploaded workbooks, for the control totals; none to leave these.
        school: what was read from them.
        document: plan.json as it was judged.
        fresh: the folder has just been written; else a file that is not there is
            no difference, and attendance sheets may have been filled in since.
    """
    return tuple(_all(folder, books, school, document, fresh=fresh))


def _all(
    folder: Path,
    books: Sequence[Path],
    school: School,
    document: Mapping[str, Any],
    *,
    fresh: bool,
) -> Iterator[Violation]:
    paper, _ = read(document)
    scene = Scene(school, paper)
    for found in plan_file.check(folder, document):
        yield violation("F02", found)
    if fresh or (folder / timetable.FILE).exists():
        for found in timetable.check(scene, read_book(folder / timetable.FILE)):
            yield violation("F02", found)
    if fresh:
        for found in attendance.check(scene, folder):
            yield violation("F02", found)
    if fresh or (folder / pay.FILE).exists():
        yield from _money(scene, folder / pay.FILE)
    for found in uploads.check(books, school):
        yield violation("F04", found)


def _money(scene: Scene, book: Path) -> Iterator[Violation]:
    sheets = read_book(book)
    if sheets is None:
        yield violation("F03", Place(pay.FILE, "").absent())
    else:
        table, paid, faults = pay.read_lines(sheets)
        for found in faults:
            yield violation("F03", found)
        if table is not None:
            for part in (
                pay.check(scene, sheets, paid),
                sums.totals(pay.PLACE, table, ("应计金额", "调整", "金额")),
                sums.check(scene, sheets, paid),
                fund.check(scene, sheets, paid),
            ):
                for found in part:
                    yield violation("F03", found)
