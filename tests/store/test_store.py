from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError, StatementError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from scheduler.store import Store, open_store
from scheduler.store.base import Base
from scheduler.store.chain import BEGINNING, append, first_broken
from scheduler.store.contents import content, keep
from scheduler.store.kinds import FileKind, Role, Via
from scheduler.store.migrate import newest, revision
from scheduler.store.models import Approval, AuditEntry, Plan, Upload
from scheduler.store.place import database_url

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'a' / 'office.db'}")
    yield opened
    opened.close()


def add_plan(session: Session) -> Plan:
    plan = Plan(school="甲校", term_start=NOW.date(), term_end=NOW.date(), head=1)
    session.add(plan)
    session.flush()
    return plan


def note(session: Session, verb: str) -> None:
    append(
        session,
        at=NOW,
        actor_id=None,
        role=Role.PLANNER,
        via=Via.LOCAL,
        verb=verb,
        subject="plan/1",
        detail={"n": 1},
    )


def test_migrations_lead_to_the_tables_of_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        assert revision(connection) == newest()
        differences = compare_metadata(
            MigrationContext.configure(connection), Base.metadata
        )
    assert differences == []


def test_opening_again_keeps_what_is_there(store: Store, tmp_path: Path) -> None:
    with store.writing() as session:
        add_plan(session)
    again = open_store(f"sqlite:///{tmp_path / 'a' / 'office.db'}")
    with again.reading() as session:
        assert session.scalar(select(Plan.school)) == "甲校"
    again.close()


def test_the_log_of_changes_is_written_ahead_and_to_the_disk(store: Store) -> None:
    with store.reading() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA synchronous")) == 2
        assert session.scalar(text("PRAGMA foreign_keys")) == 1


def test_an_act_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.writing() as session:
            add_plan(session)
            note(session, "submit")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Plan)) == 0
        assert session.scalar(select(func.count()).select_from(AuditEntry)) == 0


def test_of_two_who_change_a_plan_one_is_refused(store: Store) -> None:
    with store.writing() as session:
        id = add_plan(session).id
    with Session(store.engine) as first, Session(store.engine) as second:
        one, two = first.get_one(Plan, id), second.get_one(Plan, id)
        one.state = "approved"
        second.expunge(two)  # as it was shown
        second.rollback()
        first.commit()
        two.state = "pending"
        second.add(two)
        with pytest.raises(StaleDataError):
            second.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET verb = 'x'",
        "DELETE FROM audit",
        "UPDATE approval SET comment = 'x'",
        "DELETE FROM approval",
        "UPDATE upload SET data = x'00'",
    ],
)
def test_a_record_stays_as_it_was_written(store: Store, statement: str) -> None:
    with store.writing() as session:
        keep(session, b"x", FileKind.INPUT)
        note(session, "submit")
        session.add(
            Approval(
                plan_id=add_plan(session).id,
                version_no=1,
                decision="submitted",
                comment="",
                at=NOW,
                role="planner",
                via="local",
            )
        )
    with store.writing() as session, pytest.raises(DatabaseError, match="只读记录"):
        session.execute(text(statement))


def test_each_entry_of_the_log_seals_the_one_before(store: Store) -> None:
    with store.writing() as session:
        for verb in ("submit", "return", "submit"):
            note(session, verb)
    with store.reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        assert entries[0].previous == BEGINNING
        assert entries[2].previous == entries[1].sha256
        assert first_broken(session) is None
    with store.writing() as session:  # someone with a database tool
        session.execute(text("DROP TRIGGER keep_audit_update"))
        session.execute(text("UPDATE audit SET verb = 'approve' WHERE id = 2"))
    with store.reading() as session:
        assert first_broken(session) == 2


def test_two_logs_cannot_grow_from_one_entry(store: Store) -> None:
    with store.writing() as session:
        note(session, "submit")
        entry = session.scalars(select(AuditEntry)).one()
        twin = {
            "at": NOW,
            "role": "planner",
            "via": "local",
            "verb": "forged",
            "subject": "plan/1",
            "detail": {},
            "previous": entry.previous,
            "sha256": "f" * 64,
        }
        session.add(AuditEntry(**twin))
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()


def test_the_same_content_is_kept_once(store: Store) -> None:
    with store.writing() as session:
        first = keep(session, b"x", FileKind.INPUT)
        assert keep(session, b"x", FileKind.RESULT) == first
        keep(session, b"y", FileKind.INPUT)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Upload)) == 2
        assert content(session, first) == b"x"
        with pytest.raises(LookupError):
            content(session, "0" * 64)


def test_moments_come_back_with_their_zone(store: Store) -> None:
    with store.writing() as session:
        plan = add_plan(session)
        plan.published = NOW
        id = plan.id
    with store.reading() as session:
        assert session.get_one(Plan, id).published == NOW
    with store.writing() as session:
        session.get_one(Plan, id).published = NOW.replace(tzinfo=None)
        with pytest.raises(StatementError, match="time zone"):
            session.flush()
        session.rollback()


def test_the_store_moves_with_the_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCHEDULER_DATABASE", raising=False)
    monkeypatch.setenv("SCHEDULER_OUTPUTS", "/somewhere")
    assert database_url() == "sqlite:////somewhere/office.db"
    monkeypatch.setenv("SCHEDULER_DATABASE", "postgresql://office@server/office")
    assert database_url() == "postgresql://office@server/office"
