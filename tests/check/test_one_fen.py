"""One fen, one letter, one formula of a money workbook: nothing changes unseen.

Here a few cells of each column of each sheet; ``python -m tests.check.one_fen`` walks
over every cell there is.
"""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from scheduler.check.recount import (
    check_figures,
    check_file,
    check_formulas,
    check_money,
    scene_of,
)
from scheduler.check.recount.live.excel import Book, NotUnderstood, Reader
from scheduler.check.recount.live.places import moved
from tests.check import closed_month, exported
from tests.check.one_fen import Bench, Change, unseen

SHEETS = {
    *("收入", "课时明细", "月汇总", "绩效工资增量", "劳务费", "机构支付"),
    *("收支平衡", "公示", "参与记录"),
}
CLOSED = {"考勤差异", "结账发放"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    school, document = exported.made()
    folder = tmp_path_factory.mktemp("money")
    exported.write(folder, school, document)
    closed_month.write(folder, school, document)
    return folder


def a_few_of_each_column(seen: Counter[tuple[str, int, str]], change: Change) -> bool:
    """The first rows of a column, its last ones by chance of their number."""
    key = (change.sheet, change.at[1], change.kind)
    seen[key] += 1
    return seen[key] <= 2 or change.at[0] % 31 == change.at[1] % 31


@pytest.mark.parametrize(
    ("file", "sheets"),
    [("subsidy.xlsx", SHEETS), ("subsidy-2026-09.xlsx", SHEETS | CLOSED)],
)
def test_every_column_of_every_sheet_is_guarded(
    folder: Path, file: str, sheets: set[str]
) -> None:
    bench = Bench(folder / file, scene_of(*exported.made()))
    assert set(bench.sheets) >= sheets
    assert list(bench.judged()) == []
    seen: Counter[tuple[str, int, str]] = Counter()
    count, silent = unseen(bench, lambda change: a_few_of_each_column(seen, change))
    assert count > 300
    assert [str(each) for each in silent] == []


def spoilt(path: Path, out: Path, part: str, old: str, new: str) -> None:
    """A copy of the file itself with one text of one sheet changed."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                text = data.decode()
                assert len(re.findall(re.escape(old), text)) >= 1
                data = text.replace(old, new, 1).encode()
            target.writestr(name, data)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ROUND(K4*M4,2)</f><v>", "ROUND(K4*M4,2)</f><v>9", "重新计算是"),
        ("<f>ROUND(K4*M4,2)</f>", "<f>ROUND(K4*M4,1)</f>", "公式是"),
        ("<f>ROUND(K4*M4,2)</f>", "", "没有公式"),
        ("<f>ROUND(N5+O5,2)</f>", "<f>ROUND(N5+O4,2)</f>", "公式是"),
        ("<f>SUM(N4:N", "<f>SUM(N5:N", "公式是"),
    ],
)
def test_a_changed_byte_of_the_file_itself_is_seen(
    folder: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    scene = scene_of(*exported.made())
    spoilt(
        folder / "subsidy.xlsx",
        tmp_path / "subsidy.xlsx",
        "xl/worksheets/sheet2.xml",
        old,
        new,
    )
    found = check_file(tmp_path, "subsidy.xlsx", scene)
    assert {str(each.rule) for each in found} == {"F03"}
    assert any(said in each.text for each in found), [each.text for each in found]


def value(text: str) -> object:
    rows = [["a", 1.0, 2.0], ["b", 3.0, "x"], [202609.0, 0.125, ""]]
    return Reader(text, "甲", Book({"甲": rows})).term()(0)  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("B1+B2*2-C1/4", 6.5),
        ("-B1+(B2-C1)", 0.0),
        ("ROUND(B3,2)", 0.13),
        ("ROUND(-B3,2)", -0.13),
        ("ROUND(1.005,2)", 1.01),
        ("SUM(B1:C3)", 6.125),
        ("MAX(B1:B3,2)", 3.0),
        ("IF(B1<=1,0,1/0)", 0.0),
        ('SUMIFS($B$1:$B$3,$A$1:$A$3,"b")', 3.0),
        ('SUMIFS($B$1:$B$3,$A$1:$A$3,"202609")', 0.125),
        ('COUNTIFS($B$1:$B$3,">0.5")', 2.0),
        ("'甲'!$B$2", 3.0),
    ],
)
def test_formulas_come_to_what_excel_says(text: str, wanted: float) -> None:
    assert value(text) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize(
    "text", ["B1+", "SUM(B1", "VLOOKUP(B1)", "1/0", "乙!A1", "B1)"]
)
def test_what_cannot_be_computed_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        value(text)


def test_a_shared_formula_moves_as_excel_copies_it() -> None:
    assert moved("SUM($A$1:B2)*'乙'!C$3", 2, 1) == "SUM($A$1:C4)*'乙'!D$3"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ROUND(K4*M4,2)</f><v>", "ROUND(K4*M4,2)</f><v>9"),
        ("<f>ROUND(K4*M4,2)</f>", "<f>ROUND(K4*M4,1)</f>"),
    ],
)
def test_two_halves_see_what_one_sees(
    folder: Path, tmp_path: Path, old: str, new: str
) -> None:
    """A settlement's recount is shared by two processes."""
    school, document = exported.made()
    book = tmp_path / "subsidy.xlsx"
    spoilt(folder / book.name, book, "xl/worksheets/sheet2.xml", old, new)
    whole = check_money(book, school, document)
    formulas = check_formulas(book, school.settings.staff_share)
    assert formulas
    assert {*formulas, *check_figures(book, school, document)} == set(whole)
