from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from scheduler.office.actor import Actor, local_actor
from scheduler.office.plans import plans
from scheduler.office.rebuild import rebuild_runs
from scheduler.office.refusals import (
    ChangedMeanwhile,
    NotAllowed,
    NotNow,
    SamePerson,
    Unusable,
)
from scheduler.office.registry import register_runs
from scheduler.office.settlements import (
    Figures,
    SettlementView,
    closed_files,
    decide,
    settlements,
    sheets_of,
    submit,
)
from scheduler.office.uploads import Named
from scheduler.store import Store
from scheduler.store.chain import first_broken
from scheduler.store.kinds import (
    Decision,
    PlanState,
    Role,
    SettlementState,
)
from scheduler.store.models import AuditEntry, Plan, SettlementFile, User
from tests.office.acts import (
    FINANCE,
    NOW,
    PLANNER,
    PRINCIPAL,
    actor,
    finished_run,
    only_plan,
    step,
)

MONTH = (2026, 9)
FIGURES = Figures(paid=123_45, lines=3, differences=1)
SHEETS = [("考勤.xlsx", b"sheet")]
SECOND = 5  # another person of finance


@pytest.fixture(autouse=True)
def _approved(store: Store, tmp_path: Path) -> None:
    finished_run(tmp_path / "runs", 1, by=PLANNER)
    register_runs(store, tmp_path / "runs", NOW)
    with store.writing() as session:
        session.add(
            User(id=SECOND, name="u5", role="finance", password="", created=NOW)
        )
        step(session, actor(PLANNER), Decision.SUBMITTED)
        step(session, actor(PRINCIPAL), Decision.APPROVED)


def asked(store: Store, who: Actor | None = None) -> SettlementView:
    with store.writing() as session:
        view = only_plan(session)
        submit(
            session,
            who or actor(FINANCE),
            view.id,
            view.run_id,
            MONTH,
            SHEETS,
            FIGURES,
            NOW,
        )
    return shown(store)


def shown(store: Store) -> SettlementView:
    with store.reading() as session:
        view = only_plan(session)
        return settlements(session, actor(FINANCE), view.id)[MONTH]


def judge(
    store: Store,
    who: Actor,
    *,
    close: bool = True,
    rev: int = 1,
    comment: str = "",
    files: Sequence[Named] = (),
) -> None:
    with store.writing() as session:
        decide(
            session,
            who,
            shown(store).id,
            rev=rev,
            close=close,
            comment=comment,
            now=NOW,
            files=files,
        )


@pytest.mark.parametrize("who", [PRINCIPAL, SECOND])
def test_one_settles_and_another_closes(store: Store, who: int) -> None:
    view = asked(store)
    assert (view.state, view.figures, view.by) == (
        SettlementState.SUBMITTED,
        FIGURES,
        "u3",
    )
    judge(store, actor(who, Role.FINANCE if who == SECOND else None))
    assert shown(store).state is SettlementState.CLOSED
    with store.reading() as session:
        verbs = list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))
        assert verbs[-2:] == ["settlement_submitted", "settlement_closed"]
        assert first_broken(session) is None
        assert sheets_of(session, actor(FINANCE), view.id) == SHEETS


def test_who_settled_does_not_close(store: Store) -> None:
    asked(store)
    with pytest.raises(SamePerson):
        judge(store, actor(FINANCE))
    assert shown(store).state is SettlementState.SUBMITTED


def test_on_the_one_pc_another_role_closes(store: Store) -> None:
    asked(store, local_actor(Role.FINANCE))
    with pytest.raises(SamePerson):
        judge(store, local_actor(Role.FINANCE))
    judge(store, local_actor(Role.PRINCIPAL))
    assert shown(store).state is SettlementState.CLOSED


def test_each_step_belongs_to_a_role(store: Store) -> None:
    with pytest.raises(NotAllowed):
        asked(store, actor(PLANNER))
    asked(store)
    with pytest.raises(NotAllowed):
        judge(store, actor(PLANNER))


def test_a_returned_month_is_settled_anew(store: Store) -> None:
    first = asked(store)
    with pytest.raises(Unusable):
        judge(store, actor(PRINCIPAL), close=False)
    judge(store, actor(PRINCIPAL), close=False, comment="缺第三周签到")
    assert shown(store).state is SettlementState.RETURNED
    again = asked(store)
    assert again.id != first.id
    judge(store, actor(PRINCIPAL))
    with pytest.raises(NotNow):
        asked(store)


def test_a_month_waits_only_once(store: Store) -> None:
    asked(store)
    with pytest.raises(NotNow):
        asked(store)


def test_a_decision_on_an_old_view_is_told_and_not_taken(store: Store) -> None:
    asked(store)
    judge(store, actor(PRINCIPAL), close=False, comment="再核")
    with pytest.raises(ChangedMeanwhile):
        judge(store, actor(PRINCIPAL), rev=1)
    with pytest.raises(NotNow):
        judge(store, actor(PRINCIPAL), rev=2)


def test_a_plan_not_approved_is_not_settled(store: Store) -> None:
    with store.writing() as session:
        step(session, actor(PRINCIPAL), Decision.RETURNED, "改")
    with pytest.raises(NotNow):
        asked(store)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM settlement",
        "UPDATE settlement_file SET name = 'x'",
        "DELETE FROM settlement_file",
        "UPDATE settlement_decision SET comment = 'x'",
        "DELETE FROM settlement_decision",
    ],
)
def test_the_record_stays_as_it_was_written(store: Store, statement: str) -> None:
    asked(store)
    with pytest.raises(IntegrityError), store.writing() as session:
        session.execute(text(statement))


def test_a_closed_month_comes_back_with_its_run(store: Store, tmp_path: Path) -> None:
    view = asked(store)
    with store.writing() as session:
        decide(
            session,
            actor(PRINCIPAL),
            view.id,
            rev=view.rev,
            close=True,
            comment="",
            now=NOW,
            files=[("ledger.jsonl", b"{}\n")],
        )
        kinds = session.scalars(select(SettlementFile.kind).order_by("kind"))
        assert list(kinds) == ["attendance", "result"]
    rebuild_runs(store, tmp_path / "restored")
    (run,) = (tmp_path / "restored").iterdir()
    assert (run / "result" / "ledger.jsonl").read_bytes() == b"{}\n"
    assert not (run / "result" / "考勤.xlsx").exists()


def test_a_month_closed_on_one_version_is_closed_on_the_next(
    store: Store, tmp_path: Path
) -> None:
    """An approved plan planned anew is another plan of the same school and term."""
    asked(store)
    judge(store, actor(PRINCIPAL), files=[("ledger.jsonl", b"1")])
    newer = finished_run(tmp_path / "runs", 2, by=PLANNER)
    register_runs(store, tmp_path / "runs", NOW)
    with store.reading() as session:
        shown_now = plans(session, actor(PLANNER))
        old, new = (
            next(each.id for run, each in shown_now.items() if (run == newer.id) is at)
            for at in (False, True)
        )
        assert old != new
        found = settlements(session, actor(FINANCE), new)
        assert found[MONTH].state is SettlementState.CLOSED
        assert found[MONTH].run_id != newer.id
        assert closed_files(session, actor(FINANCE), new) == {"ledger.jsonl": b"1"}
        assert closed_files(session, actor(FINANCE), old) == {"ledger.jsonl": b"1"}
    with store.writing() as session:
        session.get_one(Plan, new).state = PlanState.APPROVED.value
    with store.writing() as session, pytest.raises(NotNow):
        submit(session, actor(FINANCE), new, newer.id, MONTH, SHEETS, FIGURES, NOW)


def test_another_term_has_months_of_its_own(store: Store, tmp_path: Path) -> None:
    asked(store)
    judge(store, actor(PRINCIPAL))
    with store.writing() as session:
        other = Plan(
            school="测试小学",
            term_start=date(2027, 2, 22),
            term_end=date(2027, 7, 2),
            state=PlanState.APPROVED.value,
            head=1,
        )
        session.add(other)
        session.flush()
        assert settlements(session, actor(FINANCE), other.id) == {}
        assert closed_files(session, actor(FINANCE), other.id) == {}


def test_a_ledger_that_forgets_a_month_closed_meanwhile_is_refused(
    store: Store,
) -> None:
    asked(store)
    judge(store, actor(PRINCIPAL), files=[("ledger.jsonl", b"sep")])
    with store.writing() as session:
        view = only_plan(session)
        october = submit(
            session,
            actor(FINANCE),
            view.id,
            view.run_id,
            (2026, 10),
            SHEETS,
            FIGURES,
            NOW,
        )
    for ledger, refused in ((b"oct", True), (b"sepoct", False)):
        with store.writing() as session:
            try:
                decide(
                    session,
                    actor(PRINCIPAL),
                    october,
                    rev=1,
                    close=True,
                    comment="",
                    now=NOW,
                    files=[("ledger.jsonl", ledger)],
                )
            except ChangedMeanwhile:
                assert refused
            else:
                assert not refused
