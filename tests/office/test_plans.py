from pathlib import Path

import pytest
from sqlalchemy import select

from scheduler.office.actor import local_actor
from scheduler.office.plans import decide, history, plans
from scheduler.office.refusals import (
    ChangedMeanwhile,
    NotAllowed,
    NotNow,
    Refusal,
    SamePerson,
    Unusable,
)
from scheduler.office.registry import register_runs
from scheduler.store import Store
from scheduler.store.chain import first_broken
from scheduler.store.kinds import Decision, PlanState, Role
from scheduler.store.models import Approval, AuditEntry
from tests.office.acts import (
    ADMIN,
    FINANCE,
    NOW,
    PLANNER,
    PRINCIPAL,
    actor,
    finished_run,
    only_plan,
    step,
)

SUBMIT, RETURN = Decision.SUBMITTED, Decision.RETURNED
APPROVE, PUBLISH = Decision.APPROVED, Decision.PUBLISHED


@pytest.fixture(autouse=True)
def _planned(store: Store, tmp_path: Path) -> None:
    finished_run(tmp_path / "runs", 1, by=PLANNER)
    register_runs(store, tmp_path / "runs", NOW)


def state(store: Store) -> PlanState:
    with store.reading() as session:
        return only_plan(session).state


def test_a_plan_is_submitted_approved_and_published(store: Store) -> None:
    for who, decision, after in (
        (PLANNER, SUBMIT, PlanState.PENDING),
        (PRINCIPAL, APPROVE, PlanState.APPROVED),
        (PLANNER, PUBLISH, PlanState.PUBLISHED),
    ):
        with store.writing() as session:
            step(session, actor(who), decision)
        assert state(store) is after
    with store.reading() as session:
        told = history(session, actor(FINANCE), only_plan(session).id)
        assert [(row.decision, row.name) for row in told] == [
            (PUBLISH, "u1"),
            (APPROVE, "u2"),
            (SUBMIT, "u1"),
        ]
        assert first_broken(session) is None
        verbs = session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id))
        assert list(verbs)[-3:] == ["submitted", "approved", "published"]


def test_a_returned_plan_is_a_draft_again_with_the_reason(store: Store) -> None:
    with store.writing() as session:
        step(session, actor(PLANNER), SUBMIT)
        step(session, actor(PRINCIPAL), RETURN, "周三人手太紧")
    with store.reading() as session:
        view = only_plan(session)
        assert view.state is PlanState.DRAFT
        assert history(session, actor(PLANNER), view.id)[0].comment == "周三人手太紧"


def test_returning_needs_a_reason(store: Store) -> None:
    with store.writing() as session:
        step(session, actor(PLANNER), SUBMIT)
    with store.writing() as session, pytest.raises(Unusable):
        step(session, actor(PRINCIPAL), RETURN, "  ")
    assert state(store) is PlanState.PENDING


@pytest.mark.parametrize(
    ("before", "who", "decision"),
    [
        ([], PRINCIPAL, SUBMIT),
        ([], FINANCE, SUBMIT),
        ([], ADMIN, SUBMIT),
        ([SUBMIT], PLANNER, APPROVE),
        ([SUBMIT], FINANCE, APPROVE),
        ([SUBMIT], ADMIN, APPROVE),
        ([SUBMIT], PLANNER, RETURN),
        ([SUBMIT, APPROVE], FINANCE, PUBLISH),
        ([SUBMIT, APPROVE], ADMIN, PUBLISH),
    ],
)
def test_each_step_belongs_to_a_role(
    store: Store, before: list[Decision], who: int, decision: Decision
) -> None:
    with store.writing() as session:
        for earlier in before:
            step(session, actor(PLANNER if earlier is SUBMIT else PRINCIPAL), earlier)
    then = state(store)

    def attempt() -> None:
        with store.writing() as session:
            step(session, actor(who), decision)

    with pytest.raises(NotAllowed):
        attempt()
    assert state(store) is then


@pytest.mark.parametrize(
    ("who", "decision"), [(PRINCIPAL, APPROVE), (PRINCIPAL, RETURN), (PLANNER, PUBLISH)]
)
def test_a_draft_is_only_submitted(store: Store, who: int, decision: Decision) -> None:
    with store.writing() as session, pytest.raises(NotNow):
        step(session, actor(who), decision)


def test_who_planned_does_not_approve_whatever_his_role_became(store: Store) -> None:
    with store.writing() as session:
        step(session, actor(PLANNER), SUBMIT)
    promoted = actor(PLANNER, Role.PRINCIPAL)
    with store.writing() as session, pytest.raises(SamePerson):
        step(session, promoted, APPROVE)
    assert state(store) is PlanState.PENDING


def test_who_submitted_does_not_approve_either(store: Store) -> None:
    with store.writing() as session:
        step(session, actor(FINANCE, Role.PLANNER), SUBMIT)
    with store.writing() as session, pytest.raises(SamePerson):
        step(session, actor(FINANCE, Role.PRINCIPAL), APPROVE)


def test_a_decision_on_an_old_view_is_told_and_not_taken(store: Store) -> None:
    with store.writing() as session:
        step(session, actor(PLANNER), SUBMIT)
    with store.reading() as session:
        seen = only_plan(session)
    with store.writing() as session:
        step(session, actor(PRINCIPAL), APPROVE)

    def attempt() -> None:
        with store.writing() as session:
            decide(
                session,
                actor(PRINCIPAL),
                seen.id,
                rev=seen.rev,
                decision=RETURN,
                comment="再看看",
                now=NOW,
            )

    with pytest.raises(ChangedMeanwhile) as told:
        attempt()
    assert "该方案已被他人修改" in told.value.sentence
    assert state(store) is PlanState.APPROVED
    with store.reading() as session:
        assert session.query(Approval).count() == 2


def test_finance_sees_what_is_approved(store: Store) -> None:
    finance = actor(FINANCE)
    with store.reading() as session:
        assert plans(session, finance) == {}
    with store.writing() as session:
        step(session, actor(PLANNER), SUBMIT)
        assert plans(session, finance) == {}
        step(session, actor(PRINCIPAL), APPROVE)
        assert len(plans(session, finance)) == 1


def test_an_administrator_sees_no_plan(store: Store) -> None:
    with store.reading() as session, pytest.raises(NotAllowed):
        plans(session, actor(ADMIN))


def test_on_the_one_pc_the_chosen_role_is_recorded_as_such(store: Store) -> None:
    with store.writing() as session:
        step(session, local_actor(Role.PLANNER), SUBMIT)
        step(session, local_actor(Role.PRINCIPAL), APPROVE)
    with store.reading() as session:
        rows = session.scalars(select(Approval).order_by(Approval.id)).all()
        assert [(row.actor_id, row.role, row.via) for row in rows] == [
            (None, "planner", "local"),
            (None, "principal", "local"),
        ]


def test_an_unknown_plan_is_refused(store: Store) -> None:
    with store.writing() as session, pytest.raises(Refusal):
        decide(
            session,
            actor(PLANNER),
            99,
            rev=1,
            decision=SUBMIT,
            comment="",
            now=NOW,
        )
