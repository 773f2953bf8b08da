"""Who of a pool takes which group: own class first, then turns; as cheap as can be."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity, Post
from scheduler.domain.school import School
from scheduler.model import deal
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.groups import make_groups
from scheduler.model.reading import read
from scheduler.model.works import make_works
from tests import builders as b
from tests.check.judge import profile
from tests.model import ask


def school(*teaching: tuple[str, ...], weeks: int = 1) -> School:
    """One class a tuple of its teachers, the first its head; one teacher a class."""
    classes = tuple(
        b.school_class(
            f"一年级{number}班",
            head_teacher=StaffId(people[0]) if people else None,
            teachers=tuple(StaffId(person) for person in people),
        )
        for number, people in enumerate(teaching, start=1)
    )
    return ask.monday(
        settings=ask.ruled(
            group_size=1, cycle_weeks=weeks, service_end=date(2026, 9, 14)
        ),
        classes=classes,
        pupils=tuple(b.pupil(f"P{row.name}", str(row.name)) for row in classes),
        rooms=tuple(b.room(str(row.room)) for row in classes),
        staff=(
            *ask.teachers(len(classes), posts=frozenset({Post.STUDY})),
            b.staff("D1", frozenset({Post.DUTY})),
        ),
    )


def seats(rows: School, week: int = 0) -> dict[str, str]:
    """Class -> teacher in a week of the cycle."""
    found = ask.plan(rows)
    classes = {row.id: row.classes[0] for row in ask.of(found, Activity.STUDY)}
    return {
        str(classes[row.session]): str(row.staff[0])
        for row in found.cycle
        if row.session in classes and row.week == week
    }


def test_deal_everybody_takes_their_own_class() -> None:
    rows = school(("T3",), ("T1",), ("T2",))
    assert seats(rows) == {"一年级1班": "T3", "一年级2班": "T1", "一年级3班": "T2"}


def test_deal_the_head_teacher_before_another_teacher_of_the_class() -> None:
    rows = school(("T2", "T1"), ("T3", "T2"), ())
    assert seats(rows)["一年级1班"] == "T2"


def test_deal_strangers_take_turns() -> None:
    rows = school((), (), weeks=2)
    assert seats(rows, 0) != seats(rows, 1)


def test_deal_a_named_person_keeps_the_group() -> None:
    pin = b.pin(
        1,
        "作业辅导",
        class_name=b.school_class("一年级2班").name,
        staff=(StaffId("T1"),),
    )
    rows = replace(school(("T1",), ("T2",)), pins=(pin,))
    assert seats(rows) == {"一年级1班": "T2", "一年级2班": "T1"}


@pytest.mark.parametrize("people", [("T1", "T2", "T3"), ("T1", "T3"), ("T2",)])
def test_deal_pool_is_as_cheap_as_any_permutation(people: tuple[str, ...]) -> None:
    """Fewer people than seats leave seats empty (dropped tutoring)."""
    rows = school(("T2", "T1"), ("T3", "T2"), ())
    reading = read(rows, profile(rows))
    works = make_works(reading, make_groups(reading, NO_CLUBS, {}))
    work = next(row for row in works if row.post is Post.STUDY)
    grades = deal._grades(reading)
    turns = Counter({(StaffId("T2"), "study/一年级1班"): 3})

    def cost(assigned: dict[str, str]) -> int:
        by_class = {str(group.classes[0]): group for group in work.groups}
        paid = sum(
            deal._cost(reading, StaffId(person), by_class[name], {}, grades, turns)
            for name, person in assigned.items()
        )
        return paid + sum(
            len(group.pupils)
            for name, group in by_class.items()
            if name not in assigned
        )

    dealt = deal.deal_pool(
        reading, work, 0, [StaffId(person) for person in people], grades, turns
    )
    chosen = {
        str(group.classes[0]): str(staff[0]) for group, staff in dealt.items() if staff
    }
    assert sorted(chosen.values()) == sorted(people)
    names = [str(group.classes[0]) for group in work.groups]
    assert cost(chosen) == min(
        cost(dict(zip(order, people, strict=False)))
        for order in permutations(names, len(people))
    )
