"""H11: 带班 on every service day, the whole afternoon, beside nothing else."""

from datetime import time

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.kinds import Activity, PeriodKind, Post
from tests import builders as b
from tests.model import ask


def test_h11_duty_covers_the_afternoon_without_the_evening() -> None:
    grades = frozenset({7})
    slots = (
        b.slot(grades=grades),
        b.slot(1, PeriodKind.CLUB, time(17), time(18), grades=grades),
        b.slot(1, PeriodKind.EVENING, time(19), time(20), grades=grades),
    )
    school = ask.monday(
        *slots,
        classes=(b.school_class("七年级1班", 7),),
        pupils=(b.pupil("P1", "七年级1班", 7, evenings=frozenset({1})),),
        rooms=(b.room("七年级1班教室"),),
        staff=(
            b.staff("T1"),
            b.staff("T2", unavailable=frozenset({Window(1, "晚自习")})),
        ),
    )
    found = ask.plan(school)
    [duty] = ask.of(found, Activity.DUTY)
    assert (duty.start, duty.end, duty.posts) == (time(16), time(18), 1)
    assert ask.people(found, Activity.EVENING) == {"T1"}


@pytest.mark.parametrize(
    ("posts", "staff", "ends"),
    [(0, 1, True), (1, 2, True), (2, 3, True), (1, 1, False), (2, 2, False)],
)
def test_h11_as_many_on_duty_as_asked(posts: int, staff: int, ends: bool) -> None:
    school = ask.monday(settings=ask.ruled(duty_posts=posts), staff=ask.teachers(staff))
    if ends:
        assert len(ask.served(ask.plan(school), Activity.DUTY)) == posts
    else:
        ask.impossible(school)


@pytest.mark.parametrize("period", ["作业辅导", "社团"])
def test_h11_somebody_away_for_a_part_cannot_be_on_duty(period: str) -> None:
    staff = (
        b.staff("T1", unavailable=frozenset({Window(1, period)})),
        *ask.teachers(3)[1:],
    )
    found = ask.plan(ask.monday(ask.STUDY, ask.CLUB, staff=staff))
    assert "T1" not in ask.people(found, Activity.DUTY)


def test_h11_a_lesson_inside_the_afternoon_bars_from_duty() -> None:
    """The lesson lies between the two periods: it bars from neither, but from duty."""
    late = b.slot(1, PeriodKind.CLUB, time(17, 10), time(18))
    only = (b.staff("T1"), b.staff("T2", b.ALL_POSTS - {Post.DUTY}))
    between = (b.lesson("T1", 1, time(17), time(17, 10)),)
    ask.plan(ask.monday(ask.STUDY, late, staff=only))
    end = ask.impossible(ask.monday(ask.STUDY, late, staff=only, lessons=between))
    assert ("常规课表", "A2") in ask.cells(end)


def test_h11_duty_is_not_combined_with_a_later_period() -> None:
    """Whoever is on duty from 16:00 to 18:00 leads no club at 17:00 either."""
    school = ask.monday(
        ask.STUDY,
        ask.CLUB,
        pupils=ask.pupils(2, ("合唱",)),
        clubs=(b.club(candidates=("T1",)),),
        staff=(b.staff("T1"), b.staff("T2", b.ALL_POSTS - {Post.CLUB})),
    )
    found = ask.plan(school)
    assert ask.people(found, Activity.DUTY) == {"T2"}
    assert ask.people(found, Activity.CLUB) == {"T1"}
