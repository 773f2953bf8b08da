"""A sample school by every method at hand, judged by the same measures."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from scheduler.domain.ids import PupilId
from scheduler.domain.outcome import Solved
from scheduler.domain.plan import Certificate, Plan
from scheduler.domain.school import School
from scheduler.model.config import SolveConfig
from scheduler.model.solve import solve
from scheduler.peers import duties, fairpyx_seats, fet_slots, timefold_roster
from scheduler.peers.seats import (
    Holding,
    Seats,
    by_arrival,
    dissolving,
    faults,
    granted,
    held,
    seats_of,
)
from scheduler.policy import Profile
from scheduler.words import bench as words

ARRIVALS = 21  # orders of arrival; the median is told


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsRow:
    """Pupils with a club, then with wish 1 … 5; ``faults`` must be 0."""

    method: str
    granted: tuple[int, ...]
    faults: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """How even a roster is."""

    method: str
    fairness: duties.Fairness
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All rows, and the bounds proven for our own."""

    seats: tuple[SeatsRow, ...]
    seats_bound: tuple[int, ...]
    rosters: tuple[RosterRow, ...]
    missing: tuple[str, ...]


def compare(
    school: School, plan: Plan, profile: Profile, *, seconds: int, seed: int
) -> Comparison:
    """Every method that is installed on the work of one plan.

    Args:
        school: the school.
        plan: our plan of it; its days, rooms and leaders are what the others get.
        profile: the regime.
        seconds: time for each method that needs a limit.
        seed: the orders of arrival.
    """
    peers = (fairpyx_seats, fet_slots, timefold_roster)
    return Comparison(
        seats=tuple(_seats(school, plan, profile, seconds, seed)),
        seats_bound=_wish_bounds(plan.certificate),
        rosters=tuple(_rosters(school, plan, seconds)),
        missing=tuple(peer.NAME for peer in peers if not peer.installed()),
    )


def _wish_bounds(certificate: Certificate) -> tuple[int, ...]:
    bounds = {stage.name: stage.bound for stage in certificate.stages}
    return tuple(bounds[name] for name in words.WISH_STAGES if name in bounds)


def _seats(
    school: School, plan: Plan, profile: Profile, seconds: int, seed: int
) -> Iterator[SeatsRow]:
    seats = seats_of(school, plan)

    def row(method: str, run: Callable[[Seats], Holding]) -> SeatsRow:
        began = time.perf_counter()
        holding = dissolving(seats, run)
        return SeatsRow(
            method=method,
            granted=granted(school, holding),
            faults=faults(seats, holding),
            seconds=time.perf_counter() - began,
        )

    yield row(words.OURS, lambda _: held(plan))
    dice = random.Random(seed)
    pupils = sorted(seats.wishes)
    orders = [dice.sample(pupils, len(pupils)) for _ in range(ARRIVALS)]
    hand = [row(words.ARRIVAL, _served(order)) for order in orders]
    yield replace(
        hand[0],
        granted=tuple(
            round(median(each.granted[rank] for each in hand))
            for rank in range(len(hand[0].granted))
        ),
        faults=sum(each.faults for each in hand),
    )
    if fairpyx_seats.installed():
        for algorithm in fairpyx_seats.ALGORITHMS:
            yield row(words.fairpyx(algorithm), _divided(algorithm))
    if fet_slots.installed():
        yield from _by_fet_days(school, plan, profile, seconds)


def _served(order: list[PupilId]) -> Callable[[Seats], Holding]:
    return lambda seats: by_arrival(seats, order)


def _divided(algorithm: str) -> Callable[[Seats], Holding]:
    return lambda seats: fairpyx_seats.divide(seats, algorithm)


def _by_fet_days(
    school: School, plan: Plan, profile: Profile, seconds: int
) -> Iterator[SeatsRow]:
    """The best seats there are on the days FET chose, blind to wishes as it is."""
    began = time.perf_counter()
    days = fet_slots.place(school, plan, seconds)
    took = time.perf_counter() - began
    if days is None:
        return
    clubs = tuple(
        replace(club, windows=days[club.name]) if club.name in days else club
        for club in school.clubs
    )
    outcome = solve(
        replace(school, clubs=clubs),
        profile,
        SolveConfig(seconds=float(seconds), workers=2, seed=0),
        report=lambda _: None,
        cancelled=lambda: False,
    )
    if isinstance(outcome, Solved):
        theirs = outcome.plan
        yield SeatsRow(
            method=words.FET_DAYS,
            granted=granted(school, held(theirs)),
            faults=faults(seats_of(school, theirs), held(theirs)),
            seconds=took,
        )


def _rosters(school: School, plan: Plan, seconds: int) -> Iterator[RosterRow]:
    work = duties.Duties(school, plan)

    def row(method: str, run: Callable[[], duties.Roster]) -> RosterRow:
        began = time.perf_counter()
        roster = run()
        took = time.perf_counter() - began
        found = duties.fairness(work, roster)
        return RosterRow(method=method, fairness=found, seconds=took)

    yield row(words.OURS, lambda: duties.ours(work))
    yield row(words.IN_TURN, lambda: duties.in_turn(work))
    if timefold_roster.installed():
        yield row(words.TIMEFOLD, lambda: timefold_roster.fill(work, seconds))
