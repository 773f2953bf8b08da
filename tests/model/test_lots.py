"""What is left equal is drawn from the seed, never from the order of rows."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from scheduler.domain.ids import ClubName, PupilId
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.model.clubs.stage import LUCK, lot_of_wish, luck
from tests import builders as b
from tests.check import schools
from tests.model import ask


def ties(pupils: int = 4, seats: int = 2) -> School:
    """Everybody wants the same club most and nothing else."""
    return ask.monday(
        ask.CLUB,
        pupils=ask.pupils(pupils, ("合唱",)),
        clubs=(b.club(maximum=seats),),
        staff=ask.teachers(4),
    )


def timeless(found: Plan) -> dict[str, Any]:
    document = to_document(found)
    for stage in document["certificate"]["stages"]:
        del stage["seconds"]
    return document


def reversed_rows(school: School) -> School:
    turned: dict[str, Any] = {
        name: tuple(reversed(getattr(school, name)))
        for name in (
            *("slots", "classes", "pupils", "staff", "clubs", "rooms"),
            *("leaves", "pins", "lessons", "institutions", "calendar"),
        )
    }
    return replace(school, **turned)


@pytest.mark.parametrize("school", [ties(), schools.rich()], ids=["ties", "rich"])
def test_lots_the_order_of_rows_changes_nothing(school: School) -> None:
    assert timeless(ask.plan(school)) == timeless(ask.plan(reversed_rows(school)))


def test_lots_the_same_seed_draws_the_same_lots() -> None:
    assert timeless(ask.plan(ties(), seed=3)) == timeless(ask.plan(ties(), seed=3))


def test_lots_other_seeds_draw_other_winners() -> None:
    winners = {ask.members(ask.plan(ties(), seed=seed)) for seed in range(6)}
    assert len(winners) > 1


@pytest.mark.parametrize("seed", range(4))
def test_lots_the_luckiest_win(seed: int) -> None:
    lots = {f"P{number}": luck(seed, PupilId(f"P{number}")) for number in range(1, 5)}
    luckiest = sorted(lots, key=lambda pupil: -lots[pupil])[:2]
    assert ask.members(ask.plan(ties(), seed=seed)) == tuple(sorted(luckiest))


def test_lots_are_between_one_and_luck() -> None:
    drawn = [luck(0, PupilId(f"{number}")) for number in range(2000)]
    assert min(drawn) >= 1
    assert max(drawn) <= LUCK
    assert len(set(drawn)) > LUCK // 2


EQUAL = [
    pair
    for pair in combinations([PupilId(f"P{number}") for number in range(120)], 2)
    if luck(0, pair[0]) == luck(0, pair[1])
][:5]


@pytest.mark.parametrize("pair", EQUAL)
def test_lots_that_come_out_equal_are_drawn_again(
    pair: tuple[PupilId, PupilId],
) -> None:
    school = ask.monday(
        ask.CLUB,
        pupils=tuple(b.pupil(pupil, wishes=("合唱",)) for pupil in pair),
        clubs=(b.club(minimum=1, maximum=1),),
        staff=ask.teachers(3),
    )
    club = ClubName("合唱")
    again = {pupil: lot_of_wish(0, 1, pupil, club) for pupil in pair}
    assert again[pair[0]] != again[pair[1]]
    assert ask.members(ask.plan(school)) == (max(pair, key=again.__getitem__),)
