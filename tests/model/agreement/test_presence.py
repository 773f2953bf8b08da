"""Who sits in each slot: the model's groups and the only seating the audit accepts."""

from dataclasses import replace
from datetime import time
from itertools import product

import pytest

from scheduler.domain.kinds import PeriodKind
from scheduler.domain.people import Attendance
from scheduler.domain.school import School
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.groups import make_groups
from tests import builders as b
from tests.model.agreement.bench import (
    Bench,
    Row,
    Seat,
    document,
    duty_rows,
    every_week,
    one_each,
    ruled,
    session_row,
    subsets,
)
from tests.regimes.judging import ALL, JILIN, SHANGHAI, SONGSHAN

Seating = tuple[frozenset[str], ...]  # by slot

AFTERNOON = (
    b.slot(),
    b.slot(kind=PeriodKind.CLUB, start=time(17), end=time(18)),
    b.slot(kind=PeriodKind.CARE, start=time(18), end=time(18, 30)),
)
DAYS: dict[str, Attendance] = {
    "absent": b.ABSENT,
    "normal": b.NORMAL,
    "extended": b.EXTENDED,
    "until 15:59": b.until(15, 59),
    "until 16:59": b.until(16, 59),
    "until 17:00": b.until(17),
    "until 17:59": b.until(17, 59),
    "until 18:00": b.until(18),
    "until 18:30": b.until(18, 30),
}


def afternoon(
    policy: str, day: str, other: str = "normal", *, agreed: bool = False
) -> School:
    """P1 as the case says, P2 beside; both of one class."""
    rows = [
        b.pupil(name, week=(DAYS[stay],) + (b.ABSENT,) * 4, care_agreement=agreed)
        for name, stay in (("P1", day), ("P2", other))
    ]
    return b.school(
        settings=ruled(policy=policy),
        slots=AFTERNOON,
        pupils=tuple(rows),
        staff=tuple(b.staff(f"T{n}") for n in range(1, 5)),
        clubs=(),
    )


def evening(policy: str, grade: int, *, asked: bool = True) -> School:
    """An afternoon of two hours and 晚自习 on Monday for one grade."""
    grades = frozenset({grade})
    hours = (
        b.slot(grades=grades),
        b.slot(kind=PeriodKind.CLUB, start=time(17), end=time(18), grades=grades),
    )
    late = b.slot(kind=PeriodKind.EVENING, start=time(19), end=time(20), grades=grades)
    pupils = tuple(
        b.pupil(name, grade=grade, evenings=frozenset({1} if wants else ()))
        for name, wants in (("P1", asked), ("P2", False))
    )
    return b.school(
        settings=ruled(policy=policy),
        slots=(*hours, late),
        classes=(b.school_class(grade=grade),),
        pupils=pupils,
        staff=tuple(b.staff(f"T{n}") for n in range(1, 5)),
        clubs=(),
    )


def two_grades(day: str) -> School:
    """Grade 2 has its own hour; P2 is in grade 2."""
    base = afternoon(SONGSHAN, day)
    slots = (
        b.slot(grades=frozenset({1})),
        b.slot(start=time(16, 30), end=time(17, 30), grades=frozenset({2})),
    )
    second = b.pupil("P2", "二年级1班", 2)
    return replace(
        base,
        slots=slots,
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        pupils=(base.pupils[0], second),
        rooms=(b.room(), b.room("二年级1班教室")),
    )


CASES: dict[str, School] = {
    **{
        f"{policy} {day}{' agreed' if agreed else ''}": afternoon(
            policy, day, agreed=agreed
        )
        for policy in ALL
        for day in ("absent", "normal", "extended", "until 17:00", "until 18:30")
        for agreed in ((False, True) if policy == JILIN else (False,))
    },
    **{
        f"{day} beside {other}": afternoon(SONGSHAN, day, other)
        for day in DAYS
        for other in ("extended", "until 17:00")
    },
    **{f"own hour, {day}": two_grades(day) for day in DAYS},
    **{
        f"evening {policy} {grade}{'' if asked else ' nobody'}": evening(
            policy, grade, asked=asked
        )
        for policy in ALL
        for grade in (6, 7)
        if (policy, grade) == (SHANGHAI, 6) or grade == 7
        for asked in (True, False)
    },
}

ACTIVITY = {
    PeriodKind.STUDY: "study",
    PeriodKind.CLUB: "study",
    PeriodKind.CARE: "care",
    PeriodKind.EVENING: "evening",
}


def by_model(bench: Bench) -> Seating:
    groups = make_groups(bench.reading, NO_CLUBS, {})
    return tuple(
        frozenset(p for group in groups if group.slot == slot for p in group.pupils)
        for slot in bench.school.slots
    )


def seated(school: School, seating: tuple[tuple[str, ...], ...]) -> Row:
    """The plan in which these pupils, by class, sit in each slot."""
    classes = {str(each.id): str(each.class_name) for each in school.pupils}
    rows = []
    for slot, names in zip(school.slots, seating, strict=True):
        activity = ACTIVITY[slot.kind]
        together = [names] if activity == "care" else [(name,) for name in names]
        if len(set(classes.values())) == 1:
            together = [names]
        for group in together:
            if group:
                room = f"{classes[group[0]]}教室"
                seat = Seat(slot=slot, activity=activity, pupils=group, room=room)
                rows.append(session_row(school, seat))
    rows += duty_rows(school)
    people = [str(person.id) for person in school.staff]
    free = rows if len(rows) <= len(people) else rows[: len(people)]
    teams = one_each(free, people)
    return document(school, rows, every_week(school, teams))


@pytest.mark.parametrize("case", CASES)
def test_the_only_seating_the_audit_accepts_is_the_models(case: str) -> None:
    bench = Bench(CASES[case])
    names = [str(pupil.id) for pupil in bench.school.pupils]
    accepted = {
        tuple(map(frozenset, seating))
        for seating in product(subsets(names), repeat=len(bench.school.slots))
        if bench.passes(seated(bench.school, seating))
    }
    assert accepted == {by_model(bench)}
