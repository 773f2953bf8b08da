"""A repair of conflicts.json, typed into the workbook as it stands, is enough."""

import json
from pathlib import Path

import openpyxl
import pytest

from scheduler.pipeline.ends import ExitStatus
from tests.intake.books import Book, put
from tests.pipeline.book import planned, small, written


def away() -> Book:
    """T3 alone may be on duty and cannot come on Mondays."""
    book = small()
    book["教师"][0].append("不可用")
    book["教师"][3] += ["周一"]
    return book


def full() -> Book:
    """T1 and T2 together have fewer units than a week needs."""
    return put(put(small(), "教师", "F2", 3), "教师", "F3", 3)


def nobody() -> Book:
    """Nobody may be on duty."""
    return put(small(), "教师", "E4", "作业辅导")


def crowded() -> Book:
    """No room holds the class."""
    return put(put(small(), "场地", "C2", 1), "场地", "C3", 1)


def pinned() -> Book:
    """T3, who may only do duty, is placed with a class."""
    book = small()
    book["固定安排"] = [
        ["星期", "时段", "班级或社团", "教师", "场地"],
        ["周一", "第一时段", "三年级1班", "T3", None],
    ]
    return book


@pytest.mark.parametrize("make", [away, full, nobody, crowded, pinned])
def test_each_repair_typed_into_the_workbook_is_enough(
    tmp_path: Path, make: object
) -> None:
    assert callable(make)
    book = written(tmp_path / "in", make())
    assert planned(book, tmp_path / "out").status is ExitStatus.IMPOSSIBLE
    text = (tmp_path / "out" / "conflicts.json").read_text(encoding="utf-8")
    repairs = json.loads(text)["repairs"]
    assert repairs
    for number, repair in enumerate(repairs):
        workbook = openpyxl.load_workbook(book)
        for change in repair["changes"]:
            cell = workbook[change["sheet"]][change["cell"]]
            assert (cell.value is None) == (change["from"] == ""), change
            cell.value = change["to"] or None
        mended = tmp_path / f"{number}.xlsx"
        workbook.save(mended)
        end = planned(mended, tmp_path / str(number))
        assert end.status is ExitStatus.DONE, (repair, end.issues)
