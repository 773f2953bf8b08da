"""H05: every group has a room that holds it, is free, and is of the club's kind."""

from dataclasses import replace

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.ids import ClubName
from scheduler.domain.kinds import Activity
from scheduler.domain.offering import Room
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.words import plan as words
from tests import builders as b
from tests.model import ask

HOME = "一年级1班教室"


def rooms_of(found: Plan, activity: Activity) -> list[str]:
    return [str(row.room) for row in ask.of(found, activity)]


@pytest.mark.parametrize(("capacity", "ends"), [(2, True), (3, True), (1, False)])
def test_h05_a_room_holds_its_group(capacity: int, ends: bool) -> None:
    school = ask.monday(rooms=(b.room(HOME, capacity=capacity),))
    if ends:
        assert rooms_of(ask.plan(school), Activity.STUDY) == [HOME]
    else:
        ask.impossible(school)


def test_h05_a_class_too_big_for_its_own_room_moves() -> None:
    school = ask.monday(rooms=(b.room(HOME, capacity=1), b.room("大教室", capacity=2)))
    assert rooms_of(ask.plan(school), Activity.STUDY) == ["大教室"]


@pytest.mark.parametrize(
    ("window", "where"),
    [
        (Window(1), "大教室"),
        (Window(1, "作业辅导"), "大教室"),
        (Window(1, "社团"), HOME),
        (Window(2), HOME),
    ],
)
def test_h05_a_room_is_not_used_when_closed(window: Window, where: str) -> None:
    rooms = (b.room(HOME, unavailable=frozenset({window})), b.room("大教室"))
    school = ask.monday(ask.STUDY, ask.CLUB, rooms=rooms)
    [study] = [
        row
        for row in ask.of(ask.plan(school), Activity.STUDY)
        if row.period == "作业辅导"
    ]
    assert study.room == where


def two_classes(*rooms: Room, pupils: int = 2) -> School:
    """Two classes too big to merge, ``pupils`` each."""
    return ask.monday(
        settings=ask.ruled(group_size=pupils),
        classes=(b.school_class("一年级1班"), b.school_class("一年级2班")),
        pupils=tuple(
            b.pupil(f"{name}{number}", f"一年级{name}班")
            for name in "12"
            for number in range(pupils)
        ),
        rooms=rooms,
    )


@pytest.mark.parametrize(("groups", "ends"), [(2, True), (1, False)])
def test_h05_a_playground_takes_as_many_groups_as_it_may(
    groups: int, ends: bool
) -> None:
    names = [f"一年级{name}班教室" for name in "12"]
    closed = [b.room(name, unavailable=frozenset({Window(1)})) for name in names]
    school = two_classes(*closed, b.room("操场", groups=groups))
    if ends:
        assert rooms_of(ask.plan(school), Activity.STUDY) == ["操场", "操场"]
    else:
        ask.impossible(school)


@pytest.mark.parametrize(("capacity", "ends"), [(4, True), (3, False)])
def test_h05_groups_in_one_room_share_its_capacity(capacity: int, ends: bool) -> None:
    names = [f"一年级{name}班教室" for name in "12"]
    closed = [b.room(name, unavailable=frozenset({Window(1)})) for name in names]
    school = two_classes(*closed, b.room("操场", groups=2, capacity=capacity))
    if ends:
        assert rooms_of(ask.plan(school), Activity.STUDY) == ["操场", "操场"]
    else:
        ask.impossible(school)


@pytest.mark.parametrize(
    ("venue", "where"),
    [
        ("音乐室", "音乐室"),
        ("普通教室", HOME),
        ("操场、音乐室", None),  # 场地类型 is one kind, not a list
        ("操场", None),
    ],
)
def test_h05_a_club_meets_in_its_kind_of_room(venue: str, where: str | None) -> None:
    school = ask.monday(
        ask.CLUB, pupils=ask.pupils(2, ("合唱",)), clubs=(b.club(venue=venue),)
    )
    found = ask.plan(school)
    assert ask.club(found).opened is (where is not None)
    assert rooms_of(found, Activity.CLUB) == ([where] if where else [])


@pytest.mark.parametrize(("capacity", "held"), [(3, 3), (2, 2), (1, 1)])
def test_h05_a_club_is_no_bigger_than_its_room(capacity: int, held: int) -> None:
    rooms = (b.room(HOME), b.room("音乐室", kind="音乐室", capacity=capacity))
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(3, ("合唱",)),
        clubs=(b.club(venue="音乐室"),),
        rooms=rooms,
    )
    assert len(ask.members(ask.plan(school))) == held


@pytest.mark.parametrize(
    ("minimum", "opened"), [(2, True), (3, False)], ids=["just fits", "too small"]
)
def test_h05_a_club_whose_room_is_below_its_minimum_stays_closed(
    minimum: int, opened: bool
) -> None:
    rooms = (b.room(HOME), b.room("音乐室", kind="音乐室", capacity=2))
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(3, ("合唱",)),
        clubs=(b.club(venue="音乐室", minimum=minimum),),
        rooms=rooms,
    )
    assert ask.club(ask.plan(school)).opened is opened


@pytest.mark.parametrize(
    ("groups", "capacity", "held"),
    [(1, 9, 2), (2, 9, 4), (2, 4, 4), (2, 3, 3), (2, 2, 2)],
)
def test_h05_clubs_share_a_playground(groups: int, capacity: int, held: int) -> None:
    pupils = (
        b.pupil("P1", wishes=("足球",)),
        b.pupil("P2", wishes=("足球",)),
        b.pupil("P3", wishes=("田径",)),
        b.pupil("P4", wishes=("田径",)),
    )
    clubs = (
        b.club("足球", ("T1",), venue="操场"),
        b.club("田径", ("T2",), venue="操场"),
    )
    rooms = (
        b.room(HOME),
        b.room("操场", kind="操场", groups=groups, capacity=capacity),
    )
    school = ask.monday(
        ask.CLUB, pupils=pupils, clubs=clubs, rooms=rooms, staff=ask.teachers(4)
    )
    found = ask.plan(school)
    assert sum(len(row.members) for row in found.clubs) == held


def test_h05_those_who_stay_need_a_room_too() -> None:
    """The only room can be the club's or the class's, not both."""
    pupils = (b.pupil("P1", wishes=("合唱",)), b.pupil("P2"))
    one = ask.monday(ask.CLUB, pupils=pupils, clubs=(b.club(),), rooms=(b.room(HOME),))
    assert not ask.club(ask.plan(one)).opened
    all_in = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(2, ("合唱",)),
        clubs=(b.club(),),
        rooms=(b.room(HOME),),
    )
    assert ask.club(ask.plan(all_in)).opened


def test_h05_rooms_for_those_who_stay_are_counted_before_a_club_opens() -> None:
    """Two classrooms: a club in one would leave a class without; that is proven."""
    school = two_classes(*(b.room(f"一年级{name}班教室") for name in "12"), pupils=3)
    school = replace(
        school,
        slots=(ask.STUDY, ask.CLUB),
        pupils=tuple(replace(row, wishes=(ClubName("合唱"),)) for row in school.pupils),
        clubs=(b.club(minimum=1, maximum=2, venue=""),),
        staff=ask.teachers(6),
    )
    found = ask.plan(school)
    assert not ask.club(found).opened
    served = next(
        row for row in found.certificate.stages if row.name == words.STAGE_SERVED
    )
    assert (served.value, served.bound) == (0, 0)
