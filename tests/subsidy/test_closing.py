"""Closed months stay as they are; corrections are taken back and booked anew."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scheduler.domain.booking import Entry, EntryKind
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import StaffKind
from scheduler.domain.ledger import Channel
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month, Worked, WorkedRow, WorkState, month_of
from scheduler.export.ledger_csv import safe, write_ledger, write_payouts
from scheduler.money import fen
from scheduler.pipeline.closing import obstacles
from scheduler.policy import load_profile
from scheduler.subsidy import ledger_chain, settle
from scheduler.subsidy.closing import booked, closed_months, payouts, standing
from scheduler.subsidy.withholding import withheld
from tests import builders as b
from tests.subsidy.plans import plan, served, session

SONGSHAN = load_profile("songshan-2021")
SEPTEMBER, OCTOBER = (2026, 9), (2026, 10)
DAYS = (date(2026, 9, 7), date(2026, 9, 14), date(2026, 10, 12))


def school() -> School:
    """T1 is the school's own, T2 comes from outside at 1,200 a time."""
    return b.school(
        settings=b.settings(service_end=date(2026, 10, 30)),
        staff=(b.staff("T1"), b.staff("T2", kind=StaffKind.PROFESSIONAL)),
        rates=(
            b.rate(kind=StaffKind.OWN, yuan=50),
            b.rate(kind=StaffKind.PROFESSIONAL, yuan=1200),
        ),
    )


def made() -> Plan:
    return plan([session("S1")], [served(day, "S1", "T1") for day in DAYS])


def worked(*months: Month, substituted: tuple[date, ...] = ()) -> Worked:
    """Everybody present, but T2 for T1 on some dates."""
    rows = [
        WorkedRow(
            day=day,
            session=SessionId("S1"),
            planned=StaffId("T1"),
            state=(WorkState.SUBSTITUTED if day in substituted else WorkState.PRESENT),
            substitute=StaffId("T2") if day in substituted else None,
            added=False,
            note="",
            origin=b.origin("9月"),
        )
        for day in DAYS
        if month_of(day) in months
    ]
    return Worked(months=frozenset(months), rows=tuple(rows))


def settled(month: Month, rows: Worked) -> Settlement:
    return settle(school(), made(), SONGSHAN, worked=rows, month=month)


def september() -> tuple[Entry, ...]:
    return booked((), settled(SEPTEMBER, worked(SEPTEMBER)), [])


def october(*substituted: date) -> tuple[Entry, ...]:
    rows = worked(SEPTEMBER, OCTOBER, substituted=substituted)
    again = [settled(SEPTEMBER, rows)]
    return booked(september(), settled(OCTOBER, rows), again)


def test_a_month_is_booked_line_by_line() -> None:
    entries = september()
    assert [entry.amount for entry in entries] == [fen(50), fen(50)]
    assert closed_months(entries) == (SEPTEMBER,)
    assert {entry.service.source for entry in entries} == {"补助标准!A2"}


def test_the_same_sheet_again_corrects_nothing() -> None:
    assert [entry.kind for entry in october()] == [EntryKind.BOOKED]


def test_a_substitute_told_later_is_taken_back_and_booked_in_the_open_month() -> None:
    entries = october(DAYS[1])
    kinds = [(entry.kind, entry.service.staff, entry.amount) for entry in entries]
    assert kinds == [
        (EntryKind.REVERSED, "T1", fen(-50)),
        (EntryKind.CORRECTED, "T2", fen(1200)),
        (EntryKind.BOOKED, "T1", fen(50)),
    ]
    assert {entry.booked for entry in entries} == {OCTOBER}
    every = (*september(), *entries)
    # What stands is what a settlement of everything would pay now.
    rows = worked(SEPTEMBER, OCTOBER, substituted=(DAYS[1],))
    term = settle(school(), made(), SONGSHAN, worked=rows)
    assert sum(entry.amount for entry in every) == term.paid
    assert {(each.staff, each.day): each.amount for each in standing(every).values()}
    assert len(standing(every)) == len(term.lines)


def test_corrections_are_paid_and_taxed_in_the_month_that_carries_them() -> None:
    staff = {person.id: person for person in school().staff}
    own, labour = sorted(
        payouts(october(DAYS[0], DAYS[1]), OCTOBER, staff),
        key=lambda row: row.staff or "",
    )
    assert (own.current, own.corrections, own.gross) == (fen(50), fen(-100), fen(-50))
    assert own.tax == 0
    assert labour.channel is Channel.LABOUR
    assert labour.gross == fen(2400)
    assert labour.tax == withheld(fen(2400)) == fen(320)
    assert labour.net == fen(2080)


def test_a_closed_month_is_not_closed_again() -> None:
    with pytest.raises(ValueError, match="cannot be closed"):
        booked(september(), settled(SEPTEMBER, worked(SEPTEMBER)), [])


@pytest.mark.parametrize(
    ("closed", "month", "sheets", "codes"),
    [
        (False, None, (), ["close-month"]),
        (False, SEPTEMBER, (), ["close-attendance"]),
        (False, SEPTEMBER, (SEPTEMBER,), []),
        (True, SEPTEMBER, (SEPTEMBER,), ["closed"]),
        (True, (2026, 8), (), ["closed-later"]),
        (True, OCTOBER, (OCTOBER,), []),
        (False, OCTOBER, (OCTOBER,), ["close-order"]),
        (False, (2026, 12), (), ["close-nothing"]),
    ],
)
def test_what_keeps_a_month_from_being_closed(
    closed: bool, month: Month | None, sheets: tuple[Month, ...], codes: list[str]
) -> None:
    entries = september() if closed else ()
    found = list(obstacles(made(), entries, month, worked(*sheets)))
    assert [issue.code for issue in found] == codes
    assert all(issue.text.endswith("。") and issue.mend for issue in found)


def test_the_ledger_comes_back_as_it_was_written_in_two_parts() -> None:
    first = ledger_chain.written(september())
    second = ledger_chain.written(october(DAYS[0]), first)
    whole = (*september(), *october(DAYS[0]))
    assert ledger_chain.read(first + second) == whole
    assert ledger_chain.written(whole) == first + second


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_changed_line_is_found(line: int) -> None:
    text = ledger_chain.written((*september(), *october()))
    lines = text.splitlines()
    document = json.loads(lines[line])
    document["fen"] += 1
    lines[line] = json.dumps(document, ensure_ascii=False)
    with pytest.raises(ledger_chain.BrokenLedger) as broken:
        ledger_chain.read("\n".join(lines))
    assert broken.value.line == line + 1


def test_a_line_taken_out_moved_or_torn_is_found() -> None:
    lines = ledger_chain.written((*september(), *october())).splitlines()
    for wrong in (lines[1:], [lines[0], lines[2]], lines[::-1], [*lines, "{"]):
        with pytest.raises(ledger_chain.BrokenLedger):
            ledger_chain.read("\n".join(wrong))


def test_the_csv_is_for_accounting_programs(tmp_path: Path) -> None:
    people = {person.id: person for person in school().staff}
    people[StaffId("T1")] = replace(people[StaffId("T1")], name="=1+1")
    entries = (*september(), *october(DAYS[0]))
    path = tmp_path / "ledger.csv"
    write_ledger(path, entries, ledger_chain.hashes(entries), people)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["金额（元）"] for row in rows] == [
        *("50.00", "50.00", "-50.00", "1200.00", "50.00"),
    ]
    assert rows[0]["姓名"] == "'=1+1"
    write_payouts(path, OCTOBER, payouts(entries, OCTOBER, people), people)
    with path.open(encoding="utf-8-sig", newline="") as file:
        paid = {row["工号或机构"]: row for row in csv.DictReader(file)}
    assert paid["T2"]["预扣个税"] == "80.00"
    assert paid["T1"]["应发合计"] == "0.00"


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@x", "\tx", "＝A1"])
def test_no_text_of_the_csv_is_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert safe("作业辅导") == "作业辅导"
