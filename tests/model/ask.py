"""Short ways to ask the model; every plan it gives is judged by the checker."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from scheduler.check import audit
from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId, StaffId
from scheduler.domain.kinds import Activity, PeriodKind
from scheduler.domain.outcome import Impossible, Outcome, Solved
from scheduler.domain.people import Pupil, Staff
from scheduler.domain.plan import ClubPlan, Plan, Session
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.domain.settings import Settings
from scheduler.model.config import SolveConfig
from scheduler.model.run import Run
from scheduler.model.solve import solve
from tests import builders as b
from tests.check.judge import of_the_grid, profile

MONDAY = date(2026, 9, 7)
FRIDAY = date(2026, 9, 11)

STUDY = b.slot(1)
CLUB = b.slot(1, PeriodKind.CLUB, time(17), time(18))
CARE = b.slot(1, PeriodKind.CARE, time(18), time(18, 30))


def never() -> bool:
    return False


def outcome(
    school: School,
    *,
    seed: int = 0,
    seconds: float = 20.0,
    cancelled: Callable[[], bool] = never,
    previous: Plan | None = None,
) -> Outcome:
    return solve(
        school,
        profile(school),
        SolveConfig(seconds=seconds, workers=1, seed=seed),
        report=lambda _: None,
        cancelled=cancelled,
        previous=previous,
    )


def plan(school: School, *, seed: int = 0, previous: Plan | None = None) -> Plan:
    """The plan of a school that has one; the checker finds nothing in it."""
    end = outcome(school, seed=seed, previous=previous)
    assert isinstance(end, Solved), end
    judged(school, end.plan)
    return end.plan


def judged(school: School, found: Plan) -> None:
    report = audit(school, to_document(found), profile(school))
    found_wrong = [row for row in report.violations if not of_the_grid(row)]
    assert [(str(row.rule), row.text) for row in found_wrong] == []


def impossible(school: School) -> Impossible:
    end = outcome(school)
    assert isinstance(end, Impossible), end
    assert end.conflicts, "an end without a reason"
    return end


def run(seconds: float = 20.0, seed: int = 0) -> Run:
    config = SolveConfig(seconds=seconds, workers=1, seed=seed)
    return Run(config, lambda _: None, never)


# ---- tiny schools -------------------------------------------------------------


def ruled(**changes: object) -> Settings:
    """Settings of one service date, Monday 7 September, unless told otherwise."""
    return b.settings(**{"service_end": MONDAY, "staff_off": time(18, 30), **changes})


def monday(*slots: Slot, **changes: object) -> School:
    """One class of two pupils, three teachers, two rooms, no club; slots of one Monday.

    Without slots: one 作业辅导 period.
    """
    values: dict[str, Any] = {
        "settings": ruled(),
        "slots": tuple(sorted(slots or (STUDY,), key=lambda slot: slot.key)),
        "pupils": pupils(2),
        "clubs": (),
        **changes,
    }
    return b.school(**values)


def pupils(
    count: int, wishes: tuple[str, ...] = (), **changes: object
) -> tuple[Pupil, ...]:
    return tuple(
        b.pupil(f"P{number}", wishes=wishes, **changes)  # type: ignore[arg-type]
        for number in range(1, count + 1)
    )


def teachers(count: int, **changes: object) -> tuple[Staff, ...]:
    return tuple(
        b.staff(f"T{number}", **changes)  # type: ignore[arg-type]
        for number in range(1, count + 1)
    )


# ---- what a plan says ---------------------------------------------------------


def club(found: Plan, name: str = "合唱") -> ClubPlan:
    return next(row for row in found.clubs if row.club == name)


def members(found: Plan, name: str = "合唱") -> tuple[PupilId, ...]:
    return club(found, name).members


def meets(found: Plan, name: str = "合唱") -> list[tuple[int, str]]:
    return [(row.weekday, row.period) for row in club(found, name).meets]


def of(found: Plan, activity: Activity) -> list[Session]:
    return [row for row in found.sessions if row.activity is activity]


def served(found: Plan, activity: Activity | None = None) -> list[tuple[date, StaffId]]:
    """(date, person) of every service, of one activity if asked."""
    kinds = {row.id: row.activity for row in found.sessions}
    return [
        (entry.day, person)
        for entry in found.roster
        if activity is None or kinds[entry.session] is activity
        for person in entry.staff
    ]


def people(found: Plan, activity: Activity | None = None) -> set[str]:
    return {str(person) for _, person in served(found, activity)}


def cells(end: Impossible) -> set[tuple[str, str]]:
    return {
        (row.sheet, row.cell)
        for conflict in end.conflicts
        for row in conflict.requirements
    }


def seats(found: Plan, pupil: str) -> list[Session]:
    return [row for row in found.sessions if pupil in row.pupils]


def texts(rows: Iterable[object]) -> list[str]:
    return sorted(str(row) for row in rows)
