"""A small workbook that plans in a moment, and a few ways to change it."""

from collections.abc import Callable
from pathlib import Path

from scheduler.pipeline.ends import PlanOptions, RunEnd
from scheduler.pipeline.plan import plan_school
from scheduler.pipeline.publish import MANIFEST
from tests.district.books import school
from tests.intake.books import Book, Cell, save

SEARCH = PlanOptions(seconds=20.0, workers=1)


def small(**settings: Cell) -> Book:
    """One class, two pupils in a club, T1 and T2 study, T3 duty, L1 and L2 lead."""
    book = school("测试小学", leader="L1")
    book["教师"] += [
        ["L1", "林四", "本校教师", "是", "社团", 10],
        ["L2", "罗五", "本校教师", "是", "社团", 10],
    ]
    book["学校"] += [[item, value] for item, value in settings.items()]
    return book


def written(folder: Path, book: Book | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "学校.xlsx"
    save(book or small(), path)
    return path


def never() -> bool:
    return False


def planned(book: Path, out: Path, *, cancelled: Callable[[], bool] = never) -> RunEnd:
    return plan_school([book], out, SEARCH, report=lambda _: None, cancelled=cancelled)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its content, but for the manifest of the rest."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
