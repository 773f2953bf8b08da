"""H13: whole classes of one grade share a group when together they fit."""

import pytest

from scheduler.domain.kinds import Activity, PeriodKind
from scheduler.domain.school import School
from tests import builders as b
from tests.model import ask


def classes(*sizes: tuple[int, int], group_size: int, **changes: object) -> School:
    """Classes as (grade, pupils), with staff and rooms for each."""
    rows = [
        b.school_class(f"{grade}年级{number}班", grade)
        for number, (grade, _) in enumerate(sizes, start=1)
    ]
    pupils = tuple(
        b.pupil(f"{row.name}{number}", str(row.name), row.grade)
        for row, (_, count) in zip(rows, sizes, strict=True)
        for number in range(count)
    )
    values: dict[str, object] = {
        "settings": ask.ruled(group_size=group_size),
        "classes": tuple(rows),
        "pupils": pupils,
        "rooms": tuple(b.room(str(row.room)) for row in rows),
        "staff": ask.teachers(len(rows) + 3),
        **changes,
    }
    return ask.monday(**values)


@pytest.mark.parametrize(
    ("sizes", "group_size", "groups"),
    [
        (((1, 2), (1, 2)), 4, [4]),
        (((1, 2), (1, 2)), 3, [2, 2]),
        (((1, 2), (2, 2)), 4, [2, 2]),
        (((1, 2), (1, 2), (1, 2)), 4, [2, 4]),
        (((1, 3), (1, 1), (1, 2), (1, 2)), 4, [4, 4]),
        (((1, 5), (1, 2)), 4, [2, 5]),
        (((1, 4), (1, 1)), 4, [1, 4]),
    ],
)
def test_h13_classes_merge_only_where_they_fit(
    sizes: tuple[tuple[int, int], ...], group_size: int, groups: list[int]
) -> None:
    found = ask.plan(classes(*sizes, group_size=group_size))
    assert sorted(len(row.pupils) for row in ask.of(found, Activity.STUDY)) == groups
    for row in ask.of(found, Activity.STUDY):
        assert len({name[0] for name in row.classes}) == 1


def test_h13_merging_saves_the_supervisor_a_school_lacks() -> None:
    fits = classes((1, 2), (1, 2), group_size=4, staff=ask.teachers(2))
    assert len(ask.of(ask.plan(fits), Activity.STUDY)) == 1
    ask.impossible(classes((1, 2), (1, 2), group_size=3, staff=ask.teachers(2)))


def test_h13_those_without_a_club_are_grouped_in_the_same_way() -> None:
    school = classes((1, 2), (1, 2), (2, 1), group_size=4, slots=(ask.CLUB,))
    groups = ask.of(ask.plan(school), Activity.STUDY)
    assert {row.period for row in groups} == {PeriodKind.CLUB.value}
    assert sorted(len(row.pupils) for row in groups) == [1, 4]
