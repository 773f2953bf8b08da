"""First come, first served, and the measures by which every method is judged."""

from collections.abc import Mapping
from importlib.util import find_spec

import pytest

from scheduler.domain.ids import ClubName, PupilId
from scheduler.peers import fairpyx_seats
from scheduler.peers.seats import Seats, by_arrival, dissolving, faults

CHESS, DANCE, ROBOTS = (ClubName(name) for name in ("棋社", "舞蹈社", "机器人社"))
A, B, C = (PupilId(name) for name in "ABC")


def seats(
    most: dict[ClubName, int],
    wishes: Mapping[PupilId, tuple[ClubName, ...]],
    *,
    least: dict[ClubName, int] | None = None,
    together: tuple[tuple[ClubName, ClubName], ...] = (),
    each: int = 1,
) -> Seats:
    pairs = {*together, *((b, a) for a, b in together)}
    return Seats(
        most=most,
        least=dict.fromkeys(most, 1) | (least or {}),
        together={a: frozenset(b for x, b in pairs if x == a) for a in most},
        wishes={
            pupil: tuple(enumerate(clubs, start=1)) for pupil, clubs in wishes.items()
        },
        each=each,
    )


def test_the_first_to_come_takes_the_last_seat() -> None:
    work = seats({CHESS: 1, DANCE: 1}, {A: (CHESS, DANCE), B: (CHESS, DANCE)})
    assert by_arrival(work, [A, B]) == {A: [CHESS], B: [DANCE]}
    assert by_arrival(work, [B, A]) == {B: [CHESS], A: [DANCE]}


def test_nobody_holds_two_clubs_at_once_or_more_than_allowed() -> None:
    everything = {A: (CHESS, DANCE, ROBOTS)}
    work = seats(
        {CHESS: 9, DANCE: 9, ROBOTS: 9}, everything, together=((CHESS, DANCE),), each=2
    )
    assert by_arrival(work, [A]) == {A: [CHESS, ROBOTS]}


def test_a_club_below_its_minimum_does_not_open_and_all_choose_again() -> None:
    work = seats(
        {CHESS: 2, DANCE: 2}, {A: (CHESS, DANCE), B: (DANCE,)}, least={DANCE: 2}
    )
    done = dissolving(work, lambda left: by_arrival(left, [A, B]))
    assert done == {A: [CHESS], B: []}
    exact = seats({CHESS: 2, DANCE: 2}, {A: (DANCE,), B: (DANCE,)}, least={DANCE: 2})
    done = dissolving(exact, lambda left: by_arrival(left, [A, B]))
    assert done == {A: [DANCE], B: [DANCE]}


@pytest.mark.parametrize(
    ("holding", "wrong"),
    [
        ({A: [CHESS], B: [DANCE]}, 0),
        ({A: [CHESS], B: [CHESS]}, 1),  # one seat too many
        ({A: [ROBOTS], B: [DANCE]}, 1),  # not listed
        ({A: [CHESS, DANCE], B: []}, 2),  # two at once, and more than one
        ({C: [DANCE]}, 1),  # nobody asked
    ],
)
def test_faults_are_counted(holding: dict[PupilId, list[ClubName]], wrong: int) -> None:
    work = seats(
        {CHESS: 1, DANCE: 2, ROBOTS: 1},
        {A: (CHESS, DANCE), B: (DANCE, CHESS), C: ()},
        together=((CHESS, DANCE),),
    )
    assert faults(work, holding) == wrong


@pytest.mark.skipif(find_spec("fairpyx") is None, reason="fairpyx is not installed")
@pytest.mark.parametrize("algorithm", fairpyx_seats.ALGORITHMS)
def test_fairpyx_gives_only_what_was_wished(algorithm: str) -> None:
    work = seats({CHESS: 1, DANCE: 1}, {A: (CHESS, DANCE), B: (CHESS,), C: (DANCE,)})
    holding = fairpyx_seats.divide(work, algorithm)
    assert faults(work, holding) == 0
    assert sum(map(len, holding.values())) == 2
