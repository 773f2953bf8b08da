"""Who gets a seat in which club, once it is settled which clubs meet when."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from scheduler.domain.ids import ClubName, PupilId
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import Plan
from scheduler.domain.school import School

WISHES = 5
Holding = Mapping[PupilId, Iterable[ClubName]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Open clubs and the wishes that can come true in them.

    ``wishes`` are (rank from 1, club), best first, only clubs the pupil can attend.
    ``together`` are the clubs a pupil cannot hold beside a club: they meet at once.
    """

    most: Mapping[ClubName, int]
    least: Mapping[ClubName, int]
    together: Mapping[ClubName, frozenset[ClubName]]
    wishes: Mapping[PupilId, tuple[tuple[int, ClubName], ...]]
    each: int

    def without(self, club: ClubName) -> "Seats":
        """The same work when a club does not open."""
        most = {name: seats for name, seats in self.most.items() if name != club}
        wishes = {
            pupil: tuple(wish for wish in listed if wish[1] != club)
            for pupil, listed in self.wishes.items()
        }
        return replace(self, most=most, wishes=wishes)


def seats_of(school: School, plan: Plan) -> Seats:
    """The seat problem of a plan: its clubs, days and leaders are settled."""
    present = {
        (pupil, session.weekday, session.period)
        for session in plan.sessions
        if session.activity in (Activity.STUDY, Activity.CLUB)
        for pupil in session.pupils
    }
    meets = {
        row.club: frozenset((each.weekday, each.period) for each in row.meets)
        for row in plan.clubs
        if row.opened
    }
    clubs = {club.name: club for club in school.clubs if club.name in meets}
    together = {
        name: frozenset(
            other for other in meets if other != name and meets[other] & meets[name]
        )
        for name in meets
    }
    wishes = {
        pupil.id: tuple(
            (rank, club)
            for rank, club in enumerate(pupil.wishes, start=1)
            if club in meets
            and pupil.grade in clubs[club].grades
            and all((pupil.id, *meeting) in present for meeting in meets[club])
        )
        for pupil in school.pupils
        if pupil.wishes
    }
    return Seats(
        most={name: club.maximum for name, club in clubs.items()},
        least={name: club.minimum for name, club in clubs.items()},
        together=together,
        wishes=wishes,
        each=school.settings.clubs_per_pupil,
    )


def held(plan: Plan) -> dict[PupilId, list[ClubName]]:
    """Who holds what in a plan."""
    holding: dict[PupilId, list[ClubName]] = {}
    for row in plan.clubs:
        for pupil in row.members:
            holding.setdefault(pupil, []).append(row.club)
    return holding


def granted(school: School, holding: Holding) -> tuple[int, ...]:
    """Pupils with a club they listed, then with their first wish, second, …, fifth."""
    counts: Counter[int] = Counter()
    for pupil in school.pupils:
        clubs = set(holding.get(pupil.id, ()))
        ranks = [
            rank for rank, club in enumerate(pupil.wishes, start=1) if club in clubs
        ]
        counts.update(ranks)
        counts[0] += bool(ranks)
    return tuple(counts[rank] for rank in range(WISHES + 1))


def by_arrival(seats: Seats, order: Sequence[PupilId]) -> dict[PupilId, list[ClubName]]:
    """First come, first served: each pupil in turn takes the best that is left."""
    left = dict(seats.most)
    holding: dict[PupilId, list[ClubName]] = {}
    for pupil in order:
        mine: list[ClubName] = []
        for _, club in seats.wishes.get(pupil, ()):
            free = left[club] and not seats.together[club].intersection(mine)
            if free and len(mine) < seats.each:
                mine.append(club)
                left[club] -= 1
        holding[pupil] = mine
    return holding


def dissolving(seats: Seats, method: Callable[[Seats], Holding]) -> Holding:
    """A method's answer once every club that opens has its 最少人数.

    The emptiest club that falls short does not open and everybody chooses again, as a
    school does it; few methods know minimum sizes.
    """
    while True:
        holding = method(seats)
        members = Counter(club for clubs in holding.values() for club in clubs)
        short = [club for club in seats.most if members[club] < seats.least[club]]
        if not short:
            return holding
        seats = seats.without(min(short, key=lambda club: (members[club], club)))


def faults(seats: Seats, holding: Holding) -> int:
    """Seats given that are none: too many, unlisted, two at once, below the minimum."""
    members = Counter(club for clubs in holding.values() for club in clubs)
    wrong = sum(
        members[club] > seats.most.get(club, 0) or members[club] < seats.least[club]
        for club in members
    )
    for pupil, clubs in holding.items():
        mine = list(clubs)
        listed = {club for _, club in seats.wishes.get(pupil, ())}
        wrong += len(set(mine) - listed) + max(0, len(mine) - seats.each)
        wrong += sum(b in seats.together[a] for a, b in combinations(mine, 2))
    return wrong
