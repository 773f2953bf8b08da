"""From workbooks to a results folder, and every way it can end without one."""

import json
from pathlib import Path

import pytest

from scheduler.domain.ids import RuleId
from scheduler.domain.verdict import AuditReport, Violation
from scheduler.pipeline import plan
from scheduler.pipeline.ends import ExitStatus, PlanOptions
from scheduler.pipeline.judge import audit_plan
from tests.intake.books import put
from tests.pipeline.book import files, never, planned, small, written

SAMPLE = Path(__file__).resolve().parents[2] / "inputs" / "workbooks" / "sample_s.xlsx"
ALWAYS = {
    *("plan.json", "timetable.xlsx", "subsidy.xlsx", "compliance.xlsx"),
    *("timetable.pdf", "compliance.pdf"),
}
TOO_MANY = {"每日带班人数": 9}


def test_sample_s_writes_every_file_of_the_contract(tmp_path: Path) -> None:
    end = plan.plan_school(
        [SAMPLE],
        tmp_path / "out",
        PlanOptions(seconds=12.0),
        report=lambda _: None,
        cancelled=never,
    )
    assert end.status is ExitStatus.DONE
    assert end.plan is not None
    names = set(files(tmp_path / "out"))
    months = {f"attendance-{row.day:%Y-%m}.xlsx" for row in end.plan.roster}
    people = {person for row in end.plan.roster for person in row.staff}
    assert len(months) == 5
    assert names == ALWAYS | months | {f"calendar/{person}.ics" for person in people}
    assert audit_plan([SAMPLE], tmp_path / "out").status is ExitStatus.DONE
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    document = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert list(document)[:9] == [
        *("format", "school", "policy", "term", "certificate"),
        *("clubs", "sessions", "roster", "flex"),
    ]


def test_a_plan_that_fails_its_audit_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, out = written(tmp_path / "in"), tmp_path / "out"
    planned(book, out)
    before = files(out)
    found = Violation(rule=RuleId("H01"), facts=(), text="试验")
    monkeypatch.setattr(
        plan,
        "audit",
        lambda *_: AuditReport(violations=(found,), measures=()),
    )
    for folder in (out, tmp_path / "new"):
        end = planned(book, folder)
        assert end.status is ExitStatus.REFUSED
        assert end.violations == (found,)
    assert files(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_an_impossible_school_leaves_earlier_results_and_adds_the_conflict(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    planned(written(tmp_path / "in"), out)
    before = files(out)
    end = planned(written(tmp_path / "in", small(**TOO_MANY)), out)
    assert end.status is ExitStatus.IMPOSSIBLE
    after = files(out)
    assert set(after) - set(before) == {"conflicts.json", "conflicts.xlsx"}
    assert {name: after[name] for name in before} == before
    document = json.loads(after["conflicts.json"])
    assert document["conflicts"][0]["requirements"]
    assert set(document) == {"conflicts", "repairs"}


def test_a_good_plan_takes_the_conflict_report_away(tmp_path: Path) -> None:
    out = tmp_path / "out"
    planned(written(tmp_path / "in", small(**TOO_MANY)), out)
    assert set(files(out)) == {"conflicts.json", "conflicts.xlsx"}
    planned(written(tmp_path / "in"), out)
    assert not {"conflicts.json", "conflicts.xlsx"} & set(files(out))


def test_what_the_user_put_into_the_folder_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "会议").mkdir(parents=True)
    (out / "会议" / "记录.txt").write_text("甲", encoding="utf-8")
    planned(written(tmp_path / "in"), out)
    assert files(out)["会议/记录.txt"] == "甲".encode()


def test_an_unusable_book_writes_nothing(tmp_path: Path) -> None:
    bad = put(small(), "班级", "B2", "九十九")
    end = planned(written(tmp_path / "in", bad), tmp_path / "out")
    assert end.status is ExitStatus.UNUSABLE
    assert end.issues
    assert not (tmp_path / "out").exists()


def test_a_cancelled_run_writes_nothing(tmp_path: Path) -> None:
    end = planned(written(tmp_path / "in"), tmp_path / "out", cancelled=lambda: True)
    assert end.status is ExitStatus.NO_PLAN_IN_TIME
    assert end.plan is None
    assert end.impossible is None
    assert not (tmp_path / "out").exists()


def test_a_previous_folder_without_plan_is_an_issue(tmp_path: Path) -> None:
    end = plan.plan_school(
        [written(tmp_path / "in")],
        tmp_path / "out",
        PlanOptions(seconds=5.0, previous=tmp_path),
        report=lambda _: None,
        cancelled=never,
    )
    assert end.status is ExitStatus.UNUSABLE
    assert {row.code for row in end.issues} >= {"plan-file"}


def test_a_second_run_from_the_first_changes_nothing(tmp_path: Path) -> None:
    book, out = written(tmp_path / "in"), tmp_path / "out"
    first = planned(book, out).plan
    again = plan.plan_school(
        [book],
        tmp_path / "again",
        PlanOptions(seconds=20.0, previous=out, seed=5),
        report=lambda _: None,
        cancelled=never,
    ).plan
    assert first is not None
    assert again is not None
    assert again.clubs == first.clubs
    assert again.sessions == first.sessions
    assert again.cycle == first.cycle
    assert again.roster == first.roster
