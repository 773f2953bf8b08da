"""Wishes and money on a school small enough to count by hand.

Three pupils in one class, a club of two on Monday: open, it is paid beside the group
of the pupil who stays; closed, one group holds all three.
"""

from dataclasses import replace
from datetime import time

from scheduler.domain.aim import Aim, Prefer
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.domain.outcome import Impossible, Outcome, Solved
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.model.config import SolveConfig
from scheduler.model.prices.prices import prices
from scheduler.model.solve import solve
from scheduler.money import Fen, fen
from scheduler.subsidy.standard import pay_table, standard_cost
from scheduler.words import plan as words
from tests import builders as b
from tests.check.judge import profile
from tests.model import ask

WEEKS = 2  # Mondays of the term
CLOSED = fen(50) * WEEKS
OPEN = (fen(50) + fen(60)) * WEEKS


def school(maximum: int = 2) -> School:
    return b.school(
        slots=(b.slot(1, PeriodKind.CLUB, time(17), time(18)),),
        classes=(b.school_class(),),
        pupils=tuple(b.pupil(f"P{n}", wishes=("合唱",)) for n in range(1, 4)),
        staff=(
            b.staff("T1", posts=frozenset({Post.STUDY})),
            b.staff("L1", posts=frozenset({Post.CLUB})),
            b.staff("D1", posts=frozenset({Post.DUTY})),
        ),
        clubs=(
            b.club("合唱", minimum=1, maximum=maximum, candidates=("L1",), leaders=1),
        ),
        rooms=(b.room(), b.room("音乐室")),
        rates=(b.rate(Post.STUDY, 50), b.rate(Post.CLUB, 60)),
    )


def outcome(prefer: Prefer, budget: Fen | None = None, served: int = 0) -> Outcome:
    made = school()
    regime = profile(made)
    aim = Aim(prefer=prefer, pay=pay_table(made, regime), budget=budget, served=served)
    return solve(
        made,
        regime,
        SolveConfig(seconds=20, workers=1, aim=aim),
        report=lambda _: None,
        cancelled=ask.never,
    )


def plan(prefer: Prefer, budget: Fen | None = None, served: int = 0) -> Plan:
    end = outcome(prefer, budget, served)
    assert isinstance(end, Solved), end
    ask.judged(school(), end.plan)
    for stage in end.plan.certificate.stages:
        low, high = sorted((stage.value, stage.bound))
        assert (stage.value, stage.bound) == (
            (low, high) if stage.sense == "max" else (high, low)
        ), stage
    return end.plan


def members(made: Plan) -> int:
    return sum(len(club.members) for club in made.clubs)


def cost(made: Plan) -> Fen:
    return standard_cost(school(), made, profile(school()))


def test_thrift_keeps_every_wish() -> None:
    made = plan(Prefer.THRIFT)
    assert (members(made), cost(made)) == (2, OPEN)


def test_the_cheapest_plan_opens_nothing() -> None:
    made = plan(Prefer.CHEAPEST)
    assert (members(made), cost(made)) == (0, CLOSED)


def test_so_many_pupils_at_the_least_cost() -> None:
    assert members(plan(Prefer.CHEAPEST, served=1)) >= 1


def test_a_budget_that_just_carries_the_club() -> None:
    assert members(plan(Prefer.WISHES, Fen(OPEN))) == 2


def test_a_budget_a_fen_short_of_the_club() -> None:
    made = plan(Prefer.WISHES, Fen(OPEN - 1))
    assert (members(made), cost(made)) == (0, CLOSED)


def test_a_budget_no_plan_keeps_is_told() -> None:
    end = outcome(Prefer.WISHES, Fen(CLOSED - 100))
    assert isinstance(end, Impossible)
    assert "预算" in end.conflicts[0].requirements[0].text


def test_the_bound_of_a_proven_plan_is_its_cost() -> None:
    made = plan(Prefer.THRIFT)
    found = {row.name: row for row in made.certificate.stages}[words.STAGE_COST]
    assert (found.value, found.bound) == (OPEN // 100, OPEN // 100)


def test_one_more_seat_buys_one_first_wish_and_solving_says_so() -> None:
    made = school()
    regime = profile(made)
    found = prices(
        made,
        regime,
        SolveConfig(seconds=20, workers=1),
        report=lambda _: None,
        cancelled=ask.never,
    )
    seat = next(row for row in found if row.change.before == "2")
    assert seat.change.after == "3"
    assert dict(seat.gains)[words.stage_rank(1)] == 1
    assert seat.proven
    looser = replace(made, clubs=(replace(made.clubs[0], maximum=3),))
    assert members(ask.plan(looser)) == 3


def test_a_club_with_room_left_has_no_price() -> None:
    made = school(maximum=9)
    found = prices(
        made,
        profile(made),
        SolveConfig(seconds=20, workers=1),
        report=lambda _: None,
        cancelled=ask.never,
    )
    assert not [row for row in found if row.change.after == "10"]
