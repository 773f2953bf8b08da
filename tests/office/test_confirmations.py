from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from scheduler.office.actor import Actor, local_actor
from scheduler.office.confirmations import answer, entries, in_force
from scheduler.office.refusals import (
    ChangedMeanwhile,
    NotAllowed,
    NotNow,
    Refusal,
    Unusable,
)
from scheduler.office.registry import register_runs
from scheduler.store import Store
from scheduler.store.chain import first_broken
from scheduler.store.kinds import Role
from scheduler.store.models import AuditEntry
from tests.office.acts import (
    ADMIN,
    FINANCE,
    NOW,
    PLANNER,
    PRINCIPAL,
    actor,
    finished_run,
    only_plan,
)

CLAUSE = "SH-07"


@pytest.fixture(autouse=True)
def _planned(store: Store, tmp_path: Path) -> None:
    finished_run(tmp_path / "runs", 1, by=PLANNER)
    register_runs(store, tmp_path / "runs", NOW)


def say(
    store: Store,
    by: Actor,
    *,
    seen: int = 0,
    confirmed: bool = True,
    note: str = "",
    clause: str = CLAUSE,
) -> None:
    with store.writing() as session:
        answer(
            session,
            by,
            only_plan(session).id,
            clause,
            seen=seen,
            confirmed=confirmed,
            note=note,
            now=NOW,
        )


def test_a_confirmation_tells_who_when_and_why(store: Store) -> None:
    say(store, actor(PRINCIPAL), note=" 协议已签 ")
    with store.reading() as session:
        told = entries(session, actor(FINANCE), only_plan(session).id)
        assert first_broken(session) is None
        verb = session.scalar(select(AuditEntry.verb).order_by(AuditEntry.id.desc()))
    assert verb == "clause_confirmed"
    assert in_force(told) == {CLAUSE: ("u2（校长）", date(2026, 9, 1), "协议已签")}


def test_a_newer_entry_takes_it_back_and_the_older_stays(store: Store) -> None:
    say(store, actor(PRINCIPAL))
    say(store, actor(PRINCIPAL), seen=1, confirmed=False, note="签错了")
    with store.reading() as session:
        told = entries(session, actor(PLANNER), only_plan(session).id)
    assert [(entry.no, entry.confirmed) for entry in told] == [(2, False), (1, True)]
    assert in_force(told) == {}
    say(store, actor(PRINCIPAL), seen=2)
    with store.reading() as session:
        assert set(in_force(entries(session, actor(PLANNER), 1))) == {CLAUSE}


@pytest.mark.parametrize("who", [PLANNER, FINANCE, ADMIN])
def test_only_the_principal_confirms(store: Store, who: int) -> None:
    with pytest.raises(NotAllowed):
        say(store, actor(who))
    with store.reading() as session:
        assert not entries(session, actor(PRINCIPAL), only_plan(session).id)


def test_an_administrator_reads_nothing_of_it(store: Store) -> None:
    with store.reading() as session, pytest.raises(NotAllowed):
        entries(session, actor(ADMIN), 1)


def test_the_slower_of_two_is_told(store: Store) -> None:
    say(store, actor(PRINCIPAL))
    with pytest.raises(ChangedMeanwhile):
        say(store, actor(PRINCIPAL), note="晚了一步")


@pytest.mark.parametrize(
    ("seen", "confirmed", "note", "clause", "refusal"),
    [
        (0, False, "原因", CLAUSE, NotNow),
        (0, True, "", "", Unusable),
    ],
)
def test_what_cannot_be_is_refused(
    store: Store,
    seen: int,
    confirmed: bool,
    note: str,
    clause: str,
    refusal: type[Refusal],
) -> None:
    with pytest.raises(refusal):
        say(
            store,
            actor(PRINCIPAL),
            seen=seen,
            confirmed=confirmed,
            note=note,
            clause=clause,
        )


def test_taking_back_needs_a_reason_and_confirming_twice_is_nothing(
    store: Store,
) -> None:
    say(store, actor(PRINCIPAL))
    with pytest.raises(Unusable):
        say(store, actor(PRINCIPAL), seen=1, confirmed=False, note=" ")
    with pytest.raises(NotNow):
        say(store, actor(PRINCIPAL), seen=1)


def test_without_a_login_the_role_is_told_as_chosen(store: Store) -> None:
    say(store, local_actor(Role.PRINCIPAL))
    with store.reading() as session:
        ((who, _, _),) = in_force(entries(session, actor(PLANNER), 1)).values()
    assert "本机选择" in who


@pytest.mark.parametrize(
    "statement",
    ["UPDATE clause_confirmation SET note = 'x'", "DELETE FROM clause_confirmation"],
)
def test_the_record_stays_as_it_was_written(store: Store, statement: str) -> None:
    say(store, actor(PRINCIPAL))

    def change() -> None:
        with store.writing() as session:
            session.execute(text(statement))

    with pytest.raises(DatabaseError):
        change()


def test_a_plan_nobody_knows_is_refused(store: Store) -> None:
    with store.writing() as session, pytest.raises(Unusable):
        answer(
            session,
            actor(PRINCIPAL),
            99,
            CLAUSE,
            seen=0,
            confirmed=True,
            note="",
            now=NOW,
        )
