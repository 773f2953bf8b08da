"""Change one cell of a money workbook after the other; the recount must see each.

A cell is changed in every way that fits it: a fen more, a day later, another letter;
a formula also loses a letter or becomes a number. What nobody notices is printed.

    python -m tests.check.one_fen [WORKBOOK.xlsx FOLDER]    (default: a tiny school)
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from scheduler.check.recount import Scene, money, scene_of
from scheduler.check.recount.live.places import At, address_of
from scheduler.check.recount.live.texts import read_formulas
from scheduler.check.recount.sheets import Raw, read_book
from scheduler.intake import read_school


@dataclass(frozen=True)
class Change:
    """One cell changed in one way."""

    sheet: str
    at: At
    kind: str

    def __str__(self) -> str:
        return f"{self.sheet}!{address_of(self.at)} {self.kind}"


class Bench:
    """A workbook in memory that can be judged again and again."""

    def __init__(self, path: Path, scene: Scene) -> None:
        sheets = read_book(path)
        assert sheets is not None
        self.path, self.scene = path, scene
        self.sheets, self.formulas = sheets, read_formulas(path)

    def seen(self, change: Change) -> bool:
        """Whether the recount says anything of the changed book; then undo it."""
        rows, texts = self.sheets[change.sheet], self.formulas[change.sheet]
        row, column = change.at
        value, text = rows[row][column], texts.get(change.at)
        try:
            if change.kind == "formula broken":
                texts[change.at] = broken(text or "")
            elif change.kind == "formula typed over":
                del texts[change.at]
            else:
                rows[row][column] = other(value)
            return any(True for _ in self.judged())
        finally:
            rows[row][column] = value
            if text is not None:
                texts[change.at] = text

    def judged(self) -> Iterator[object]:
        yield from money.check_read(
            self.scene, self.path, self.sheets, self.formulas, texts=True
        )


def other(value: Raw) -> Raw:
    """A fen more, a day later, another last letter."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return round(value + 0.01, 2)
    if isinstance(value, datetime | date):
        return value + timedelta(days=1)
    text = str(value)
    return text[:-1] + ("乙" if text[-1] != "乙" else "甲")


def broken(text: str) -> str:
    """Another digit, or another letter where there is none."""
    for place in range(len(text) - 1, -1, -1):
        if text[place].isdigit():
            return f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"
    return text[:-1]


def changes(bench: Bench) -> Iterator[Change]:
    """Every way to change every cell that holds something."""
    for sheet, rows in bench.sheets.items():
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                at = (row, column)
                if cell in ("", None):
                    continue
                yield Change(sheet, at, "value")
                if at in bench.formulas[sheet]:
                    yield Change(sheet, at, "formula broken")
                    yield Change(sheet, at, "formula typed over")


def unseen(bench: Bench, some: Callable[[Change], bool]) -> tuple[int, list[Change]]:
    """How many changes were tried, and those that nobody noticed."""
    tried = [change for change in changes(bench) if some(change)]
    return len(tried), [change for change in tried if not bench.seen(change)]


def main() -> None:
    if len(sys.argv) == 3:
        book, folder = Path(sys.argv[1]), Path(sys.argv[2])
        school = read_school([book]).school
        assert school is not None
        document = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        scene = scene_of(school, document)
        paths = sorted(folder.glob("subsidy*.xlsx"))
    else:
        from tests.check import closed_month, exported

        folder = Path(tempfile.mkdtemp())
        school, document = exported.made()
        exported.write(folder, school, document)
        closed_month.write(folder, school, document)
        scene = scene_of(school, document)
        paths = sorted(folder.glob("subsidy*.xlsx"))
    missed = 0
    for path in paths:
        bench = Bench(path, scene)
        assert list(bench.judged()) == []
        count, silent = unseen(bench, lambda _: True)
        missed += len(silent)
        print(f"{path.name}: {count} changes, {count - len(silent)} seen")
        for change in silent:
            print("  not seen:", change)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
