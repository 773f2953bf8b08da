"""H23: what 固定安排 says is kept, or the school is told that it cannot be."""

from datetime import date

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.ids import ClassName, ClubName, RoomName, StaffId
from scheduler.domain.kinds import Activity, PeriodKind, Post
from scheduler.domain.offering import Pin
from scheduler.domain.outcome import Impossible
from scheduler.domain.school import School
from tests import builders as b
from tests.check.schools import leave
from tests.model import ask

HOME = ClassName("一年级1班")
TUESDAY = b.slot(2, PeriodKind.CLUB, ask.CLUB.start, ask.CLUB.end)


def class_pin(*staff: str, room: str | None = None) -> Pin:
    return b.pin(
        1,
        "作业辅导",
        class_name=HOME,
        staff=tuple(StaffId(person) for person in staff),
        room=None if room is None else RoomName(room),
    )


def club_pin(
    *staff: str, weekday: int = 1, period: str = "社团", room: str | None = None
) -> Pin:
    return b.pin(
        weekday,
        period,
        club=ClubName("合唱"),
        staff=tuple(StaffId(person) for person in staff),
        room=None if room is None else RoomName(room),
    )


def with_club(*pins: Pin, **changes: object) -> School:
    return ask.monday(
        ask.CLUB,
        TUESDAY,
        **{
            "settings": ask.ruled(service_end=ask.FRIDAY),
            "pupils": ask.pupils(2, ("合唱",)),
            "clubs": (b.club(),),
            "staff": ask.teachers(4),
            "pins": pins,
            **changes,
        },
    )


@pytest.mark.parametrize("person", ["T1", "T2", "T3"])
def test_h23_a_named_teacher_takes_the_class(person: str) -> None:
    found = ask.plan(ask.monday(pins=(class_pin(person),)))
    assert ask.people(found, Activity.STUDY) == {person}


def test_h23_two_named_teachers_both_come_though_one_would_do() -> None:
    found = ask.plan(ask.monday(pins=(class_pin("T1", "T2"),)))
    assert ask.people(found, Activity.STUDY) == {"T1", "T2"}


@pytest.mark.parametrize("room", ["一年级1班教室", "音乐室"])
def test_h23_a_named_room_is_used(room: str) -> None:
    [study] = ask.of(ask.plan(ask.monday(pins=(class_pin(room=room),))), Activity.STUDY)
    assert study.room == room


@pytest.mark.parametrize(("weekday", "room"), [(1, None), (2, None), (1, "音乐室")])
def test_h23_a_club_is_held_when_and_where_it_is_placed(
    weekday: int, room: str | None
) -> None:
    found = ask.plan(with_club(club_pin(weekday=weekday, room=room)))
    assert ask.meets(found) == [(weekday, "社团")]
    [session] = ask.of(found, Activity.CLUB)
    assert room in (None, session.room)


def test_h23_a_named_leader_leads_though_not_a_candidate() -> None:
    found = ask.plan(with_club(club_pin("T3")))
    assert ask.club(found).staff == ("T3",)


def test_h23_a_placed_club_opens_though_more_would_be_served_otherwise() -> None:
    """T1 can lead one club; two pupils want 棋艺, one wants 合唱, which is placed."""
    pupils = (
        b.pupil("P1", wishes=("合唱",)),
        b.pupil("P2", wishes=("棋艺",)),
        b.pupil("P3", wishes=("棋艺",)),
    )
    clubs = (b.club("合唱", ("T1",)), b.club("棋艺", ("T1",)))
    free = ask.monday(ask.CLUB, pupils=pupils, clubs=clubs)
    assert not ask.club(ask.plan(free)).opened
    placed = ask.monday(ask.CLUB, pupils=pupils, clubs=clubs, pins=(club_pin(),))
    assert ask.club(ask.plan(placed)).opened


def test_h23_a_named_person_on_leave_is_excused_that_date_only() -> None:
    next_monday = date(2026, 9, 14)
    school = ask.monday(
        settings=ask.ruled(service_end=next_monday),
        pins=(class_pin("T1"),),
        leaves=(leave("T1", ask.MONDAY),),
    )
    found = ask.plan(school)
    study = dict(ask.served(found, Activity.STUDY))
    assert study[ask.MONDAY] != "T1"
    assert study[next_monday] == "T1"


def told(end: Impossible, *sheets: str) -> None:
    named = {row.sheet for row in end.conflicts[0].requirements}
    assert set(sheets) <= named, end.conflicts


@pytest.mark.parametrize(
    "person",
    [
        b.staff("T1", b.ALL_POSTS - {Post.STUDY}),
        b.staff("T1", unavailable=frozenset({Window(1)})),
    ],
    ids=["without the post", "away"],
)
def test_h23_a_named_person_who_cannot_serve(person: object) -> None:
    staff = (person, *ask.teachers(4)[1:])
    end = ask.impossible(ask.monday(staff=staff, pins=(class_pin("T1"),)))
    told(end, "固定安排", "教师")
    assert end.conflicts[0].minimal


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        ({}, True),
        ({"minimum": 2}, True),
        ({"minimum": 3}, False),
        ({"windows": frozenset({Window(1)})}, True),
        ({"windows": frozenset({Window(2)})}, False),
        ({"venue": "普通教室"}, True),
        ({"venue": "操场"}, False),
        ({"institution": "星火"}, False),
        ({"grades": frozenset({2})}, False),
    ],
)
def test_h23_a_placed_club_that_cannot_open_there_is_told(
    changes: dict[str, object], opens: bool
) -> None:
    """Once such a club stayed closed and the checker refused the whole plan."""
    school = with_club(club_pin(), clubs=(b.club(**changes),))  # type: ignore[arg-type]
    if opens:
        assert ask.meets(ask.plan(school)) == [(1, "社团")]
    else:
        told(ask.impossible(school), "固定安排", "社团")


def test_h23_a_room_of_another_kind_than_the_club_asks_for_is_told() -> None:
    clubs = (b.club(venue="音乐室"),)
    ask.plan(with_club(club_pin(room="音乐室"), clubs=clubs))
    end = ask.impossible(with_club(club_pin(room="一年级1班教室"), clubs=clubs))
    told(end, "固定安排", "社团")
