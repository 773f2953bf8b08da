"""Every wish goal equals the optimum of an outside MIP; schools drawn at random.

Days free or fixed, several clubs a pupil, several meetings a week, smallest sizes,
mixed grades, leaders and rooms shared.
"""

import random
from datetime import time

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.kinds import PeriodKind, WishPrinciple
from scheduler.domain.school import School
from scheduler.model.clubs.stage import choose_clubs
from scheduler.model.config import SolveConfig
from scheduler.model.reading import read
from scheduler.model.run import Run
from scheduler.words import plan as words
from tests import builders as b
from tests.check.judge import profile
from tests.model import ask
from tests.model.outside_mip import RANKS, OutsideMip

CLUBS = ("合唱", "棋艺", "足球", "编程", "书法", "舞蹈")
DAYS = (1, 3, 4)
LEADERS = ("L1", "L2", "L3", "L4")
PUPILS = 20
HALL = "厅"


def school(seed: int, principle: WishPrinciple) -> School:
    draw = random.Random(seed)
    pupils = []
    for number in range(PUPILS):
        grade = 1 + number % 2
        pupils.append(
            b.pupil(
                f"P{number:02}",
                class_name=f"{'一二'[grade - 1]}年级1班",
                grade=grade,
                wishes=tuple(draw.sample(CLUBS, draw.randint(1, 5))),
                week=tuple(
                    draw.choice((b.NORMAL,) * 4 + (b.ABSENT,)) for _ in range(5)
                ),
            )
        )
    clubs = []
    for name in CLUBS:
        least = draw.randint(2, 5)
        meetings = draw.choice((1, 1, 2))
        named = draw.sample(DAYS, draw.randint(meetings, 3)) if seed % 2 else ()
        clubs.append(
            b.club(
                name,
                tuple(draw.sample(LEADERS, 2)),
                minimum=least,
                maximum=draw.randint(least, 7),
                meetings=meetings,
                grades=draw.choice((frozenset({1, 2}),) * 3 + (frozenset({1}),)),
                windows=frozenset(Window(weekday=day, period=None) for day in named),
                venue=HALL,
            )
        )
    rooms = (
        b.room("大厅", kind=HALL, capacity=9, groups=2),
        b.room("小厅", kind=HALL, capacity=draw.randint(5, 7)),
        *(b.room(f"教室{number}") for number in range(6)),
    )
    leaders = tuple(
        b.staff(name, weekly_max=draw.choice((None, 300, 200))) for name in LEADERS
    )
    return ask.monday(
        *(b.slot(day, PeriodKind.CLUB, time(17), time(18)) for day in DAYS),
        settings=ask.ruled(
            wish_principle=principle, clubs_per_pupil=draw.choice((1, 1, 2, 3))
        ),
        classes=(
            b.school_class("一年级1班", 1),
            b.school_class("二年级1班", 2),
        ),
        pupils=tuple(pupils),
        clubs=tuple(clubs),
        staff=(*leaders, *ask.teachers(8)),
        rooms=rooms,
    )


def counted(rows: School, members: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """What a choice of clubs gives the pupils, by stage name."""
    ranks = [
        [
            rank
            for rank, club in enumerate(pupil.wishes, start=1)
            if pupil.id in members.get(club, ())
        ]
        for pupil in rows.pupils
    ]
    return {
        words.STAGE_SERVED: sum(bool(mine) for mine in ranks),
        **{words.stage_rank(k): sum(k in mine for mine in ranks) for k in RANKS},
        **{
            words.stage_left_with(k): sum(
                bool(mine) and min(mine) == k for mine in ranks
            )
            for k in RANKS
        },
    }


@pytest.mark.parametrize("principle", list(WishPrinciple))
@pytest.mark.parametrize("seed", range(20))
def test_wishes_are_the_optimum_of_an_outside_mip(
    seed: int, principle: WishPrinciple
) -> None:
    rows = school(seed, principle)
    wanted = OutsideMip(rows).goals()
    run = ask.run()
    choice = choose_clubs(read(rows, profile(rows)), run, {})
    found = counted(rows, {str(k): v for k, v in choice.members.items()})
    assert {name: found[name] for name in wanted} == wanted
    stages = {row.name: (row.value, row.bound) for row in run.stages}
    for name, value in wanted.items():
        assert stages.get(name, (0, 0)) == (value, value), name


@pytest.mark.parametrize("principle", list(WishPrinciple))
@pytest.mark.parametrize("looks", [2, 4, 6, 8, 12, 16, 24])
def test_when_time_ends_between_goals_the_plan_stands_and_bounds_hold(
    looks: int, principle: WishPrinciple
) -> None:
    """The clock jumps past the limit at its n-th look."""
    rows = school(1, principle)
    wanted = OutsideMip(rows).goals()
    seen = iter(range(10**6))
    run = Run(
        SolveConfig(seconds=20.0),
        lambda _: None,
        ask.never,
        now=lambda: 0.0 if next(seen) < looks else 1e6,
    )
    choice = choose_clubs(read(rows, profile(rows)), run, {})
    found = counted(rows, {str(k): v for k, v in choice.members.items()})
    stages = {row.name: row for row in run.stages}
    assert found[words.STAGE_SERVED] == stages[words.STAGE_SERVED].value
    assert stages[words.STAGE_SERVED].bound >= wanted[words.STAGE_SERVED]
    for name, stage in stages.items():
        if name in found:
            assert found[name] == stage.value, name
