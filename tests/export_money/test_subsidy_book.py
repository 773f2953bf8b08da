"""subsidy.xlsx: the contract's sheets, live sums, the program's figures, to the fen."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from scheduler.domain.kinds import PayMethod
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month
from scheduler.export.subsidy_book import write_subsidy
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from tests.export_money import example
from tests.export_money.recalculate import (
    SOFFICE,
    Cells,
    formulas,
    recalculated,
    values,
)
from tests.subsidy.plans import plan

SONGSHAN = load_profile("songshan-2021")
CONTRACT = ["收入", "课时明细", "月汇总", "绩效工资增量", "劳务费", "收支平衡", "公示"]


def written(
    folder: Path, method: PayMethod = PayMethod.RATE, month: Month | None = None
) -> tuple[Path, Settlement]:
    path = folder / "subsidy.xlsx"
    school = example.school(method)
    settlement = settle(school, example.made(), SONGSHAN, month=month)
    write_subsidy(path, school, settlement)
    return path, settlement


def table(cells: Cells, sheet: str) -> list[dict[str, object]]:
    """The rows under row 3's headings, the total included."""
    heads: dict[str, object] = {}
    rows: dict[int, dict[str, object]] = {}
    for (name, place), value in cells.items():
        letters = place.rstrip("0123456789")
        number = int(place[len(letters) :])
        if name == sheet and number == 3:
            heads[letters] = value
        elif name == sheet and number > 3 and letters in heads:
            rows.setdefault(number, {})[str(heads[letters])] = value
    return [rows[number] for number in sorted(rows)]


def fen_of(value: object) -> int:
    amount = round(Decimal(str(value)) * 100, 6)
    assert amount == int(amount), value
    return int(amount)


def test_the_sheets_are_the_contracts_in_order(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    names = openpyxl.load_workbook(path, read_only=True).sheetnames
    assert [name for name in names if name in CONTRACT] == CONTRACT
    assert set(names) - set(CONTRACT) == {"机构支付", "参与记录", "单列项目"}


def test_without_institutions_there_is_no_sheet_for_them(tmp_path: Path) -> None:
    school, made = example.school(), example.made()
    roster = tuple(entry for entry in made.roster if entry.session != "C2")
    made = plan(made.sessions, roster)
    path = tmp_path / "subsidy.xlsx"
    write_subsidy(path, school, settle(school, made, SONGSHAN))
    assert openpyxl.load_workbook(path, read_only=True).sheetnames == [
        *CONTRACT,
        "单列项目",
        "参与记录",
    ]


def test_lines_add_up_to_the_channels(tmp_path: Path) -> None:
    path, settlement = written(tmp_path)
    cells = values(path)
    lines = [row for row in table(cells, "课时明细") if "岗位" in row]
    assert len(lines) == len(settlement.lines)
    paid = sum(fen_of(row["金额"]) for row in lines)
    own = [row for row in table(cells, "绩效工资增量") if "月份" in row]
    labour = [row for row in table(cells, "劳务费") if "月份" in row]
    institutions = [row for row in table(cells, "机构支付") if "月份" in row]
    parts = (
        sum(fen_of(row["应发金额"]) for row in own),
        sum(fen_of(row["应发金额"]) for row in labour),
        sum(fen_of(row["金额"]) for row in institutions),
    )
    assert paid == sum(parts) == settlement.paid
    assert parts == (
        settlement.own_total,
        settlement.labour_total,
        settlement.institution_total,
    )
    assert all(
        fen_of(row["实发金额"]) + fen_of(row["预扣个税"]) == fen_of(row["应发金额"])
        for row in labour
    )


def test_every_line_leads_back_to_the_cell_of_its_rate(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    lines = [row for row in table(values(path), "课时明细") if "岗位" in row]
    sources = {(row["岗位"], row["人员类别"]): row.get("依据") for row in lines}
    assert sources["作业辅导", "本校教师"] == "补助标准!C2"
    assert sources["社团", "社会专业人员"] == "补助标准!C4"
    assert sources["社团", "第三方机构"] == "机构名单!A2"


def test_every_total_is_a_live_sum(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    live = formulas(path)
    for sheet in ("收入", "课时明细", "月汇总", "绩效工资增量", "劳务费", "机构支付"):
        totals = [
            text for (name, _), text in live.items() if name == sheet and "SUM(" in text
        ]
        assert totals, sheet
    lines = [text for (name, _), text in live.items() if name == "课时明细"]
    assert any(text.startswith("=ROUND(K") for text in lines)


def test_nobodys_name_is_on_the_public_notice(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    text = " ".join(
        str(value) for (sheet, _), value in values(path).items() if sheet == "公示"
    )
    assert "作业辅导" in text
    assert "教师1" not in text
    assert "2026000001" not in text


def test_a_school_without_service_gets_empty_sheets(tmp_path: Path) -> None:
    school = example.school()
    settlement = settle(school, plan([], []), SONGSHAN)
    path = tmp_path / "subsidy.xlsx"
    write_subsidy(path, school, settlement)
    cells = values(path)
    assert ("课时明细", "A4") in cells
    assert any("没有课后服务安排" in text for text in settlement.notices)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("method", "month"),
    [
        (PayMethod.RATE, None),
        (PayMethod.RATE, (2026, 9)),
        (PayMethod.POINTS, None),
    ],
)
def test_another_program_computes_the_same_figures(
    tmp_path: Path, method: PayMethod, month: Month | None
) -> None:
    path, settlement = written(tmp_path, method, month)
    assert settlement.lines
    cached, live = values(path), formulas(path)
    again = recalculated(path, tmp_path)
    wrong = {
        place: (text, cached[place], again.get(place))
        for place, text in live.items()
        if abs(float(str(cached[place])) - float(str(again.get(place, "nan")))) > 1e-6
        or again.get(place) is None
    }
    assert wrong == {}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_other_program_really_computes(tmp_path: Path) -> None:
    """A changed rate changes the sum of all lines: the comparison can fail."""
    path, settlement = written(tmp_path)
    book = openpyxl.load_workbook(path)
    book["课时明细"]["M4"] = 61  # 带班 at 60.00 a day: one yuan more
    book.save(path)
    again = recalculated(path, tmp_path)
    place = next(place for place, value in again.items() if value == "课时明细合计")
    assert fen_of(again["收支平衡", f"B{place[1][1:]}"]) == settlement.paid + 100
