"""The order of wishes: every goal's value is the optimum a brute force finds."""

import random
from collections.abc import Iterator
from datetime import time
from itertools import combinations, product

import pytest

from scheduler.domain.kinds import PeriodKind, Status, WishPrinciple
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.words import plan as words
from tests import builders as b
from tests.model import ask

CLUBS = ("合唱", "棋艺", "足球")
PERIODS = ("社团", "第二社团")
LEADERS = ("L1", "L2")
RANKS = range(1, 6)
FIRST, FAIR = WishPrinciple.FIRST_WISH, WishPrinciple.FAIRNESS

Opening = dict[str, str]  # club -> period
Holding = dict[str, tuple[str, ...]]  # pupil -> clubs


def school(seed: int, principle: WishPrinciple, limit: int) -> School:
    """Four pupils, three scarce clubs, two periods, two leaders for all."""
    draw = random.Random(seed)
    pupils = tuple(
        b.pupil(
            f"P{number}",
            wishes=tuple(draw.sample(CLUBS, draw.randint(1, 3))),
            week=(draw.choice((b.NORMAL, b.NORMAL, b.until(18))),) * 5,
        )
        for number in range(1, 5)
    )
    clubs = []
    for name in CLUBS:
        least = draw.randint(1, 2)
        clubs.append(
            b.club(
                name,
                (draw.choice(LEADERS),),
                minimum=least,
                maximum=draw.randint(least, 2),
            )
        )
    second = b.slot(1, PeriodKind.CLUB, time(18), time(19), period=PERIODS[1])
    return ask.monday(
        ask.CLUB,
        second,
        settings=ask.ruled(
            wish_principle=principle, clubs_per_pupil=limit, staff_off=time(19)
        ),
        pupils=pupils,
        clubs=tuple(clubs),
        staff=(*(b.staff(name) for name in LEADERS), *ask.teachers(3)),
        rooms=tuple(b.room(name) for name in ("一年级1班教室", "甲", "乙", "丙")),
    )


def openings(rows: School) -> Iterator[Opening]:
    """Every way to open clubs, a leader in one place at a time."""
    leader = {club.name: club.candidates[0] for club in rows.clubs}
    for periods in product((None, *PERIODS), repeat=len(CLUBS)):
        chosen = {
            name: period for name, period in zip(CLUBS, periods, strict=True) if period
        }
        busy = [(leader[name], period) for name, period in chosen.items()]  # type: ignore[index]
        if len(set(busy)) == len(busy):
            yield chosen


def holdings(rows: School, opened: Opening) -> Iterator[Holding]:
    limit = rows.settings.clubs_per_pupil
    options = []
    for pupil in rows.pupils:
        stays = PERIODS[:1] if pupil.week[0] == b.until(18) else PERIODS
        could = [str(name) for name in pupil.wishes if opened.get(name) in stays]
        options.append(
            [
                chosen
                for count in range(limit + 1)
                for chosen in combinations(could, count)
                if len({opened[name] for name in chosen}) == count
            ]
        )
    sizes = {
        str(club.name): range(club.minimum, club.maximum + 1) for club in rows.clubs
    }
    for held in product(*options):
        found = {str(p.id): clubs for p, clubs in zip(rows.pupils, held, strict=True)}
        if all(sum(name in clubs for clubs in held) in sizes[name] for name in opened):
            yield found


def goals(rows: School, held: Holding) -> dict[str, int]:
    """The contract's goals by stage name, in their order; all to be maximised."""
    ranks = {
        str(pupil.id): [
            rank
            for rank, club in enumerate(pupil.wishes, start=1)
            if club in held.get(str(pupil.id), ())
        ]
        for pupil in rows.pupils
    }
    served = {words.STAGE_SERVED: sum(bool(mine) for mine in ranks.values())}
    holding = {
        words.stage_rank(rank): sum(rank in mine for mine in ranks.values())
        for rank in RANKS
    }
    left = {
        words.stage_left_with(rank): -sum(
            bool(mine) and min(mine) == rank for mine in ranks.values()
        )
        for rank in reversed(RANKS)
        if rank > 1
    }
    if rows.settings.wish_principle is FIRST:
        return served | holding
    return served | left


def best(rows: School) -> dict[str, int]:
    found = (
        goals(rows, held)
        for opened in openings(rows)
        for held in holdings(rows, opened)
    )
    return max(found, key=lambda row: tuple(row.values()))


def held_in(found: Plan) -> Holding:
    result: dict[str, tuple[str, ...]] = {}
    for club in found.clubs:
        for pupil in club.members:
            result[pupil] = (*result.get(pupil, ()), str(club.club))
    return result


@pytest.mark.parametrize("limit", [1, 2])
@pytest.mark.parametrize("principle", [FIRST, FAIR])
@pytest.mark.parametrize("seed", range(6))
def test_wishes_reach_the_optimum_of_every_goal(
    seed: int, principle: WishPrinciple, limit: int
) -> None:
    rows = school(seed, principle, limit)
    wanted = best(rows)
    found = ask.plan(rows)
    assert goals(rows, held_in(found)) == wanted
    assert found.certificate.status is Status.OPTIMAL
    stages = {row.name: row for row in found.certificate.stages}
    for name, value in wanted.items():
        if name not in stages:
            assert value == 0, name
            continue
        assert stages[name].value == stages[name].bound == abs(value), name


@pytest.mark.parametrize(("principle", "first"), [(FIRST, 2), (FAIR, 1)])
def test_wishes_first_choice_against_fairness(
    principle: WishPrinciple, first: int
) -> None:
    """One place in each club; the principles choose differently.

    P1 lists 合唱 棋艺, P2 棋艺 足球 合唱, P3 合唱 棋艺 足球. Two first wishes leave P3
    with the third wish; without a third wish only P3 holds the first.
    """
    pupils = (
        b.pupil("P1", wishes=("合唱", "棋艺")),
        b.pupil("P2", wishes=("棋艺", "足球", "合唱")),
        b.pupil("P3", wishes=("合唱", "棋艺", "足球")),
    )
    clubs = tuple(
        b.club(name, (leader,), maximum=1)
        for name, leader in zip(CLUBS, ("T1", "T2", "T3"), strict=True)
    )
    rows = ask.monday(
        ask.CLUB,
        settings=ask.ruled(wish_principle=principle),
        pupils=pupils,
        clubs=clubs,
        staff=ask.teachers(5),
        rooms=tuple(b.room(name) for name in ("一年级1班教室", "甲", "乙", "丙")),
    )
    held = held_in(ask.plan(rows))
    wishes = {str(row.id): row.wishes for row in pupils}
    assert len(held) == 3
    assert sum(wishes[pupil][0] == clubs[0] for pupil, clubs in held.items()) == first
