"""Finance's page: forecast, a month on its sheet, differences, closing, exports."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from scheduler.domain.booking import Entry, EntryKind
from scheduler.export.attendance_book import write_attendance
from scheduler.jobs.folder import RunFolder, list_runs
from scheduler.money import yuan_text
from scheduler.office.actor import local_actor
from scheduler.office.registry import register_runs
from scheduler.office.settlements import Figures, SettlementView, settlements
from scheduler.office.uploads import hand_in_sheets
from scheduler.pipeline.closing import LEDGER_FILE, Closing
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.money import SettleEnd
from scheduler.store.kinds import Decision, Role, SettlementState
from scheduler.store.models import SettlementFile
from scheduler.subsidy import ledger_chain, settle
from scheduler.subsidy.closing import service_of
from scheduler.ui import money_closing
from scheduler.ui.money_files import sheets_root
from scheduler.ui.money_month import month_view
from scheduler.ui.money_trace import (
    clause_lines,
    fund_rows,
    trace_rows,
    without_clauses,
)
from scheduler.ui.state import Shown, shown_of
from scheduler.ui.who import store
from scheduler.words.ui import money as words
from tests.office.acts import NOW, finished_run, only_plan, step
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


def laid_ready(path: Path) -> str:
    files = [(path.name, path.read_bytes())]
    finance = local_actor(Role.FINANCE)
    return hand_in_sheets(store(), finance, sheets_root(), files, NOW)


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
    id = laid_ready(path)
    assert laid_ready(path) == id
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


@pytest.fixture
def waiting(
    planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], SettlementView]:
    """An approved plan whose September finance has submitted on the one PC."""
    run = finished_run(tmp_path / "runs", 1)
    monkeypatch.setattr("streamlit.session_state", {})
    register_runs(store(), tmp_path / "runs", NOW)
    with store().writing() as session:
        for role, decision in (
            (Role.PLANNER, Decision.SUBMITTED),
            (Role.PRINCIPAL, Decision.APPROVED),
        ):
            step(session, local_actor(role), decision)
    path = sheet(tmp_path)
    as_role(monkeypatch, Role.FINANCE)
    money_closing.submit_shown(
        shown_run(run),
        SEPTEMBER,
        Figures(paid=5000, lines=1, differences=0),
        laid_ready(path),
    )

    def view() -> SettlementView:
        with store().reading() as session:
            actor = local_actor(Role.FINANCE)
            return settlements(session, actor, only_plan(session).id)[SEPTEMBER]

    return view


def as_role(monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setattr(money_closing, "current_actor", lambda: local_actor(role))


def shown_run(run: RunFolder) -> Shown:
    shown = shown_of(run)
    assert shown is not None
    with store().reading() as session:
        return replace(shown, plan=only_plan(session))


def closing(**facts: object) -> Callable[..., SettleEnd]:
    """A settlement as the pipeline ends it, its files written."""

    def settled(
        books: object, folder: Path, *arguments: object, **more: object
    ) -> SettleEnd:
        assert more == {"close": True, "expected": 5000}
        for name in (
            *(LEDGER_FILE, "ledger.csv", "payout-2026-09.csv"),
            "subsidy-2026-09.xlsx",
        ):
            (folder / name).write_bytes(b"x")
        done = Closing(month=SEPTEMBER, added=(), payouts=())
        return SettleEnd(
            **{  # type: ignore[arg-type]
                "status": ExitStatus.DONE,
                "issues": (),
                "closing": done,
                **facts,
            }
        )

    return settled


def test_another_role_closes_and_the_store_keeps_it(
    waiting: Callable[[], SettlementView],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (run,) = list_runs(tmp_path / "runs")
    shown = shown_run(run)
    monkeypatch.setattr(money_closing, "settle_plan", closing())
    money_closing.close_shown(shown, waiting())
    assert "不能复核结账" in st.session_state[money_closing._REFUSED]
    assert waiting().state is SettlementState.SUBMITTED
    as_role(monkeypatch, Role.PRINCIPAL)
    money_closing.close_shown(shown, waiting())
    assert waiting().state is SettlementState.CLOSED
    with store().reading() as session:
        kept = session.scalars(select(SettlementFile.name))
        assert {LEDGER_FILE, "ledger.csv", "考勤.xlsx"} <= set(kept)
    assert (run.result / LEDGER_FILE).read_bytes() == b"x"


def test_a_closing_cut_off_before_its_files_came_is_made_good(
    waiting: Callable[[], SettlementView],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (run,) = list_runs(tmp_path / "runs")
    shown = shown_run(run)
    as_role(monkeypatch, Role.PRINCIPAL)
    monkeypatch.setattr(money_closing, "settle_plan", closing())

    def cut_off(folder: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(money_closing, "published", cut_off)
        with pytest.raises(KeyboardInterrupt):
            money_closing.close_shown(shown, waiting())
    assert waiting().state is SettlementState.CLOSED
    assert not (run.result / LEDGER_FILE).exists()
    money_closing.take_over(shown)
    assert (run.result / LEDGER_FILE).read_bytes() == b"x"


@pytest.mark.parametrize(
    "facts",
    [
        {"status": ExitStatus.UNUSABLE, "closing": None, "differs": True},
        {"status": ExitStatus.REFUSED, "closing": None},
    ],
)
def test_a_month_that_cannot_be_written_is_not_closed(
    waiting: Callable[[], SettlementView],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    facts: dict[str, object],
) -> None:
    (run,) = list_runs(tmp_path / "runs")
    shown = shown_run(run)
    as_role(monkeypatch, Role.PRINCIPAL)
    monkeypatch.setattr(money_closing, "settle_plan", closing(**facts))
    money_closing.close_shown(shown, waiting())
    assert waiting().state is SettlementState.SUBMITTED
    assert "没有结账" in st.session_state[money_closing._REFUSED]


def test_a_month_is_given_back_with_a_reason(
    waiting: Callable[[], SettlementView], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_role(monkeypatch, Role.PRINCIPAL)
    st.session_state[money_closing._COMMENT] = "缺签到"
    money_closing.return_shown(waiting())
    assert waiting().state is SettlementState.RETURNED
