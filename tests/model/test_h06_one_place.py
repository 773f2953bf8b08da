"""H06: nobody serves in two places at once."""

from datetime import time

import pytest

from scheduler.domain.kinds import Activity, PeriodKind
from tests import builders as b
from tests.model import ask


def pairs(second: time) -> dict[str, object]:
    """Grades 1 and 2 study 16-17 and from ``second``; only T1 and T2, no duty."""
    slots = (
        b.slot(grades=frozenset({1})),
        b.slot(start=second, end=time(18), grades=frozenset({2}), period="第二段"),
    )
    return {
        "settings": ask.ruled(duty_posts=0),
        "slots": slots,
        "classes": (b.school_class("一年级1班"), b.school_class("二年级1班", 2)),
        "pupils": (b.pupil("P1"), b.pupil("P2", "二年级1班", 2)),
        "rooms": (b.room("一年级1班教室"), b.room("二年级1班教室")),
        "staff": ask.teachers(1),
    }


def test_h06_one_person_serves_two_groups_back_to_back() -> None:
    found = ask.plan(ask.monday(**pairs(time(17))))
    assert len(ask.served(found)) == 2
    assert ask.people(found) == {"T1"}


def test_h06_one_minute_of_overlap_needs_two_people() -> None:
    ask.impossible(ask.monday(**pairs(time(16, 59))))
    two = ask.monday(**{**pairs(time(16, 59)), "staff": ask.teachers(2)})
    assert ask.people(ask.plan(two)) == {"T1", "T2"}


def test_h06_a_leader_leads_one_club_at_a_time() -> None:
    clubs = (b.club("合唱", ("T1",)), b.club("棋艺", ("T1",)))
    pupils = (b.pupil("P1", wishes=("合唱",)), b.pupil("P2", wishes=("棋艺",)))
    later = b.slot(1, PeriodKind.CLUB, time(18), time(19), period="第二社团")
    once = ask.plan(ask.monday(ask.CLUB, pupils=pupils, clubs=clubs))
    assert sum(row.opened for row in once.clubs) == 1
    twice = ask.plan(ask.monday(ask.CLUB, later, pupils=pupils, clubs=clubs))
    assert [row.opened for row in twice.clubs] == [True, True]
    assert ask.meets(twice, "合唱") != ask.meets(twice, "棋艺")


@pytest.mark.parametrize(("start", "opened"), [(time(18), 2), (time(17, 59), 1)])
def test_h06_a_leader_of_two_clubs_at_times_that_touch(
    start: time, opened: int
) -> None:
    """Two grades have club periods of their own."""
    slots = (
        b.slot(1, PeriodKind.CLUB, time(17), time(18), grades=frozenset({1})),
        b.slot(
            1,
            PeriodKind.CLUB,
            start,
            time(19),
            grades=frozenset({2}),
            period="第二社团",
        ),
    )
    school = ask.monday(
        *slots,
        classes=(b.school_class("一年级1班"), b.school_class("二年级1班", 2)),
        pupils=(
            b.pupil("P1", wishes=("合唱",)),
            b.pupil("P2", "二年级1班", 2, wishes=("棋艺",)),
        ),
        clubs=(b.club("合唱", ("T1",)), b.club("棋艺", ("T1",))),
        rooms=(b.room("一年级1班教室"), b.room("二年级1班教室"), b.room("音乐室")),
    )
    found = ask.plan(school)
    assert sum(row.opened for row in found.clubs) == opened
    assert len(ask.of(found, Activity.CLUB)) == opened
