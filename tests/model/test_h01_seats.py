"""H01 everybody who stays has one seat at a time; H02 nobody else has one."""

from datetime import time

import pytest

from scheduler.domain.kinds import Activity, PeriodKind
from scheduler.domain.people import Attendance, Stay
from tests import builders as b
from tests.model import ask

LATER = b.slot(1, PeriodKind.CLUB, time(18), time(19), period="第二社团")


def test_h01_every_pupil_has_one_seat_in_every_slot() -> None:
    school = ask.monday(
        ask.STUDY, ask.CLUB, pupils=ask.pupils(3, ("合唱",)), clubs=(b.club(),)
    )
    found = ask.plan(school)
    for pupil in ("P1", "P2", "P3"):
        assert [row.period for row in ask.seats(found, pupil)] == ["作业辅导", "社团"]


def test_h01_two_clubs_at_the_same_time_cannot_both_be_held() -> None:
    clubs = (b.club("合唱", ("T1",)), b.club("棋艺", ("T2",)))
    school = ask.monday(
        ask.CLUB,
        settings=ask.ruled(clubs_per_pupil=2),
        pupils=ask.pupils(2, ("合唱", "棋艺")),
        clubs=clubs,
    )
    found = ask.plan(school)
    assert ask.texts(ask.members(found, "合唱")) == ["P1", "P2"]
    assert ask.members(found, "棋艺") == ()


def test_h01_two_clubs_back_to_back_can_both_be_held() -> None:
    clubs = (b.club("合唱", ("T1",)), b.club("棋艺", ("T2",)))
    school = ask.monday(
        ask.CLUB,
        LATER,
        settings=ask.ruled(clubs_per_pupil=2),
        pupils=ask.pupils(2, ("合唱", "棋艺")),
        clubs=clubs,
    )
    found = ask.plan(school)
    assert ask.members(found, "合唱") == ask.members(found, "棋艺") == ("P1", "P2")
    assert ask.meets(found, "合唱") != ask.meets(found, "棋艺")


@pytest.mark.parametrize(
    ("day", "periods"),
    [
        (b.ABSENT, []),
        (b.NORMAL, ["作业辅导", "社团"]),
        (b.EXTENDED, ["作业辅导", "社团", "延时托管"]),
        (b.until(17), ["作业辅导"]),
        (b.until(16, 59), []),
        (b.until(17, 59), ["作业辅导"]),
        (b.until(18), ["作业辅导", "社团"]),
        (b.until(18, 30), ["作业辅导", "社团"]),
    ],
)
def test_h02_seats_are_what_the_family_asked_for(
    day: Attendance, periods: list[str]
) -> None:
    mine = b.pupil("P1", week=(day,) * 5)
    others = b.pupil("P2", week=(b.EXTENDED,) * 5)
    school = ask.monday(ask.STUDY, ask.CLUB, ask.CARE, pupils=(mine, others))
    found = ask.plan(school)
    assert [row.period for row in ask.seats(found, "P1")] == periods


def test_h02_a_slot_of_other_grades_is_not_theirs() -> None:
    other = b.slot(1, PeriodKind.CLUB, time(17), time(18), grades=frozenset({2}))
    school = ask.monday(ask.STUDY, other)
    found = ask.plan(school)
    assert {row.period for row in ask.seats(found, "P1")} == {"作业辅导"}


def test_h02_a_slot_nobody_attends_has_no_group() -> None:
    gone = Attendance(stay=Stay.UNTIL, until=time(17))
    school = ask.monday(ask.STUDY, ask.CLUB, pupils=ask.pupils(2, week=(gone,) * 5))
    found = ask.plan(school)
    assert {row.activity for row in found.sessions} == {Activity.STUDY, Activity.DUTY}


@pytest.mark.parametrize(
    ("nights", "seats"), [(frozenset({1}), 1), (frozenset({2}), 0)]
)
def test_h02_evening_study_only_on_the_evenings_asked_for(
    nights: frozenset[int], seats: int
) -> None:
    grades = frozenset({7})
    evening = b.slot(1, PeriodKind.EVENING, time(19), time(20), grades=grades)
    pupils = (
        b.pupil("P1", "七年级1班", 7, evenings=nights),
        b.pupil("P2", "七年级1班", 7, evenings=frozenset({1})),
    )
    school = ask.monday(
        b.slot(grades=grades),
        evening,
        classes=(b.school_class("七年级1班", 7),),
        pupils=pupils,
        rooms=(b.room("七年级1班教室"),),
    )
    found = ask.plan(school)
    mine = [row for row in ask.seats(found, "P1") if row.activity is Activity.EVENING]
    assert len(mine) == seats
