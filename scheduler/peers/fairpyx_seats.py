"""Seats by the fair-division algorithms of fairpyx, where it is installed.

https://github.com/ariel-research/fairpyx: valuations 5 … 1 for wishes 1 … 5, seats as
item capacities, clubs at the same time as item conflicts. Of its algorithms the two
that end in seconds; ``almost_egalitarian`` took 31 s on sample S and 360 s on M.
"""

from importlib import import_module
from importlib.util import find_spec

from scheduler.domain.ids import ClubName, PupilId
from scheduler.peers.seats import WISHES, Seats

NAME = "fairpyx"
ALGORITHMS = ("round_robin", "iterated_maximum_matching")
# No club at all, for as many as like: else round robin hands out what nobody wished.
NO_CLUB = ClubName("—")


def installed() -> bool:
    """Whether the package is here."""
    return find_spec(NAME) is not None


def divide(seats: Seats, algorithm: str) -> dict[PupilId, list[ClubName]]:
    """One algorithm's answer."""
    fairpyx = import_module(NAME)
    pupils = [pupil for pupil, listed in sorted(seats.wishes.items()) if listed]
    clubs = sorted({club for pupil in pupils for _, club in seats.wishes[pupil]})
    values = {pupil: dict.fromkeys(clubs, 0) for pupil in pupils}
    for pupil in pupils:
        for rank, club in seats.wishes[pupil]:
            values[pupil][club] = WISHES + 1 - rank
        values[pupil][NO_CLUB] = 0
    instance = fairpyx.Instance(
        valuations=values,
        agent_capacities=seats.each,
        item_capacities={NO_CLUB: len(pupils) * seats.each}
        | {club: seats.most[club] for club in clubs},
        item_conflicts={NO_CLUB: []}
        | {club: sorted(seats.together[club]) for club in clubs},
        agent_conflicts={
            pupil: [club for club in clubs if not values[pupil][club]]
            for pupil in pupils
        },
    )
    answer = fairpyx.divide(getattr(fairpyx.algorithms, algorithm), instance=instance)
    return {
        pupil: [club for club in answer[pupil] if values[pupil][club]]
        for pupil in pupils
    }
