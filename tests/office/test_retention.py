"""What holds names goes when its time has come; what was decided stays."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from scheduler.cli.main import main
from scheduler.office.plans import history, plans
from scheduler.office.rebuild import rebuild_runs
from scheduler.office.refusals import Unusable
from scheduler.office.registry import register_runs
from scheduler.office.retention import clear, cutoff, due
from scheduler.office.uploads import hand_in
from scheduler.store import Store
from scheduler.store.chain import first_broken
from scheduler.store.contents import content, keep
from scheduler.store.kinds import Decision, FileKind
from scheduler.store.models import AuditEntry, PlanVersion, Upload
from tests.office.acts import (
    ADMIN,
    NOW,
    PLANNER,
    PRINCIPAL,
    actor,
    finished_run,
    step,
)

AFTER = date(2027, 1, 16)  # the term of finished_run ends the day before
ADMINISTRATOR = actor(ADMIN)


def test_months_are_counted_back_from_the_day() -> None:
    assert cutoff(date(2027, 3, 31), 1) == date(2027, 2, 28)
    assert cutoff(date(2027, 1, 15), 12) == date(2026, 1, 15)
    assert cutoff(date(2027, 1, 15), 1) == date(2026, 12, 15)
    for months in (0, -1, 121):
        with pytest.raises(Unusable):
            cutoff(AFTER, months)


def test_a_term_goes_when_it_is_due_and_its_record_stays(
    store: Store, tmp_path: Path
) -> None:
    run = finished_run(tmp_path / "runs", 1, by=PLANNER)
    register_runs(store, tmp_path / "runs", NOW)
    with store.writing() as session:
        step(session, actor(PLANNER), Decision.SUBMITTED)
        step(session, actor(PRINCIPAL), Decision.APPROVED)
    draft = tmp_path / "drafts" / f"{run.id}.1.json"
    draft.parent.mkdir()
    draft.write_text("{}", encoding="utf-8")
    with store.reading() as session:
        early = due(session, ADMINISTRATOR, tmp_path, date(2027, 1, 15))
        assert early.nothing
        found = due(session, ADMINISTRATOR, tmp_path, AFTER)
    assert found.runs == (run.id,)
    assert len(found.contents) == 3
    assert set(found.paths) == {run.path, draft}
    assert run.path.exists()
    assert clear(store, ADMINISTRATOR, tmp_path, AFTER, NOW) == found
    assert not run.path.exists()
    assert not draft.exists()
    with store.reading() as session:
        version = session.scalars(select(PlanVersion)).one()
        with pytest.raises(LookupError):
            content(session, version.sha256)
        assert not any(session.scalars(select(Upload.data)))
        assert all(session.scalars(select(Upload.size)))
        (view,) = plans(session, actor(PLANNER)).values()
        assert len(history(session, actor(PLANNER), view.id)) == 2
        assert first_broken(session) is None
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()[-1]
        assert (entry.verb, entry.detail["contents"]) == ("retain", 3)
        assert due(session, ADMINISTRATOR, tmp_path, AFTER).nothing
    assert rebuild_runs(store, tmp_path / "restored") == 0
    assert list((tmp_path / "restored").iterdir()) == []


def test_what_another_term_needs_stays(store: Store, tmp_path: Path) -> None:
    old = finished_run(tmp_path / "runs", 1, by=PLANNER)
    new = finished_run(tmp_path / "runs", 2, by=PLANNER)  # of the same workbook
    plan = json.loads((new.result / "plan.json").read_text(encoding="utf-8"))
    plan["term"]["end"] = "2027-07-01"
    (new.result / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    register_runs(store, tmp_path / "runs", NOW)
    found = clear(store, ADMINISTRATOR, tmp_path, AFTER, NOW)
    assert found.runs == (old.id,)
    assert found.paths == (old.path,)
    with store.reading() as session:
        kept = [row.data for row in session.scalars(select(Upload)) if row.data]
        assert b"workbook" in kept
        assert len(kept) == 3


def test_an_upload_nobody_planned_goes_by_its_own_age(
    store: Store, tmp_path: Path
) -> None:
    ago = datetime(2025, 9, 1, tzinfo=UTC)
    for name, now in (("旧.xlsx", ago), ("新.xlsx", NOW)):
        files = [(name, name.encode())]
        id = hand_in(store, actor(PLANNER), tmp_path / "uploads", files, now)
        os.utime(tmp_path / "uploads" / id, (now.timestamp(), now.timestamp()))
    clear(store, ADMINISTRATOR, tmp_path, date(2026, 1, 1), NOW)
    (left,) = (tmp_path / "uploads").iterdir()
    assert [path.name for path in left.iterdir()] == ["新.xlsx"]
    with store.writing() as session:
        held = [row.data.decode() for row in session.scalars(select(Upload))]
        assert sorted(held) == ["", "新.xlsx"]
        sha256 = keep(session, "旧.xlsx".encode(), FileKind.INPUT)
        assert content(session, sha256).decode() == "旧.xlsx"


def test_only_emptying_is_let_through(store: Store) -> None:
    with store.writing() as session:
        keep(session, b"abc", FileKind.INPUT)
    for statement in (
        "UPDATE upload SET size = 0",
        "UPDATE upload SET kind = 'result'",
        "UPDATE upload SET sha256 = 'x'",
        "UPDATE upload SET data = '123'",
    ):
        with pytest.raises(IntegrityError), store.writing() as session:
            session.execute(text(statement))


def test_the_command_lists_first_and_deletes_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCHEDULER_OUTPUTS", str(tmp_path))
    monkeypatch.delenv("SCHEDULER_DATABASE", raising=False)
    assert main(["retain"]) == 0
    assert "没有到期" in capsys.readouterr().out
    run = finished_run(tmp_path / "runs", 1)
    plan = {"school": "测试小学", "term": {"start": "2020-09-01", "end": "2021-01-15"}}
    (run.result / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    assert main(["retain", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["contents"] == 3
    assert run.path.exists()
    assert main(["retain", "--months", "24", "--delete"]) == 0
    assert "已删除" in capsys.readouterr().out
    assert not run.path.exists()
    database = (tmp_path / "office.db").read_bytes()
    assert b"BEGIN:VCALENDAR" not in database  # not in a free page either
    assert main(["retain", "--months", "0"]) == 2
