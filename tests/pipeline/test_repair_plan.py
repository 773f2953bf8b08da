"""A repair changes the dates of the absences and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from scheduler.domain.ids import StaffId
from scheduler.domain.plan import Absence, Plan
from scheduler.pipeline.absences import parse_absence
from scheduler.pipeline.ends import ExitStatus, RunEnd
from scheduler.pipeline.judge import audit_plan
from scheduler.pipeline.repair import repair_plan
from tests.pipeline.book import SEARCH, files, never, planned, written


def repaired(book: Path, folder: Path, out: Path, *absent: str) -> RunEnd:
    return repair_plan(
        [book],
        folder,
        [parse_absence(text) for text in absent],
        out,
        SEARCH,
        report=lambda _: None,
        cancelled=never,
    )


def made(tmp_path: Path) -> tuple[Path, Path, Plan]:
    book, out = written(tmp_path / "in"), tmp_path / "out"
    plan = planned(book, out).plan
    assert plan is not None
    return book, out, plan


def busy(plan: Plan, person: str) -> date:
    """A date on which somebody serves."""
    return next(row.day for row in plan.roster if person in row.staff)


@pytest.mark.parametrize("person", ["T1", "L1"])
def test_repair_keeps_everything_but_the_dates_touched(
    tmp_path: Path, person: str
) -> None:
    book, out, plan = made(tmp_path)
    day = busy(plan, person)
    end = repaired(book, out, tmp_path / "two", f"{person}:{day}")
    assert end.status is ExitStatus.DONE, end
    assert end.plan is not None
    after = end.plan
    assert (after.clubs, after.sessions, after.cycle) == (
        plan.clubs,
        plan.sessions,
        plan.cycle,
    )
    assert [row for row in after.roster if row.day != day] == [
        row for row in plan.roster if row.day != day
    ]
    today = [row for row in after.roster if row.day == day]
    assert today
    assert all(person not in row.staff for row in today)
    told = [row for row in after.departures if row.day == day]
    assert told
    assert all(person in row.planned for row in told)
    assert after.absences == (Absence(staff=StaffId(person), first=day, last=day),)


def test_a_repaired_plan_is_judged_with_its_absences(tmp_path: Path) -> None:
    """``audit`` once found its departures groundless: the workbook names no leave."""
    book, out, plan = made(tmp_path)
    repaired(book, out, tmp_path / "two", f"T1:{busy(plan, 'T1')}")
    assert audit_plan([book], tmp_path / "two").status is ExitStatus.DONE


def test_a_repaired_plan_can_be_repaired_again(tmp_path: Path) -> None:
    """The first absence was once forgotten and the second repair refused."""
    book, out, plan = made(tmp_path)
    first, second = busy(plan, "T1"), date(2026, 10, 19)
    repaired(book, out, tmp_path / "two", f"T1:{first}")
    end = repaired(book, tmp_path / "two", tmp_path / "three", f"T1:{second}")
    assert end.status is ExitStatus.DONE
    assert end.plan is not None
    served = {row.day for row in end.plan.roster if "T1" in row.staff}
    assert not served & {first, second}
    assert audit_plan([book], tmp_path / "three").status is ExitStatus.DONE


def test_an_absence_nobody_can_cover_is_a_conflict(tmp_path: Path) -> None:
    book, out, plan = made(tmp_path)
    before = files(out)
    day = busy(plan, "T1")
    end = repaired(book, out, out, f"T1:{day}", f"T2:{day}")
    assert end.status is ExitStatus.IMPOSSIBLE
    after = files(out)
    assert {name: after[name] for name in before} == before
    assert "conflicts.json" in after


def test_an_absence_of_somebody_unknown_is_an_issue(tmp_path: Path) -> None:
    book, out, _ = made(tmp_path)
    end = repaired(book, out, tmp_path / "two", "T99:2026-10-12")
    assert end.status is ExitStatus.UNUSABLE
    assert [row.code for row in end.issues] == ["absent-unknown"]
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("T1:2026-10-12..2026-10-13", date(2026, 10, 12), date(2026, 10, 13)),
        ("T1:2026-10-12", date(2026, 10, 12), date(2026, 10, 12)),
        ("T1： 2026-10-12 .. 2026-10-12", date(2026, 10, 12), date(2026, 10, 12)),
    ],
)
def test_parse_absence(text: str, first: date, last: date) -> None:
    assert parse_absence(text) == Absence(staff=StaffId("T1"), first=first, last=last)


@pytest.mark.parametrize(
    "text",
    ["", "T1", ":2026-10-12", "T1:", "T1:2026-10-13..2026-10-12", "T1:2026-13-01"],
)
def test_parse_absence_refuses(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any malformed date says its own
        parse_absence(text)
