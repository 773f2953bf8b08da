"""Months closed on one version of a plan stay closed on the next."""

import json
from datetime import date
from pathlib import Path

import openpyxl

from scheduler.domain.plan import Absence
from scheduler.pipeline.absences import parse_absence
from scheduler.pipeline.carried import follow
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.money import SettleEnd, settle_plan
from scheduler.pipeline.plan import plan_school
from scheduler.pipeline.repair import repair_plan
from scheduler.subsidy.ledger_chain import read
from tests.pipeline.book import SEARCH, never, planned, small, written


def two_months(folder: Path) -> Path:
    """The small workbook from 14 September to 23 October."""
    book = small()
    book["学校"] = [
        [item, date(2026, 9, 14) if item == "学期开始" else value]
        for item, value in book["学校"]
    ]
    return written(folder, book)


def close(book: Path, folder: Path, month: tuple[int, int], *sheets: Path) -> SettleEnd:
    return settle_plan([book], folder, sheets, month, close=True)


def sheet(folder: Path, month: tuple[int, int]) -> Path:
    return folder / f"attendance-{month[0]}-{month[1]:02d}.xlsx"


def absent(source: Path, to: Path) -> tuple[Path, str, date]:
    """The sheet with its first row 缺席; also who and when."""
    book = openpyxl.load_workbook(source)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "日期")
    columns = {str(cell.value): cell.column for cell in head}
    row = head[0].row + 1
    page.cell(row, columns["状态"]).value = "缺席"
    who, day = page.cell(row, columns["计划教师工号"]).value, page.cell(row, 1).value
    book.save(to)
    return to, str(who), day.date()


def months_of(folder: Path) -> list[tuple[int, int]]:
    entries = read((folder / "ledger.jsonl").read_text(encoding="utf-8"))
    return sorted({entry.booked for entry in entries})


def anew(book: Path, before: Path, out: Path) -> RunEnd:
    options = PlanOptions(seconds=20.0, workers=1, previous=before)
    return plan_school([book], out, options, report=lambda _: None, cancelled=never)


def repaired(book: Path, before: Path, out: Path, absence: Absence) -> RunEnd:
    return repair_plan(
        [book],
        before,
        [absence],
        out,
        SEARCH,
        report=lambda _: None,
        cancelled=never,
    )


def first_months(folder: Path) -> list[tuple[int, int]]:
    names = sorted(path.stem for path in folder.glob("attendance-*.xlsx"))
    return [(int(name[11:15]), int(name[16:18])) for name in names]


def test_a_closed_month_is_corrected_on_the_repaired_plan(tmp_path: Path) -> None:
    """Close one on A, repair, close two on B with one corrected: sums are equal."""
    book, a, b = two_months(tmp_path / "in"), tmp_path / "a", tmp_path / "b"
    planned(book, a)
    one, two = first_months(a)[:2]
    first = close(book, a, one, sheet(a, one))
    assert first.closing is not None
    before = (a / "ledger.jsonl").read_bytes()
    absence = parse_absence(f"T1:{two[0]}-{two[1]:02d}-12")
    assert repaired(book, a, b, absence).status is ExitStatus.DONE
    assert (b / "ledger.jsonl").read_bytes() == before
    assert (b / f"subsidy-{one[0]}-{one[1]:02d}.xlsx").exists()
    assert close(book, b, one, sheet(a, one)).issues[-1].code == "closed"

    handed_in, who, day = absent(sheet(a, one), tmp_path / "更正.xlsx")
    second = close(book, b, two, sheet(b, two), handed_in)
    assert second.status is ExitStatus.DONE, second.issues
    assert (b / "ledger.jsonl").read_bytes().startswith(before)
    entries = read((b / "ledger.jsonl").read_text(encoding="utf-8"))
    corrected = [entry for entry in entries if entry.kind.value != "入账"]
    assert [(row.kind.value, row.booked, row.sign) for row in corrected] == [
        ("冲销", two, -1)
    ]
    (back,) = corrected
    assert (back.service.staff, back.service.day) == (who, day)
    # What stands booked of the first month is what its corrected sheet comes to.
    again = settle_plan([book], b, [handed_in], one).settlement
    assert again is not None
    stands = sum(row.amount for row in entries if row.service.day.month == one[1])
    assert stands == again.paid
    assert second.settlement is not None
    assert sum(row.amount for row in entries) == again.paid + second.settlement.paid


def test_a_new_plan_leaves_closed_months_as_they_were(tmp_path: Path) -> None:
    """``solve --previous`` without a date: what was closed is in the past."""
    book, a, b = two_months(tmp_path / "in"), tmp_path / "a", tmp_path / "b"
    planned(book, a)
    one = first_months(a)[0]
    close(book, a, one, sheet(a, one))
    end = anew(book, a, b)
    assert end.status is ExitStatus.DONE, end.issues
    assert months_of(b) == [one]
    old, new = (
        json.loads((folder / "plan.json").read_text(encoding="utf-8"))["roster"]
        for folder in (a, b)
    )
    prefix = f"{one[0]}-{one[1]:02d}"
    past = [row for row in old if row["date"].startswith(prefix)]
    assert past
    assert past == [row for row in new if row["date"].startswith(prefix)]


def test_two_folders_with_closings_of_their_own_are_not_merged(tmp_path: Path) -> None:
    book, a, b = two_months(tmp_path / "in"), tmp_path / "a", tmp_path / "b"
    planned(book, a)
    planned(book, b)
    one = first_months(a)[0]
    close(book, a, one, sheet(a, one))
    handed_in, _, day = absent(sheet(b, one), tmp_path / "更正.xlsx")
    close(book, b, one, handed_in)
    kept = (b / "ledger.jsonl").read_bytes()
    absence = parse_absence(f"T1:{day}")
    end = repaired(book, a, b, absence)
    assert end.status is ExitStatus.UNUSABLE
    assert [row.code for row in end.issues] == ["ledger-forked"]
    assert anew(book, a, b).issues[-1].code == "ledger-forked"
    assert (b / "ledger.jsonl").read_bytes() == kept


def test_another_school_has_a_ledger_of_its_own(tmp_path: Path) -> None:
    book, a, b = two_months(tmp_path / "in"), tmp_path / "a", tmp_path / "b"
    planned(book, a)
    one = first_months(a)[0]
    close(book, a, one, sheet(a, one))
    document = json.loads((a / "plan.json").read_text(encoding="utf-8"))
    document["school"] = "别的小学"
    (a / "plan.json").write_text(json.dumps(document), encoding="utf-8")
    assert anew(book, a, b).status is ExitStatus.DONE
    assert not (b / "ledger.jsonl").exists()


def test_a_folder_follows_what_was_closed_elsewhere(tmp_path: Path) -> None:
    """Only forwards: lines of its own that go on from there stay."""
    folder = tmp_path / "result"
    folder.mkdir()
    (folder / "plan.json").write_text("{}", encoding="utf-8")
    files = {"ledger.jsonl": b"1\n2\n", "ledger.csv": b"csv"}
    follow(folder, files)
    assert (folder / "ledger.jsonl").read_bytes() == b"1\n2\n"
    assert (folder / "plan.json").exists()
    (folder / "ledger.jsonl").write_bytes(b"1\n2\n3\n")
    follow(folder, files)
    assert (folder / "ledger.jsonl").read_bytes() == b"1\n2\n3\n"
    follow(folder, {})
    assert (folder / "ledger.csv").read_bytes() == b"csv"
