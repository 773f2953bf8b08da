"""Study, evening and care groups: every division of the pupils is put to the audit.

The model takes a division with the fewest supervisors, merges only where that saves
one and evens care groups out; these are choices among what is legal. So what must
agree is: the fewest supervisors of any accepted division, the model's own division
among the accepted, and that no class is merged which could have stayed alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import pytest

from scheduler.domain.kinds import PeriodKind
from scheduler.domain.school import School
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.groups import make_groups
from tests import builders as b
from tests.model.agreement.bench import (
    Bench,
    Row,
    Seat,
    Team,
    document,
    duty_rows,
    every_week,
    one_each,
    partitions,
    ruled,
    session_row,
)

Division = frozenset[frozenset[str]]

HALL = "多功能厅"


def classes_of(*sizes: int, size: int, grade: int = 1, **more: int) -> School:
    """Classes of one grade (or two: sizes of grade 2 after) in one slot."""
    second = {f"grade_{n}": n for n in (2,)}
    rows, pupils = [], []
    for number, count in enumerate(sizes, start=1):
        of = grade if number <= more.get("of_first", len(sizes)) else second["grade_2"]
        name = f"{of}年级{number}班"
        rows.append(b.school_class(name, of, room=HALL))
        pupils += [
            b.pupil(
                f"P{number}{each}", name, of, evenings=frozenset({1} if of > 6 else ())
            )
            for each in range(1, count + 1)
        ]
    hours = (
        b.slot(grades=frozenset({grade, 2})),
        b.slot(
            kind=PeriodKind.EVENING,
            start=time(19),
            end=time(20),
            grades=frozenset({7}),
        ),
    )
    return b.school(
        settings=ruled(group_size=size, care_size=size),
        slots=hours if grade == 7 else hours[:1],
        classes=tuple(rows),
        pupils=tuple(pupils),
        staff=tuple(b.staff(f"T{n}") for n in range(1, 12)),
        clubs=(),
        rooms=(b.room(HALL, groups=9),),
    )


def caring(count: int, size: int) -> School:
    """Pupils of two classes who all stay for care after an hour of study."""
    base = classes_of((count + 1) // 2, count // 2 or 1, size=size)
    care = b.slot(kind=PeriodKind.CARE, start=time(17), end=time(17, 30))
    pupils = tuple(
        replace(each, week=(b.EXTENDED,) * 5) for each in base.pupils[:count]
    )
    return replace(base, slots=(*base.slots, care), pupils=pupils)


CASES: dict[str, tuple[School, str]] = {
    **{
        f"study {sizes} in groups of {size}": (classes_of(*sizes, size=size), "study")
        for sizes in (
            (1,),
            (2,),
            (3,),
            (1, 1),
            (1, 2),
            (2, 2),
            (1, 3),
            (1, 1, 1),
            (1, 1, 2),
            (2, 2, 1),
            (1, 1, 1, 1),
            (1, 1, 1, 2),
        )
        for size in (1, 2, 3, 4)
    },
    **{
        f"two grades {sizes} in groups of {size}": (
            classes_of(*sizes, size=size, of_first=1),
            "study",
        )
        for sizes in ((1, 1), (1, 2), (2, 1), (1, 1, 1), (1, 2, 1))
        for size in (2, 3, 4)
    },
    **{
        f"evening {sizes} in groups of {size}": (
            classes_of(*sizes, size=size, grade=7),
            "evening",
        )
        for sizes in ((1, 1), (1, 2), (2, 2))
        for size in (1, 2, 3, 4)
    },
    **{
        f"care {count} in groups of {size}": (caring(count, size), "care")
        for count in (1, 2, 3, 4)
        for size in (1, 2, 3, 4)
    },
}


def divided(bench: Bench, activity: str, groups: Sequence[Team]) -> Row:
    """The plan with this division in the slot the case is about."""
    rows = []
    for slot in bench.school.slots:
        kind = {"作业辅导": "study", "延时托管": "care", "晚自习": "evening"}[slot.kind]
        parts = groups if kind == activity else by_class(bench)
        for part in parts:
            seat = Seat(slot=slot, activity=kind, pupils=part, room=HALL)
            rows.append(session_row(bench.school, seat))
    rows += duty_rows(bench.school)
    day: dict[str, Team] = {}
    people = [str(person.id) for person in bench.school.staff]
    for start in sorted({row["start"] for row in rows if row["activity"] != "duty"}):
        now = [row for row in rows if row["start"] == start]
        day |= one_each([row for row in now if row["activity"] != "duty"], people[1:])
    day |= {row["id"]: (people[0],) for row in rows if row["activity"] == "duty"}
    return document(bench.school, rows, every_week(bench.school, day))


def by_class(bench: Bench) -> list[Team]:
    names = [str(row.name) for row in bench.school.classes]
    return [
        part
        for name in names
        if (
            part := tuple(
                str(p.id) for p in bench.school.pupils if p.class_name == name
            )
        )
    ]


def supervisors(bench: Bench, groups: Division) -> int:
    size = bench.school.settings.group_size
    return sum(-(-len(group) // size) for group in groups)


def by_model(bench: Bench, activity: str) -> tuple[Division, int]:
    found = [
        group
        for group in make_groups(bench.reading, NO_CLUBS, {})
        if group.activity == activity
    ]
    return (
        frozenset(frozenset(map(str, group.pupils)) for group in found),
        sum(group.posts for group in found),
    )


@pytest.mark.parametrize("case", CASES)
def test_the_best_division_the_audit_accepts_is_the_models(case: str) -> None:
    school, activity = CASES[case]
    bench = Bench(school)
    accepted: set[Division] = {
        frozenset(map(frozenset, groups))
        for groups in partitions([str(each.id) for each in school.pupils])
        if bench.passes(divided(bench, activity, groups))
    }
    assert accepted, "the case says nothing"
    found, posts = by_model(bench, activity)
    assert found in accepted
    assert posts == supervisors(bench, found)
    assert posts == min(supervisors(bench, groups) for groups in accepted)
    if activity != "care":
        apart = frozenset(map(frozenset, by_class(bench)))
        assert (found == apart) == (posts == supervisors(bench, apart))


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 2])
def test_a_group_has_the_models_supervisors_and_no_others(
    count: int, size: int
) -> None:
    bench = Bench(classes_of(count, size=size))
    people = [str(person.id) for person in bench.school.staff]
    pupils = tuple(str(each.id) for each in bench.school.pupils)
    accepted = set()
    for posts in range(5):
        seat = Seat(
            slot=bench.school.slots[0],
            activity="study",
            pupils=pupils,
            room=HALL,
            posts=posts,
        )
        rows = [session_row(bench.school, seat), *duty_rows(bench.school)]
        plan = document(
            bench.school, rows, every_week(bench.school, one_each(rows, people))
        )
        if bench.passes(plan):
            accepted.add(posts)
    assert accepted == {by_model(bench, "study")[1]}
