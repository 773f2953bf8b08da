"""H04: a supervisor for every full group or part of one."""

import pytest

from scheduler.domain.kinds import Activity, Post
from scheduler.domain.school import School
from tests import builders as b
from tests.model import ask


@pytest.mark.parametrize(("size", "posts"), [(4, 1), (3, 2), (2, 2), (1, 4)])
def test_h04_a_class_has_one_supervisor_per_full_group_or_part(
    size: int, posts: int
) -> None:
    school = ask.monday(
        settings=ask.ruled(group_size=size),
        pupils=ask.pupils(4),
        staff=ask.teachers(posts + 1),
    )
    found = ask.plan(school)
    [study] = ask.of(found, Activity.STUDY)
    assert study.posts == posts
    assert len(ask.served(found, Activity.STUDY)) == posts


@pytest.mark.parametrize(("staff", "ends"), [(3, True), (2, False)])
def test_h04_as_many_people_as_posts_and_duty(staff: int, ends: bool) -> None:
    school = ask.monday(
        settings=ask.ruled(group_size=2),
        pupils=ask.pupils(4),
        staff=ask.teachers(staff),
    )
    if ends:
        assert ask.people(ask.plan(school)) == {"T1", "T2", "T3"}
    else:
        ask.impossible(school)


@pytest.mark.parametrize(("size", "groups"), [(4, 1), (3, 2), (1, 4)])
def test_h04_care_is_counted_by_its_own_size(size: int, groups: int) -> None:
    school = ask.monday(
        ask.CARE,
        settings=ask.ruled(care_size=size, group_size=1),
        pupils=ask.pupils(4, week=(b.EXTENDED,) * 5),
        staff=ask.teachers(groups + 1),
        rooms=(b.room("一年级1班教室"), *(b.room(f"教室{n}") for n in range(4))),
    )
    found = ask.plan(school)
    care = ask.of(found, Activity.CARE)
    assert sum(row.posts for row in care) == groups
    assert sorted(pupil for row in care for pupil in row.pupils) == [
        "P1",
        "P2",
        "P3",
        "P4",
    ]


@pytest.mark.parametrize(
    ("candidates", "size", "held"),
    [(("T1",), 2, 2), (("T1", "T2"), 2, 4), (("T1",), 4, 4), (("T1", "T2"), 3, 4)],
)
def test_h04_members_need_leaders_in_proportion(
    candidates: tuple[str, ...], size: int, held: int
) -> None:
    """A club grows only as far as its own candidates can supervise it."""
    school = ask.monday(
        ask.CLUB,
        settings=ask.ruled(group_size=size),
        pupils=ask.pupils(4, ("合唱",)),
        staff=ask.teachers(5),
        clubs=(b.club(candidates=candidates, maximum=4),),
    )
    found = ask.plan(school)
    assert len(ask.members(found)) == held
    [session] = ask.of(found, Activity.CLUB)
    assert session.posts == -(-held // size)
    assert len(ask.club(found).staff) == session.posts


def test_h04_a_club_has_the_leaders_it_asks_for() -> None:
    clubs = (b.club(candidates=("T1", "T2"), leaders=2),)
    school = ask.monday(ask.CLUB, pupils=ask.pupils(2, ("合唱",)), clubs=clubs)
    assert ask.club(ask.plan(school)).staff == ("T1", "T2")
    few = (b.club(candidates=("T1",), leaders=2),)
    assert not ask.club(
        ask.plan(ask.monday(ask.CLUB, pupils=ask.pupils(2, ("合唱",)), clubs=few))
    ).opened


def two_halves(staff: int) -> School:
    """P1 would lead the club's opening, but somebody must watch P2 as well."""
    pupils = (b.pupil("P1", wishes=("合唱",)), b.pupil("P2"))
    return ask.monday(
        ask.CLUB, pupils=pupils, clubs=(b.club(),), staff=ask.teachers(staff)
    )


@pytest.mark.parametrize(("staff", "opened"), [(3, True), (2, False)])
def test_h04_a_club_does_not_open_at_the_cost_of_those_who_stay(
    staff: int, opened: bool
) -> None:
    assert ask.club(ask.plan(two_halves(staff))).opened is opened


def test_h04_somebody_who_only_does_duty_leaves_the_others_free() -> None:
    """The club stage once counted duty against those who lead and watch groups."""
    pupils = (b.pupil("P1", wishes=("合唱",)), b.pupil("P2"))
    staff = (*ask.teachers(2), b.staff("D1", frozenset({Post.DUTY})))
    school = ask.monday(ask.CLUB, pupils=pupils, clubs=(b.club(),), staff=staff)
    found = ask.plan(school)
    assert ask.club(found).opened
    assert ask.people(found, Activity.DUTY) == {"D1"}
