"""What only a person can know waits for a person, and keeps the name and the day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from scheduler.check import audit, compliance
from scheduler.domain.attestation import Attestation
from scheduler.domain.ids import ClauseId
from scheduler.domain.school import School
from scheduler.domain.verdict import Verdict
from scheduler.intake import read_school
from tests import builders as b
from tests.check import judge, plans, schools
from tests.intake.books import tiny
from tests.regimes import judging as j
from tests.regimes.judging import KEPT, PERSON, SONGSHAN


def attested(clause: str, *, confirmed: bool = True, note: str = "") -> School:
    row = Attestation(
        clause=ClauseId(clause),
        confirmed=confirmed,
        by="王校长",
        day=date(2026, 9, 1),
        note=note,
        origin=b.origin("合规确认"),
    )
    return replace(schools.rich(), attestations=(row,))


def test_a_clause_waits_until_somebody_confirms_it() -> None:
    assert j.verdict(SONGSHAN, "SS-28", schools.rich()) is PERSON
    row = j.clauses(SONGSHAN, attested("SS-28"))["SS-28"]
    assert row.verdict is KEPT
    assert row.evidence.endswith("王校长于2026年9月1日确认属实。")
    assert j.verdict(SONGSHAN, "SS-26", attested("SS-28")) is PERSON


def test_a_no_stays_open_with_what_the_school_wrote() -> None:
    school = attested("SS-28", confirmed=False, note="正在报批")
    row = j.clauses(SONGSHAN, school)["SS-28"]
    assert row.verdict is PERSON
    assert "尚未确认（正在报批）" in row.evidence


def test_boarding_may_be_confirmed_as_not_applicable() -> None:
    row = j.clauses(SONGSHAN, attested("SS-27", note="不适用"))["SS-27"]
    assert row.verdict is KEPT
    assert "（不适用）" in row.evidence


def test_nobody_can_confirm_away_a_breach_or_money_not_yet_settled() -> None:
    school = attested("SS-06")
    plan = plans.document(school)
    plan["sessions"][0]["students"].pop()
    report = audit(school, plan, judge.profile(school))
    rows = {
        row.clause: row.verdict
        for row in compliance(school, plan, judge.profile(school), report)
    }
    assert rows[ClauseId("SS-06")] is Verdict.BROKEN
    assert j.verdict(SONGSHAN, "SS-22", attested("SS-22")) is PERSON


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, table in tiny().items():
        if name == "合规确认":
            continue
        sheet = workbook.create_sheet(name)
        for row in table:
            sheet.append(list(row))
    sheet = workbook.create_sheet("合规确认")
    sheet.append(["条款", "已确认", "确认人", "日期", "说明"])
    for each in rows:
        sheet.append(list(each))
    workbook.save(path)
    return path


def test_the_sheet_is_read(tmp_path: Path) -> None:
    path = book(
        tmp_path / "校.xlsx",
        ("SS-28", "是", "王校长", date(2026, 9, 1), "松教字12号"),
        ("SS-27", "否", None, None, None),
    )
    intake = read_school([path])
    assert intake.school is not None
    found = [(row.clause, row.confirmed) for row in intake.school.attestations]
    assert found == [("SS-27", False), ("SS-28", True)]


def test_an_unknown_clause_and_a_yes_without_a_name_are_told(tmp_path: Path) -> None:
    path = book(tmp_path / "校.xlsx", ("SS-99", "是", "王校长"), ("SS-28", "是"))
    intake = read_school([path])
    cells = {(issue.sheet, issue.cell) for issue in intake.issues}
    assert {("合规确认", "A2"), ("合规确认", "C3")} <= cells
