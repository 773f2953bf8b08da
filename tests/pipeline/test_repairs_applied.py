"""A repair typed into the workbook is enough, and all of it is needed."""

import json
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest

from scheduler.pipeline.ends import ExitStatus
from tests.intake.books import Book, put
from tests.pipeline.book import planned, small, written

Typed = dict[str, str]


def away(book: Book) -> None:
    """T3 alone may be on duty and cannot come on Mondays."""
    book["教师"][0].append("不可用")
    for row in book["教师"][1:]:
        row.append("周一" if row[0] == "T3" else None)


def full(book: Book) -> None:
    """T1 and T2 together have fewer units than a week needs."""
    put(put(book, "教师", "F2", 3), "教师", "F3", 3)


def nobody(book: Book) -> None:
    """Nobody may be on duty."""
    put(book, "教师", "E4", "作业辅导")


def crowded(book: Book) -> None:
    """No room holds the class."""
    put(put(book, "场地", "C2", 1), "场地", "C3", 1)


def pinned(book: Book) -> None:
    """T3, who may only do duty, is placed with a class."""
    book["固定安排"] = [
        ["星期", "时段", "班级或社团", "教师", "场地"],
        ["周一", "第一时段", "三年级1班", "T3", None],
    ]


BROKEN: tuple[tuple[Callable[[Book], None], ...], ...] = (
    *((one,) for one in (away, full, nobody, crowded, pinned)),
    *combinations((away, full, crowded, pinned), 2),
    (nobody, full),
    (away, full, crowded),
)


def _type(book: Path, changes: Sequence[Typed], mended: Path) -> Path:
    workbook = openpyxl.load_workbook(book)
    for change in changes:
        cell = workbook[change["sheet"]][change["cell"]]
        assert (cell.value is None) == (change["from"] == ""), change
        cell.value = change["to"] or None
    workbook.save(mended)
    return mended


def _parts(changes: Sequence[Typed]) -> list[list[Typed]]:
    """Cells one by one; a row that is added or emptied is one part."""
    parts: dict[tuple[str, str], list[Typed]] = {}
    for change in changes:
        row = change["cell"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        whole = not (change["from"] and change["to"])
        place = row if whole else change["cell"]
        parts.setdefault((change["sheet"], place), []).append(change)
    return list(parts.values())


@pytest.mark.parametrize(
    "broken", BROKEN, ids=lambda row: "-".join(one.__name__ for one in row)
)
def test_each_repair_typed_into_the_workbook_is_enough_and_none_of_it_needless(
    tmp_path: Path, broken: Sequence[Callable[[Book], None]]
) -> None:
    school = small()
    for change in broken:
        change(school)
    book = written(tmp_path / "in", school)
    assert planned(book, tmp_path / "out").status is ExitStatus.IMPOSSIBLE
    text = (tmp_path / "out" / "conflicts.json").read_text(encoding="utf-8")
    repairs = json.loads(text)["repairs"]
    assert repairs
    mended = tmp_path / "mended.xlsx"
    for number, repair in enumerate(repairs):
        changes = repair["changes"]
        end = planned(_type(book, changes, mended), tmp_path / str(number))
        assert end.status is ExitStatus.DONE, (repair, end.issues)
        parts = _parts(changes)
        for index in range(len(parts) if len(parts) > 1 else 0):
            rest = [
                row for part in (*parts[:index], *parts[index + 1 :]) for row in part
            ]
            end = planned(_type(book, rest, mended), tmp_path / f"{number}-{index}")
            assert end.status is not ExitStatus.DONE, (repair, parts[index])
