"""Finance's page: forecast, a month on its sheet, differences, closing, exports."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scheduler.domain.booking import Entry, EntryKind
from scheduler.domain.worked import month_of
from scheduler.export.attendance_book import write_attendance
from scheduler.money import yuan_text
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.money import SettleEnd
from scheduler.pipeline.closing import LEDGER_FILE
from scheduler.subsidy import ledger_chain, settle
from scheduler.subsidy.closing import service_of
from scheduler.ui import money_month
from scheduler.ui.money_files import keep_sheets, sheets_root
from scheduler.ui.money_month import month_view
from scheduler.ui.money_trace import (
    clause_lines,
    fund_rows,
    trace_rows,
    without_clauses,
)
from scheduler.words.ui import money as words
from tests.ui.handmade import handmade_facts
from tests.ui.test_pages import said

Open = Callable[..., AppTest]
SEPTEMBER = (2026, 9)


def sheet(folder: Path, *, absent: bool = False) -> Path:
    """September's sheet as it comes back; with the first row absent."""
    import openpyxl

    facts = handmade_facts()
    path = folder / "考勤.xlsx"
    write_attendance(path, facts.school, facts.plan, SEPTEMBER)
    if absent:
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["I4"] = "缺席"
        book.save(path)
    return path


def test_the_forecast_stands_beside_the_fee_set(planned: Path, open_page: Open) -> None:
    text = said(open_page("money"))
    for word in (words.BOUND, words.NEEDED, words.FEE_SET, words.MONTHLY):
        assert word in text


def test_every_amount_of_the_fund_names_its_source() -> None:
    facts = handmade_facts()
    settled = settle(facts.school, facts.plan, facts.profile)
    rows = {row[0]: row for row in fund_rows(facts.school, settled, facts.profile)}
    assert rows[words.DUE][1] == yuan_text(settled.fund.due)
    assert "300元" in rows[words.DUE][4]
    assert rows[words.OWN][1] == yuan_text(settled.own_total)
    assert "绩效工资" in rows[words.OWN][4]
    (short,) = without_clauses([rows[words.OWN]])
    assert short[:4] == rows[words.OWN][:4]
    assert clause_lines([rows[words.OWN]] * 2)[0].startswith(f"{short[4]} ")
    assert len(clause_lines([rows[words.OWN]] * 2)) == 1


def test_every_line_opens_to_its_sum_and_cell() -> None:
    facts = handmade_facts()
    lines = settle(facts.school, facts.plan, facts.profile).lines
    for line, row in zip(lines, trace_rows(lines), strict=True):
        assert row[5] == yuan_text(line.amount)
        assert row[6].startswith("补助标准!")
        assert "×50.00" in row[3]


def test_an_absent_teacher_is_a_difference_and_is_not_paid(tmp_path: Path) -> None:
    facts = handmade_facts()
    plain = month_view(facts, [sheet(tmp_path)], SEPTEMBER).settlement
    less = month_view(facts, [sheet(tmp_path, absent=True)], SEPTEMBER).settlement
    assert plain is not None
    assert less is not None
    assert plain.differences == ()
    assert len(less.differences) == 1
    assert less.paid < plain.paid


def test_a_broken_sheet_is_told_and_settles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"no workbook")
    view = month_view(handmade_facts(), [path], SEPTEMBER)
    assert view.settlement is None
    assert view.issues


def test_a_sheet_handed_in_shows_its_differences(
    planned: Path, open_page: Open, tmp_path: Path
) -> None:
    path = sheet(tmp_path, absent=True)
    id = keep_sheets(sheets_root(), [(path.name, path.read_bytes())])
    assert keep_sheets(sheets_root(), [(path.name, path.read_bytes())]) == id
    app = open_page("money")
    assert words.DIFFERENCES not in said(app)
    app.session_state["attendance_id"] = id
    app.run()
    text = said(app)
    assert words.DIFFERENCES in text
    assert "缺席" in text
    assert words.SAMPLE_STAYS_OPEN in text


def test_a_closed_month_says_so(planned: Path, open_page: Open) -> None:
    facts = handmade_facts()
    settled = settle(facts.school, facts.plan, facts.profile, month=SEPTEMBER)
    entries = [
        Entry(booked=SEPTEMBER, kind=EntryKind.BOOKED, service=service_of(line))
        for line in settled.lines
    ]
    ledger = planned / "sample" / LEDGER_FILE
    ledger.write_text(ledger_chain.written(entries), encoding="utf-8")
    assert words.CLOSED in said(open_page("money"))
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("50", "51", 1))
    assert "账簿" in said(open_page("money"))


@pytest.mark.parametrize("role", ["finance", "planner"])
def test_only_finance_closes(
    planned: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    role: str,
) -> None:
    """The callback itself asks for the role: a button may be pressed late."""
    from scheduler.office.actor import local_actor
    from scheduler.store.kinds import Role
    from scheduler.ui.state import sample

    asked: list[object] = []

    def settled(*arguments: object, **more: object) -> SettleEnd:
        asked.append((arguments, more))
        return SettleEnd(status=ExitStatus.UNUSABLE, issues=())

    monkeypatch.setattr(money_month, "settle_plan", settled)
    monkeypatch.setattr(money_month, "current_actor", lambda: local_actor(Role(role)))
    monkeypatch.setattr("streamlit.session_state", {})
    shown = sample()
    assert shown is not None
    money_month.close_shown(shown, SEPTEMBER)
    assert len(asked) == (1 if role == "finance" else 0)


def test_the_handmade_plan_is_in_september() -> None:
    assert {month_of(entry.day) for entry in handmade_facts().plan.roster} == {
        SEPTEMBER
    }
