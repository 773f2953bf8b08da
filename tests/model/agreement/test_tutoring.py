"""Tutoring: as many times as any plan the audit passes, "as far as staff allow".

The model seats pupils by number and keeps the class groups staffed as if nobody left
them (a class whose every pupil is tutored at once would need no supervisor, and two
classes might merge), and gives a full tutoring group a room of its own; where the
cases come near, they leave somebody in the class and rooms to spare.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import combinations, product
from typing import Any

import pytest

from scheduler.domain.grid import Slot, Window
from scheduler.domain.kinds import Activity, PeriodKind, Post
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.model.week import find_week
from tests import builders as b
from tests.check.plans import wants
from tests.model import ask
from tests.model.agreement.bench import (
    Bench,
    Row,
    Seat,
    Team,
    document,
    duty_rows,
    every_week,
    partitions,
    ruled,
    session_row,
    subsets,
    without_service,
)

MONDAY, TUESDAY = b.slot(1), b.slot(2)
LATER = b.slot(1, start=time(17), end=time(18), period="第二时段")
CARE = b.slot(1, PeriodKind.CARE, time(16), time(17), grades=frozenset({2}))
STUDY, TUTORING, DUTY = (
    frozenset({Post.STUDY}),
    frozenset({Post.TUTORING}),
    frozenset({Post.DUTY}),
)
S1, D1 = b.staff("S1", STUDY), b.staff("D1", DUTY)
T1, T2 = b.staff("T1", TUTORING), b.staff("T2", TUTORING)
ROOMS = (b.room(), b.room("甲"), b.room("乙"))


@dataclass(frozen=True)
class Case:
    """A school and how many times a week pupils of it can be tutored."""

    school: School
    times: int


def school(
    *slots: Slot,
    staff: Sequence[Staff] = (S1, D1, T1),
    **changes: Any,  # noqa: ANN401
) -> School:
    """P1 and P2 are flagged, P3 of their class is not."""
    grid = slots or (MONDAY,)
    given = changes.pop("settings", {})
    last = date(2026, 9, 6 + max(slot.weekday for slot in grid))
    settings = ruled(**{"service_end": last, **given})
    values: dict[str, Any] = {
        "settings": settings,
        "calendar": without_service(settings, grid),
        "slots": tuple(sorted(grid, key=lambda slot: slot.key)),
        "pupils": (
            b.pupil("P1", struggling=True),
            b.pupil("P2", struggling=True),
            b.pupil("P3"),
        ),
        "staff": tuple(staff),
        "clubs": (),
        "rooms": ROOMS,
        **changes,
    }
    return b.school(**values)


def two_grades(**changes: Any) -> School:  # noqa: ANN401
    """P1 flagged in grade 1, P2 flagged in grade 2, somebody with each."""
    return school(
        MONDAY,
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        pupils=(
            b.pupil("P1", struggling=True),
            b.pupil("P3"),
            b.pupil("P2", "二年级1班", 2, struggling=True),
            b.pupil("P4", "二年级1班", 2),
        ),
        **{
            "staff": (S1, b.staff("S2", STUDY), D1, T1),
            "rooms": (b.room(), b.room("二年级1班教室"), *ROOMS[1:]),
            **changes,
        },
    )


def beside_care() -> School:
    """Grade 2 is in care while grade 1 studies; a person for care alone."""
    base = school(
        b.slot(1, grades=frozenset({1})),
        CARE,
        staff=(S1, D1, T1, b.staff("C1", frozenset({Post.CARE}))),
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        rooms=(*ROOMS, b.room("二年级1班教室")),
    )
    other = b.pupil("P4", "二年级1班", 2, week=(b.EXTENDED,) * 5)
    return replace(base, pupils=(*base.pupils, other))


CASES: dict[str, Case] = {
    "one group of two": Case(school(), 2),
    "one tutor, groups of one": Case(school(settings={"tutoring_size": 1}), 1),
    "two tutors, groups of one": Case(
        school(settings={"tutoring_size": 1}, staff=(S1, D1, T1, T2)), 2
    ),
    "nobody for tutoring": Case(school(staff=(S1, D1)), 0),
    "nobody flagged": Case(school(pupils=(b.pupil("P1"), b.pupil("P3"))), 0),
    "no times wanted": Case(school(settings={"tutoring_per_week": 0}), 0),
    "the tutor away": Case(
        school(staff=(S1, D1, replace(T1, unavailable=frozenset({Window(1, None)})))), 0
    ),
    "a lesson of the tutor ends as it begins": Case(
        school(lessons=(b.lesson("T1", 1, time(15), time(16)),)), 2
    ),
    "a lesson of the tutor ends a minute in": Case(
        school(lessons=(b.lesson("T1", 1, time(15), time(16, 1)),)), 0
    ),
    **{
        f"two days, {times} a week": Case(
            school(MONDAY, TUESDAY, settings={"tutoring_per_week": times}),
            2 * min(times, 2),
        )
        for times in (1, 2, 3)
    },
    **{
        f"two days, the tutor at most {most}": Case(
            school(
                MONDAY,
                TUESDAY,
                settings={"tutoring_per_week": 2},
                staff=(S1, D1, replace(T1, weekly_max=most)),
            ),
            2 * (most // 100),
        )
        for most in (99, 100, 199, 200)
    },
    "a pupil who leaves as it ends": Case(
        school(
            pupils=(
                b.pupil("P1", struggling=True, week=(b.until(17),) * 5),
                b.pupil("P3"),
            )
        ),
        1,
    ),
    "a pupil who leaves a minute early": Case(
        school(
            pupils=(
                b.pupil("P1", struggling=True, week=(b.until(16, 59),) * 5),
                b.pupil("P3"),
            )
        ),
        0,
    ),
    "two grades, one tutor": Case(two_grades(), 1),
    "two grades, two tutors": Case(
        two_grades(staff=(S1, b.staff("S2", STUDY), D1, T1, T2)), 2
    ),
    "one room": Case(school(rooms=ROOMS[:1]), 0),
    "two rooms": Case(school(rooms=ROOMS[:2]), 2),
    "the tutor is on duty": Case(school(staff=(S1, b.staff("T1", TUTORING | DUTY))), 0),
    "somebody else may be on duty": Case(
        school(staff=(S1, b.staff("T1", TUTORING | DUTY), D1)), 2
    ),
    "one person for two hours": Case(
        school(MONDAY, LATER, staff=(S1, D1, T1), settings={"tutoring_per_week": 2}), 4
    ),
    "beside care": Case(beside_care(), 2),
    "two supervisors for the class": Case(
        school(
            staff=(S1, b.staff("S2", STUDY), D1, T1),
            settings={"group_size": 2},
            pupils=(
                *(b.pupil(f"P{n}") for n in (3, 4, 5)),
                b.pupil("P1", struggling=True),
            ),
            rooms=ROOMS[:2],
        ),
        1,
    ),
}


def by_model(bench: Bench) -> int:
    """Seats of the tutoring groups the model keeps."""
    groups = find_week(bench.reading, ask.run()).groups
    return sum(len(g.pupils) for g in groups if g.activity is Activity.TUTORING)


def by_checker(bench: Bench) -> int:
    """The most seats of any plan the audit passes."""
    rows = bench.school
    flagged = [str(p.id) for p in rows.pupils if p.struggling]
    ways = [parts for names in subsets(flagged) for parts in partitions(names)]
    slots = [slot for slot in rows.slots if slot.kind is PeriodKind.STUDY]
    chosen = sorted(product(ways, repeat=len(slots)), key=_seats, reverse=True)
    for groups in chosen:
        if any(
            bench.passes(plan)
            for plan in _plans(rows, dict(zip(slots, groups, strict=True)))
        ):
            return _seats(groups)
    raise AssertionError("no plan passes, not even one without tutoring")


def _seats(chosen: Sequence[tuple[Team, ...]]) -> int:
    return sum(len(group) for groups in chosen for group in groups)


def _plans(rows: School, tutored: dict[Slot, tuple[Team, ...]]) -> Iterator[Row]:
    seats = []
    for slot in rows.slots:
        groups = tutored.get(slot, ())
        seats += [
            Seat(slot=slot, activity="tutoring", pupils=group, room=None)
            for group in groups
        ]
        taken = {name for group in groups for name in group}
        for each in rows.classes:
            rest = tuple(
                str(p.id)
                for p in rows.pupils
                if p.class_name == each.name and wants(p, slot) and p.id not in taken
            )
            if rest:
                kind = "care" if slot.kind is PeriodKind.CARE else "study"
                seats.append(Seat(slot=slot, activity=kind, pupils=rest, room=None))
    names = [str(room.name) for room in rows.rooms]
    for rooms in product(names, repeat=len(seats)):
        placed = [
            replace(seat, room=room) for seat, room in zip(seats, rooms, strict=True)
        ]
        if _crowded(rows, placed):
            continue
        sessions = [*(session_row(rows, each) for each in placed), *duty_rows(rows)]
        teams = [_teams(rows, row) for row in sessions]
        for staff in product(*teams):
            named = dict(zip([row["id"] for row in sessions], staff, strict=True))
            yield document(rows, sessions, every_week(rows, named))
        return  # people do not depend on which rooms


def overlap(one: Slot, other: Slot) -> bool:
    return one.weekday == other.weekday and (
        one.start < other.end and other.start < one.end
    )


def _crowded(rows: School, placed: Sequence[Seat]) -> bool:
    """Whether a room has too many groups or pupils, to spare the audit the work."""
    for room in rows.rooms:
        for now in rows.slots:
            here = [s for s in placed if s.room == room.name and overlap(s.slot, now)]
            pupils = sum(len(seat.pupils) for seat in here)
            if len(here) > room.groups or pupils > room.capacity:
                return True
    return False


def _teams(rows: School, row: Row) -> list[Team]:
    """People with the post, to spare the audit the rest."""
    post = {
        "study": Post.STUDY,
        "tutoring": Post.TUTORING,
        "care": Post.CARE,
        "duty": Post.DUTY,
    }[row["activity"]]
    able = [str(person.id) for person in rows.staff if post in person.posts]
    return list(combinations(able, row["posts"]))


@pytest.mark.parametrize("name", CASES)
def test_nobody_could_be_tutored_more_often(name: str) -> None:
    case = CASES[name]
    bench = Bench(case.school)
    assert by_checker(bench) == case.times
    assert by_model(bench) == case.times
