"""Every dated roster after leave and make-up days, against the cycle it departs from.

The model takes the accepted roster with the fewest stand-ins for clubs and then the
fewest changes; it must exist exactly when the audit accepts any roster at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import combinations, product
from typing import Any

import pytest

from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClassName, StaffId
from scheduler.domain.kinds import DayArrangement, PeriodKind, Post, StaffKind
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.model.term import TermShort, by_cycle, roster_term
from scheduler.model.week import Week, find_week
from tests import builders as b
from tests.check.schools import calendar_row, institution, leave
from tests.model import ask
from tests.model.agreement.bench import (
    MONDAY,
    Bench,
    Row,
    Team,
    document,
    ruled,
    service_dates,
    without_service,
)
from tests.model.agreement.rosters import clubs_led, rows_of

Dated = Mapping[tuple[date, str], Team]

TUESDAY, SUNDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)
NEXT = MONDAY + timedelta(days=7)
FIRST = b.slot()
SECOND_DAY = b.slot(2)
CLUB = b.slot(kind=PeriodKind.CLUB)
LATER = b.slot(kind=PeriodKind.CLUB, start=time(17), end=time(18), period="第二时段")
HOME = ClassName("一年级1班")
NOT_CLUB = frozenset(Post) - {Post.CLUB}


@dataclass(frozen=True)
class Case:
    """A school; whether a roster exists, and how many changes it takes."""

    school: School
    exists: bool = True
    changes: int = 0
    stand_ins: int = 0


def school(*slots: Slot, **changes: Any) -> School:  # noqa: ANN401
    """Two pupils who wish for the club, three teachers; one week unless told."""
    given = changes.pop("settings", {})
    last = MONDAY + timedelta(days=max(slot.weekday for slot in slots) - 1)
    settings = ruled(**{"service_end": last, **given})
    rows = changes.pop("calendar", ())
    extra = {row.day for row in rows}
    silent = without_service(settings, slots)
    values: dict[str, Any] = {
        "settings": settings,
        "calendar": (*(row for row in silent if row.day not in extra), *rows),
        "slots": tuple(sorted(slots, key=lambda slot: slot.key)),
        "pupils": tuple(b.pupil(name, wishes=("合唱",)) for name in ("P1", "P2")),
        "staff": people(3),
        "clubs": (),
        **changes,
    }
    return b.school(**values)


def people(count: int, **changes: object) -> tuple[Staff, ...]:
    more: Any = changes
    return tuple(b.staff(f"T{n}", **more) for n in range(1, count + 1))


def study_by_t1(*more: Staff) -> tuple[Staff, ...]:
    """T1 alone may watch, T2 alone is on duty unless somebody else is there."""
    return (
        b.staff("T1", frozenset({Post.STUDY})),
        b.staff("T2", frozenset({Post.DUTY})),
        *more,
    )


def gone(*names: str, on: date = MONDAY, until: date | None = None) -> Any:  # noqa: ANN401
    return {"leaves": tuple(leave(name, on, until) for name in names)}


def sunday_as(weekday: int) -> dict[str, Any]:
    return {
        "settings": {"service_end": SUNDAY},
        "calendar": (calendar_row(SUNDAY, DayArrangement.SCHOOL_DAY, weekday),),
    }


def choir(*candidates: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"clubs": (b.club(candidates=candidates, **more),)}


ONLY_STUDY, ONLY_DUTY = frozenset({Post.STUDY}), frozenset({Post.DUTY})
T3_TOO = b.staff("T3")
LED = (b.staff("T1"), b.staff("T2", ONLY_DUTY))
TWO_CLUBS: dict[str, Any] = {
    "clubs": (
        b.club("合唱", ("T1",)),
        b.club("戏剧", ("T2",)),
    ),
    "pupils": (b.pupil("P1", wishes=("合唱",)), b.pupil("P2", wishes=("戏剧",))),
    "rooms": (b.room(), b.room("音乐室")),
}

CASES: dict[str, Case] = {
    "nobody away": Case(school(FIRST, staff=study_by_t1(T3_TOO))),
    "away the day after": Case(
        school(FIRST, staff=study_by_t1(T3_TOO), **gone("T1", on=TUESDAY))
    ),
    "away until the day before": Case(
        school(
            FIRST,
            staff=study_by_t1(T3_TOO),
            **gone("T1", on=MONDAY - timedelta(days=9), until=MONDAY - timedelta(1)),
        )
    ),
    "away on the day": Case(
        school(FIRST, staff=study_by_t1(T3_TOO), **gone("T1")), changes=1
    ),
    "away until the day": Case(
        school(
            FIRST,
            staff=study_by_t1(T3_TOO),
            **gone("T1", on=MONDAY - timedelta(days=9), until=MONDAY),
        ),
        changes=1,
    ),
    "both away": Case(
        school(FIRST, staff=study_by_t1(*people(4)[2:]), **gone("T1", "T2")), changes=2
    ),
    "nobody to take it": Case(
        school(FIRST, staff=study_by_t1(), **gone("T1")), exists=False
    ),
    "nobody with the post": Case(
        school(FIRST, staff=study_by_t1(b.staff("T3", ONLY_DUTY)), **gone("T1")),
        exists=False,
    ),
    "the stand-in is away too": Case(
        school(FIRST, staff=study_by_t1(T3_TOO), **gone("T1", "T3")), exists=False
    ),
    "a chain: duty changes hands": Case(
        school(
            FIRST,
            staff=(
                b.staff("T1", ONLY_STUDY),
                b.staff("T2"),
                b.staff("T3", ONLY_DUTY, unavailable=frozenset({Window(3, None)})),
            ),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T2"),)),),
            **gone("T2"),
        ),
        changes=1,
    ),
    **{
        f"the stand-in has {most} units left": Case(
            school(
                FIRST,
                SECOND_DAY,
                staff=(
                    b.staff("T1", ONLY_STUDY, weekly_min=200),
                    b.staff("T2", ONLY_DUTY),
                    b.staff("T3", ONLY_STUDY, weekly_max=most),
                ),
                pins=(
                    b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T1"),)),
                    b.pin(2, "作业辅导", class_name=HOME, staff=(StaffId("T1"),)),
                ),
                **gone("T1", until=TUESDAY),
            ),
            exists=most >= 200,
            changes=2,
        )
        for most in (0, 199, 200)
    },
    **{
        f"a make-up day, at most {most}": Case(
            school(
                FIRST,
                staff=(
                    b.staff("T1", ONLY_STUDY, weekly_max=most),
                    b.staff("T2", ONLY_DUTY),
                    b.staff("T3", ONLY_STUDY, weekly_max=100),
                ),
                pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T1"),)),),
                **sunday_as(1),
            ),
            exists=most >= 200,
        )
        for most in (199, 200)
    },
    **{
        f"a make-up day without pins, at most {most}": Case(
            school(
                FIRST,
                staff=(
                    b.staff("T1", ONLY_STUDY, weekly_max=most),
                    b.staff("T2", ONLY_DUTY),
                    b.staff("T3", ONLY_STUDY, weekly_max=100),
                ),
                **sunday_as(1),
            ),
            changes=1,
        )
        for most in (100,)
    },
    "a make-up day nobody can serve": Case(
        school(
            FIRST,
            staff=(
                b.staff("T1", ONLY_STUDY, weekly_max=100),
                b.staff("T2", ONLY_DUTY),
            ),
            **sunday_as(1),
        ),
        exists=False,
    ),
    "away on a make-up day": Case(
        school(
            FIRST,
            staff=study_by_t1(T3_TOO),
            **sunday_as(1),
            **gone("T1", on=SUNDAY),
        ),
        changes=1,
    ),
    "a pinned person away": Case(
        school(
            FIRST,
            staff=(b.staff("T1", ONLY_STUDY), b.staff("T2", ONLY_DUTY), T3_TOO),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T1"),)),),
            **gone("T1"),
        ),
        changes=1,
    ),
    "the other candidate leads": Case(
        school(
            CLUB,
            staff=(b.staff("T1"), b.staff("T2", ONLY_DUTY), T3_TOO),
            **choir("T1", "T3"),
            **gone("T1"),
        ),
        changes=1,
    ),
    "somebody stands in": Case(
        school(CLUB, staff=(*LED, T3_TOO), **choir("T1"), **gone("T1")),
        changes=1,
        stand_ins=1,
    ),
    "nobody may stand in": Case(
        school(
            CLUB, staff=(*LED, b.staff("T3", NOT_CLUB)), **choir("T1"), **gone("T1")
        ),
        exists=False,
    ),
    "a candidate before a stand-in, in a chain": Case(
        school(
            CLUB,
            staff=(
                b.staff("T1", weekly_min=100),
                b.staff("T3"),
                b.staff("T4", frozenset({Post.CLUB, Post.DUTY})),
            ),
            **choir("T1", "T3"),
            **gone("T1"),
        ),
        changes=2,
    ),
    "two clubs, one leader away": Case(
        school(
            CLUB,
            staff=(*people(3, posts=frozenset({Post.CLUB})), b.staff("T4", ONLY_DUTY)),
            **TWO_CLUBS,
            **gone("T1"),
        ),
        changes=1,
        stand_ins=1,
    ),
    "two clubs, both leaders away": Case(
        school(
            CLUB,
            staff=(*people(4, posts=frozenset({Post.CLUB})), b.staff("T5", ONLY_DUTY)),
            **TWO_CLUBS,
            **gone("T1", "T2"),
        ),
        changes=2,
        stand_ins=2,
    ),
    "an institution's club, its only person away": Case(
        school(
            CLUB,
            staff=(
                b.staff("X1", kind=StaffKind.INSTITUTION, institution="星火"),
                b.staff("T2", ONLY_DUTY),
                T3_TOO,
            ),
            institutions=(institution(),),
            **choir("X1", institution="星火"),
            **gone("X1"),
        ),
        changes=1,
        stand_ins=1,
    ),
    "a company of another name cannot stand in": Case(
        school(
            CLUB,
            staff=(
                b.staff("X1", kind=StaffKind.INSTITUTION, institution="星火"),
                b.staff("T2", ONLY_DUTY),
                b.staff("X3", kind=StaffKind.INSTITUTION, institution="晨光"),
            ),
            institutions=(institution(), institution("晨光")),
            **choir("X1", institution="星火"),
            **gone("X1"),
        ),
        exists=False,
    ),
    "the second week of the cycle": Case(
        school(
            FIRST,
            staff=study_by_t1(T3_TOO),
            settings={"cycle_weeks": 2, "service_end": NEXT},
            **gone("T3", on=NEXT),
        ),
        changes=1,
    ),
    "two days of a week": Case(
        school(
            FIRST,
            SECOND_DAY,
            staff=study_by_t1(T3_TOO),
            **gone("T3", on=TUESDAY),
        ),
        changes=1,
    ),
    "a window of the day it follows": Case(
        school(
            FIRST,
            SECOND_DAY,
            staff=study_by_t1(
                b.staff("T3", unavailable=frozenset({Window(1, None)})),
            ),
            **sunday_as(1),
            **gone("T1", on=SUNDAY),
        ),
        exists=False,
    ),
}


def by_model(bench: Bench, week: Week) -> Dated | None:
    works = week.cycle.works
    base = by_cycle(bench.reading, works, week.dealt)
    try:
        term = roster_term(bench.reading, ask.run(), works, week.dealt, base)
    except TermShort:
        return None
    return {
        (row.day, str(row.session)): tuple(sorted(map(str, row.staff)))
        for row in term.roster
    }


def by_checker(
    bench: Bench, rows: Sequence[Row], week: Week, cycle: Mapping[tuple[int, str], Team]
) -> Iterator[Dated]:
    """Every roster of the dates that the audit accepts beside this cycle."""
    names = [str(person.id) for person in bench.school.staff]
    clubs = clubs_led(bench, rows, week.choice, cycle)
    places = [
        (day, row)
        for day, follows in service_dates(bench.school).items()
        for row in rows
        if row["weekday"] == follows
    ]
    teams = [list(combinations(names, row["posts"])) for _, row in places]
    for chosen in product(*teams):
        roster = {
            (day, row["id"]): team
            for (day, row), team in zip(places, chosen, strict=True)
        }
        plan = document(bench.school, rows, cycle, clubs=clubs, roster=roster)
        if bench.passes(plan):
            yield roster


@pytest.mark.parametrize("name", CASES)
def test_a_roster_of_the_dates_exists_and_changes_as_little_as_any(name: str) -> None:
    case = CASES[name]
    bench = Bench(case.school)
    week = find_week(bench.reading, ask.run())
    rows = rows_of(bench, week.groups)
    cycle = {
        (number, str(session)): tuple(map(str, staff))
        for (number, session), staff in week.dealt.items()
    }
    candidates = {
        str(club): set(map(str, who)) for club, who in bench.reading.candidates.items()
    }
    club_of = {row["id"]: row["club"] for row in rows}
    first = bench.school.settings.service_start

    def price(roster: Dated) -> tuple[int, int]:
        stand_ins = changes = 0
        for (day, session), team in roster.items():
            number = (day - first).days // 7 % bench.school.settings.cycle_weeks
            changes += len(set(team) - set(cycle[number, session]))
            if club_of[session]:
                stand_ins += len(set(team) - candidates[club_of[session]])
        return stand_ins, changes

    accepted = list(by_checker(bench, rows, week, cycle))
    found = by_model(bench, week)
    assert bool(accepted) is case.exists
    assert (found is not None) is case.exists
    if found is not None:
        assert found in accepted
        assert price(found) == min(map(price, accepted))
        assert price(found) == (case.stand_ins, case.changes)
