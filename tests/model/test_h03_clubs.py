"""H03: who may hold a club, how many, when it meets, or why it stays closed."""

from datetime import time

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.kinds import Activity, PeriodKind
from tests import builders as b
from tests.model import ask

TUESDAY = b.slot(2, PeriodKind.CLUB, time(17), time(18))
SECOND = b.slot(1, PeriodKind.CLUB, time(18), time(19), period="第二社团")


@pytest.mark.parametrize(("minimum", "opened"), [(1, True), (2, True), (3, False)])
def test_h03_a_club_opens_with_its_minimum_or_says_why_not(
    minimum: int, opened: bool
) -> None:
    school = ask.monday(
        ask.CLUB, pupils=ask.pupils(2, ("合唱",)), clubs=(b.club(minimum=minimum),)
    )
    found = ask.club(ask.plan(school))
    assert found.opened is opened
    assert len(found.members) == (2 if opened else 0)
    assert bool(found.reason) is not opened


@pytest.mark.parametrize(("maximum", "held"), [(1, 1), (2, 2), (3, 3), (4, 3)])
def test_h03_a_club_takes_its_maximum_and_no_more(maximum: int, held: int) -> None:
    school = ask.monday(
        ask.CLUB, pupils=ask.pupils(3, ("合唱",)), clubs=(b.club(maximum=maximum),)
    )
    assert len(ask.members(ask.plan(school))) == held


@pytest.mark.parametrize(
    ("grades", "held"), [({2}, ()), ({1}, ("P1",)), ({1, 2}, ("P1",))]
)
def test_h03_a_club_takes_its_grades(grades: set[int], held: tuple[str, ...]) -> None:
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(1, ("合唱",)),
        clubs=(b.club(grades=frozenset(grades)),),
    )
    assert ask.members(ask.plan(school)) == held


def test_h03_a_pupil_is_never_put_into_a_club_they_did_not_list() -> None:
    """Even where the club would only open with them."""
    pupils = (b.pupil("P1", wishes=("合唱",)), b.pupil("P2"))
    school = ask.monday(ask.CLUB, pupils=pupils, clubs=(b.club(minimum=2),))
    assert ask.members(ask.plan(school)) == ()
    loose = ask.monday(ask.CLUB, pupils=pupils, clubs=(b.club(minimum=1),))
    assert ask.members(ask.plan(loose)) == ("P1",)


@pytest.mark.parametrize(("limit", "clubs"), [(1, 1), (2, 2), (3, 2)])
def test_h03_different_clubs_up_to_the_limit(limit: int, clubs: int) -> None:
    school = ask.monday(
        ask.CLUB,
        SECOND,
        settings=ask.ruled(clubs_per_pupil=limit),
        pupils=ask.pupils(1, ("合唱", "棋艺")),
        clubs=(b.club("合唱", ("T1",)), b.club("棋艺", ("T2",))),
    )
    found = ask.plan(school)
    assert sum(bool(row.members) for row in found.clubs) == clubs


def week(**changes: object) -> dict[str, object]:
    return {"settings": ask.ruled(service_end=ask.FRIDAY), **changes}


def test_h03_two_meetings_are_on_two_days() -> None:
    school = ask.monday(
        ask.CLUB,
        SECOND,
        TUESDAY,
        **week(pupils=ask.pupils(2, ("合唱",)), clubs=(b.club(meetings=2),)),
    )
    found = ask.plan(school)
    assert {weekday for weekday, _ in ask.meets(found)} == {1, 2}
    rolls = {row.pupils for row in ask.of(found, Activity.CLUB)}
    assert rolls == {("P1", "P2")}


def test_h03_two_slots_of_one_day_are_not_two_days() -> None:
    school = ask.monday(
        ask.CLUB, SECOND, pupils=ask.pupils(2, ("合唱",)), clubs=(b.club(meetings=2),)
    )
    found = ask.club(ask.plan(school))
    assert not found.opened
    assert found.reason


def test_h03_a_member_attends_every_meeting() -> None:
    """P1 is away on Tuesday and so cannot hold what meets on both days."""
    away = (b.NORMAL, b.ABSENT, b.NORMAL, b.NORMAL, b.NORMAL)
    pupils = (
        b.pupil("P1", wishes=("合唱",), week=away),
        b.pupil("P2", wishes=("合唱",)),
    )
    slots = (ask.CLUB, TUESDAY)
    both = ask.monday(*slots, **week(pupils=pupils, clubs=(b.club(meetings=2),)))
    assert ask.members(ask.plan(both)) == ("P2",)
    once = ask.monday(*slots, **week(pupils=pupils, clubs=(b.club(meetings=1),)))
    found = ask.plan(once)
    assert ask.members(found) == ("P1", "P2")
    assert ask.meets(found) == [(1, "社团")]


@pytest.mark.parametrize(
    ("windows", "when"),
    [
        ({Window(1)}, {(1, "社团"), (1, "第二社团")}),
        ({Window(1, "第二社团")}, {(1, "第二社团")}),
        ({Window(2)}, {(2, "社团")}),
        ({Window(3), Window(2, "第二社团")}, set()),
        ({Window(3), Window(2, "社团")}, {(2, "社团")}),
    ],
)
def test_h03_a_club_meets_in_its_windows(
    windows: set[Window], when: set[tuple[int, str]]
) -> None:
    school = ask.monday(
        ask.CLUB,
        SECOND,
        TUESDAY,
        **week(
            pupils=ask.pupils(2, ("合唱",)),
            clubs=(b.club(windows=frozenset(windows)),),
        ),
    )
    found = ask.plan(school)
    assert ask.club(found).opened is bool(when)
    assert set(ask.meets(found)) <= when


def test_h03_a_pupil_who_leaves_before_the_club_does_not_hold_it() -> None:
    early = ask.pupils(1, ("合唱",), week=(b.until(17, 59),) * 5)
    stays = (b.pupil("P2", wishes=("合唱",), week=(b.until(18),) * 5),)
    school = ask.monday(ask.STUDY, ask.CLUB, pupils=early + stays, clubs=(b.club(),))
    assert ask.members(ask.plan(school)) == ("P2",)
