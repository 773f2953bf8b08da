"""The second mind re-reads the files themselves: exported ones and uploaded ones.

Nothing of ``scheduler.export`` or ``scheduler.intake`` is used: cells are read as
cells, yuan become fen here, and every list and sum is made again from plan.json. Each
file is judged by itself, so that several processes can share the work.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from scheduler.check.breach import violation
from scheduler.check.reading import read
from scheduler.check.recount import (
    attendance,
    calendars,
    clauses,
    money,
    plan_file,
    posters,
    timetable,
    uploads,
)
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import read_book
from scheduler.domain.school import School
from scheduler.domain.verdict import ClauseVerdict, Violation

__all__ = [
    "Scene",
    "check_figures",
    "check_file",
    "check_files",
    "check_formulas",
    "check_money",
    "check_uploads",
    "file_names",
    "scene_of",
]

MONEY = "subsidy"


def scene_of(
    school: School,
    document: Mapping[str, Any],
    verdicts: Sequence[ClauseVerdict] | None = None,
) -> Scene:
    """What files are held against; made once, it may go to another process.

    With the ``verdicts`` of the clauses compliance.xlsx is compared word by word.
    """
    return Scene(school, read(document)[0], document, verdicts)


def file_names(scene: Scene) -> tuple[str, ...]:
    """Every file that is re-read in a folder just written."""
    return (
        plan_file.FILE,
        timetable.FILE,
        f"{MONEY}.xlsx",
        clauses.FILE,
        calendars.FOLDER,
        posters.POSTERS,
        posters.REPORT,
        *attendance.file_names(scene),
    )


def check_file(
    folder: Path, name: str, scene: Scene, *, fresh: bool = True
) -> tuple[Violation, ...]:
    """Every difference between one file of a results folder and the plan.

    Raises:
        ValueError: files of this name are not re-read.
    """
    return tuple(_file(folder, name, scene, fresh=fresh))


def _file(folder: Path, name: str, scene: Scene, *, fresh: bool) -> Iterator[Violation]:
    path = folder / name
    if name == plan_file.FILE:
        rule, found = "F02", plan_file.check(folder, scene.document)
    elif name == timetable.FILE:
        rule, found = "F02", timetable.check(scene, read_book(path))
    elif name.startswith(attendance.PREFIX):
        rule, found = "F02", attendance.check(scene, path)
    elif name == clauses.FILE:
        rule, found = "F02", clauses.check(scene, path)
    elif name == posters.POSTERS:
        rule, found = "F02", posters.check_posters(scene, path)
    elif name == posters.REPORT:
        rule, found = "F02", posters.check_report(scene, path)
    elif name == calendars.FOLDER:
        rule, found = "F02", calendars.check(scene, path)
    elif name.startswith(MONEY):
        rule, found = "F03", money.check(scene, path, texts=fresh)
    else:
        raise ValueError(name)
    for each in found:
        yield violation(rule, each)


def check_money(
    book: Path, school: School, document: Mapping[str, Any]
) -> tuple[Violation, ...]:
    """Every difference of one money workbook, a term's or a month's, to the plan."""
    return check_file(book.parent, book.name, scene_of(school, document))


def check_formulas(book: Path, staff_share: Decimal) -> tuple[Violation, ...]:
    """The half of ``check_money`` that asks what the formulas say and come to."""
    found = money.check_formulas(book, staff_share)
    return tuple(violation("F03", each) for each in found)


def check_figures(
    book: Path, school: School, document: Mapping[str, Any]
) -> tuple[Violation, ...]:
    """The half of ``check_money`` that counts every figure again."""
    found = money.check_figures(scene_of(school, document), book)
    return tuple(violation("F03", each) for each in found)


def check_uploads(books: Sequence[Path], school: School) -> tuple[Violation, ...]:
    """Control totals of the uploaded workbooks against what was read from them."""
    return tuple(violation("F04", found) for found in uploads.check(books, school))


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
    scene = scene_of(school, document)
    found: list[Violation] = []
    for name in file_names(scene):
        filled = name.startswith(attendance.PREFIX)
        if fresh or (not filled and (folder / name).exists()):
            found += check_file(folder, name, scene, fresh=fresh)
    return (*found, *check_uploads(books, school))
