"""``settle … --month M --close``: a workbook, a plan, its sheets, the ledger."""

import json
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from scheduler.cli.main import main
from scheduler.domain.ids import ClassName, RoomName
from scheduler.domain.kinds import Activity
from scheduler.domain.plan_json import to_document
from scheduler.export.attendance_book import write_attendance
from scheduler.intake import read_school
from scheduler.pipeline.load import PLAN_FILE
from tests.intake.books import save, tiny
from tests.subsidy.plans import plan, served, session

SEPTEMBER, OCTOBER = (2026, 9), (2026, 10)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save(tiny(), tmp_path / "学校.xlsx")


@pytest.fixture
def folder(tmp_path: Path, book: Path) -> Path:
    """A plan: T1 in the first slot on two Mondays of September, one of October."""
    school = read_school([book]).school
    assert school is not None
    slot = next(each for each in school.slots if each.weekday == 1)
    one = session(
        "S1",
        Activity.STUDY,
        period=slot.period,
        start=slot.start,
        end=slot.end,
        classes=(ClassName("三年级2班"),),
        room=RoomName("302教室"),
    )
    days = (date(2026, 9, 7), date(2026, 9, 14), date(2026, 10, 12))
    made = plan([one], [served(day, "S1", "T1") for day in days])
    result = tmp_path / "结果"
    result.mkdir()
    text = json.dumps(to_document(made), ensure_ascii=False)
    (result / PLAN_FILE).write_text(text, encoding="utf-8")
    for month in (SEPTEMBER, OCTOBER):
        name = f"attendance-{month[0]}-{month[1]}.xlsx"
        write_attendance(tmp_path / name, school, made, month)
    assert slot.start >= time(12)
    return result


def settled(book: Path, folder: Path, *more: str) -> int:
    return main(["settle", str(book), str(folder), *more])


def sheets(folder: Path, *months: int) -> Sequence[str]:
    return [str(folder.parent / f"attendance-2026-{month}.xlsx") for month in months]


def amounts(folder: Path) -> list[tuple[str, int]]:
    lines = (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        (entry["kind"], entry["fen"]) for entry in (json.loads(line) for line in lines)
    ]


def test_two_months_are_closed_and_the_first_corrected_in_the_second(
    book: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = ["--month", "2026-09", "--close", "--attendance", *sheets(folder, 9)]
    assert settled(book, folder, *first) == 0
    before = (folder / "ledger.jsonl").read_bytes()
    assert amounts(folder) == [("入账", 40_00), ("入账", 40_00)]
    assert "已结账" in capsys.readouterr().out

    # The same month again: refused, nothing changes.
    assert settled(book, folder, *first) == 2
    assert (folder / "ledger.jsonl").read_bytes() == before

    corrected = openpyxl.load_workbook(sheets(folder, 9)[0])
    corrected.worksheets[0]["I4"] = "缺席"
    corrected.save(sheets(folder, 9)[0])
    second = ["--month", "2026-10", "--close", "--attendance", *sheets(folder, 9, 10)]
    assert settled(book, folder, *second) == 0
    assert (folder / "ledger.jsonl").read_bytes().startswith(before)
    assert amounts(folder)[2:] == [("冲销", 40_00), ("入账", 40_00)]
    assert (folder / "ledger.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    payout = (folder / "payout-2026-10.csv").read_text(encoding="utf-8-sig")
    assert "40.00,-40.00,0.00" in payout
    workbook = openpyxl.load_workbook(folder / "subsidy-2026-10.xlsx", data_only=True)
    rows = list(workbook["冲销更正"].iter_rows(min_row=4, max_row=4, values_only=True))
    assert rows[0][1] == "冲销"
    assert rows[0][8] == -40
    (paid,) = workbook["结账发放"].iter_rows(min_row=4, max_row=4, values_only=True)
    assert paid[5:10] == (40, -40, 0, 0, 0)


def test_a_month_without_its_sheet_stays_open(book: Path, folder: Path) -> None:
    assert settled(book, folder, "--month", "2026-09", "--close") == 2
    assert settled(book, folder, "--close") == 2
    assert not (folder / "ledger.jsonl").exists()


def test_a_changed_ledger_stops_every_settlement(
    book: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close = ["--month", "2026-09", "--close", "--attendance", *sheets(folder, 9)]
    assert settled(book, folder, *close) == 0
    ledger = folder / "ledger.jsonl"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace('"fen": 4000', '"fen": 4001', 1), encoding="utf-8")
    assert settled(book, folder, "--month", "2026-10") == 2
    assert "第1行" in capsys.readouterr().out


def test_json_tells_what_was_closed(
    book: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close = ["--month", "2026-09", "--close", "--attendance", *sheets(folder, 9)]
    assert settled(book, folder, *close, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["closed"] == {"month": "2026-09", "entries": 2, "corrections": 0}
    assert told["forecast"]["pool"]
