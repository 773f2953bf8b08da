"""Evenness over the term: proven within a duty a cycle, with reasons and a balance."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import numpy as np
import pytest

from scheduler.domain.grid import Slot
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity, Post
from scheduler.domain.plan import Plan, StageResult
from scheduler.domain.school import School
from scheduler.domain.settings import Settings
from scheduler.model.evenness import MEASURES, Burdens, cost
from scheduler.model.reading import read
from scheduler.model.table import Move, Table
from scheduler.model.week import find_week
from scheduler.words import plan as words
from tests import builders as b
from tests.check.judge import profile
from tests.check.schools import leave
from tests.model import ask

STUDY_ONLY = frozenset({Post.STUDY})
DUTY_ONLY = b.staff("D1", frozenset({Post.DUTY}))
WEEK = tuple(b.slot(weekday) for weekday in range(1, 6))
LATE_WEEK = tuple(
    b.slot(weekday, start=time(16, 30), end=time(17, 30)) for weekday in range(1, 6)
)


def week(*slots: Slot, people: int = 2, **changes: object) -> School:
    """A study group every day of four weeks; T1 to Tn may take it."""
    return ask.monday(
        *(slots or WEEK),
        **{
            "settings": ask.ruled(
                service_end=date(2026, 10, 2), term_end=date(2026, 10, 2)
            ),
            "staff": (*ask.teachers(people, posts=STUDY_ONLY), DUTY_ONLY),
            **changes,
        },
    )


def late(limit: int | None) -> Settings:
    """One week of service after 教师下班时间, nobody on duty."""
    return ask.ruled(
        service_end=date(2026, 9, 11),
        term_end=date(2026, 9, 11),
        staff_off=time(17),
        duty_posts=0,
        late_days=limit,
    )


def stage(found: Plan, name: str) -> StageResult:
    [row] = [row for row in found.certificate.stages if row.name == name]
    return row


def loads(found: Plan) -> Counter[str]:
    return Counter(str(person) for _, person in ask.served(found, Activity.STUDY))


def table_of(school: School) -> Table:
    reading = read(school, profile(school))
    found = find_week(reading, ask.run())
    burdens = Burdens(reading, found.cycle.works)
    return Table(reading, found.cycle.works, burdens, found.cycle.staff)


def test_loads_are_proven_even_within_a_duty_a_cycle() -> None:
    found = ask.plan(week())
    for name in words.STAGE_EVEN:
        row = stage(found, name)
        assert (row.value, row.bound) == (0, 0)
    counts = loads(found)
    assert abs(counts["T1"] - counts["T2"]) <= len(loads(found)) * 2


def test_who_holds_no_paid_post_is_told_with_the_reason() -> None:
    notices = ask.plan(week()).notices
    assert any("D1" in row and "只有带班" in row for row in notices)


def test_a_gain_is_what_the_cost_falls_by() -> None:
    table = table_of(week(people=3))
    before = sum(cost(tuple(row)) for row in table.cycle_load.tolist())
    giver, taker = 1, 2
    [place, *_] = table.duties(giver)
    a, t, none = (np.array([part]) for part in (place, taker, -1))
    gain = int(table._gain(giver, a, t, none)[0])
    table.make(Move(giver, place, taker, -1))
    after = sum(cost(tuple(row)) for row in table.cycle_load.tolist())
    assert gain == before - after


def test_counts_of_a_table_follow_its_moves() -> None:
    school = week(people=3, leaves=(leave("T2", date(2026, 9, 8)),))
    table = table_of(school)
    table.make(Move(1, table.duties(1)[0], 2, table.duties(2)[0]))
    again = Table(
        table.reading,
        table.works,
        Burdens(table.reading, table.works),
        table.roster,
    )
    for name in ("has", "busy", "in_week", "load", "cycle_load"):
        assert np.array_equal(getattr(table, name), getattr(again, name)), name


@pytest.mark.parametrize(("limit", "ends"), [(None, True), (3, True), (2, False)])
def test_late_days_of_a_week_are_limited(limit: int | None, ends: bool) -> None:
    """Five late afternoons a week and two teachers: three each must do."""
    settings = late(limit)
    school = week(*LATE_WEEK, settings=settings)
    if not ends:
        ask.impossible(school)
        return
    counts = loads(ask.plan(school))
    assert limit is None or max(counts.values()) <= limit


def test_a_stand_in_keeps_to_the_late_days_of_the_week() -> None:
    """T1 is away; T2 already stays late on two days, so T3 must stand in."""
    settings = late(2)
    away = leave("T1", date(2026, 9, 7), date(2026, 9, 11))
    found = ask.plan(week(*LATE_WEEK, people=4, settings=settings, leaves=(away,)))
    assert max(loads(found).values()) <= 2


def test_who_did_less_last_term_does_more_now() -> None:
    school = week()
    now = ask.plan(school)
    sessions = {row.id: row for row in now.sessions}
    shift = timedelta(days=200)
    earlier = replace(
        now,
        term_start=now.term_start - shift,
        term_end=now.term_end - shift,
        roster=tuple(
            replace(row, staff=(StaffId("T1" if number % 10 else "T2"),))
            if sessions[row.session].activity is Activity.STUDY
            else row
            for number, row in enumerate(now.roster)
        ),
    )
    found = ask.plan(school, previous=earlier)
    assert loads(found)["T2"] > loads(found)["T1"]
    assert any("结转" in row for row in found.notices)
    assert stage(found, words.STAGE_EVEN[0]).value >= 0
    same = ask.plan(school, previous=now)
    assert not any("结转" in row for row in same.notices)


def test_the_measures_have_a_stage_each() -> None:
    assert len(words.STAGE_EVEN) == len(MEASURES)


def test_classes_merge_only_where_a_room_holds_them() -> None:
    small = b.room("小教室", capacity=1)
    classes = tuple(
        b.school_class(f"一年级{number}班", room="小教室") for number in (1, 2)
    )
    pupils = tuple(b.pupil(f"P{n}", f"一年级{n}班") for n in (1, 2))
    rooms = (small, replace(small, name=b.room("二").name))
    apart = week(classes=classes, pupils=pupils, rooms=rooms, people=3)
    found = ask.plan(apart)
    assert stage(found, words.STAGE_SUPERVISORS).value == 10
    assert any("没有合班" in row for row in found.notices)
    large = replace(small, name=b.room("三").name, capacity=2)
    together = replace(apart, rooms=(*rooms, large))
    assert stage(ask.plan(together), words.STAGE_SUPERVISORS).value == 5
