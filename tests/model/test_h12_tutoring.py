"""H12: small tutoring groups of flagged pupils of one grade, as far as staff allow."""

import pytest

from scheduler.domain.ids import PupilId
from scheduler.domain.kinds import Activity, Post
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.groups import make_groups
from scheduler.model.reading import read
from scheduler.model.week import Slack, _tutor_less
from tests import builders as b
from tests.check.judge import profile
from tests.model import ask


def tutored(found: Plan) -> list[str]:
    groups = ask.of(found, Activity.TUTORING)
    return sorted(str(pupil) for row in groups for pupil in row.pupils)


def flagged(count: int, others: int = 1, **changes: object) -> School:
    pupils = [
        b.pupil(f"P{number}", struggling=number <= count)
        for number in range(1, count + others + 1)
    ]
    rooms = (b.room("一年级1班教室"), b.room("小教室"), b.room("小教室2"))
    values = {"pupils": tuple(pupils), "rooms": rooms, **changes}
    return ask.monday(**values)


def test_h12_flagged_pupils_leave_their_class_group_for_tutoring() -> None:
    found = ask.plan(flagged(1))
    assert tutored(found) == ["P1"]
    assert [row.activity for row in ask.seats(found, "P1")] == [Activity.TUTORING]
    assert [row.activity for row in ask.seats(found, "P2")] == [Activity.STUDY]


@pytest.mark.parametrize(("staff", "seats"), [(3, ["P1"]), (2, [])])
def test_h12_only_as_far_as_staff_allow(staff: int, seats: list[str]) -> None:
    assert tutored(ask.plan(flagged(1, staff=ask.teachers(staff)))) == seats


def test_h12_only_holders_of_the_post_tutor() -> None:
    posts = b.ALL_POSTS - {Post.TUTORING}
    assert tutored(ask.plan(flagged(1, staff=ask.teachers(3, posts=posts)))) == []
    one = (*ask.teachers(2, posts=posts), b.staff("T3"))
    assert ask.people(ask.plan(flagged(1, staff=one)), Activity.TUTORING) == {"T3"}


@pytest.mark.parametrize(
    ("size", "staff", "seats"), [(3, 3, 3), (2, 3, 2), (2, 4, 3), (1, 3, 1)]
)
def test_h12_groups_are_small(size: int, staff: int, seats: int) -> None:
    school = flagged(
        3, settings=ask.ruled(tutoring_size=size), staff=ask.teachers(staff)
    )
    found = ask.plan(school)
    assert len(tutored(found)) == seats
    assert all(len(row.pupils) <= size for row in ask.of(found, Activity.TUTORING))


@pytest.mark.parametrize(("wanted", "times"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_h12_as_often_a_week_as_asked(wanted: int, times: int) -> None:
    school = flagged(
        1,
        settings=ask.ruled(service_end=ask.FRIDAY, tutoring_per_week=wanted),
        slots=(b.slot(1), b.slot(2)),
    )
    assert len(tutored(ask.plan(school))) == times


def test_h12_grades_are_not_mixed() -> None:
    pupils = (
        b.pupil("P1", struggling=True),
        b.pupil("P2"),
        b.pupil("P3", "二年级1班", 2, struggling=True),
        b.pupil("P4", "二年级1班", 2),
    )
    school = ask.monday(
        classes=(b.school_class("一年级1班"), b.school_class("二年级1班", 2)),
        pupils=pupils,
        staff=ask.teachers(5),
        rooms=tuple(
            b.room(name)
            for name in ("一年级1班教室", "二年级1班教室", "小教室", "小教室2")
        ),
    )
    groups = ask.of(ask.plan(school), Activity.TUTORING)
    assert sorted(row.pupils for row in groups) == [("P1",), ("P3",)]


def test_h12_nobody_else_is_tutored() -> None:
    assert tutored(ask.plan(flagged(0, 3))) == []


def test_h12_a_group_without_a_room_costs_a_tutoring_group_not_the_plan() -> None:
    school = ask.monday(ask.STUDY, ask.CLUB)
    reading = read(school, profile(school))
    by_start = sorted(make_groups(reading, NO_CLUBS, {}), key=lambda row: row.start)
    here, later = (row for row in by_start if row.slot is not None)
    assert here.slot is not None
    tutored = {here.slot: ((PupilId("P1"),), (PupilId("P2"),))}
    slack = Slack()
    assert not _tutor_less(reading, tutored, [later], slack)
    assert _tutor_less(reading, tutored, [here], slack)
    assert slack.tutoring == {here.slot: 1}
