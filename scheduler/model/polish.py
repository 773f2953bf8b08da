"""Evenness over the dated term by exchanges: nobody can trade a duty to a fairer end.

The cycle stage makes the weeks even with a proof; dates are uneven (holidays, leave),
so the term is not. Making it exactly even is number partitioning: HiGHS needed 19 s on
M for what exchanges from the even week find in under a second, and the LP bound of the
same cost says how far the result can be from the best.

Moves: one person takes over a duty, or two people trade duties, in pools of alike
duties, inside every rule of the cycle. A move is taken when it lowers
Σ (LOAD_WEIGHT · units² + late duties²) over the term.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from scheduler.domain.ids import StaffId
from scheduler.model.evenness import LOAD_WEIGHT, Burdens, Weight
from scheduler.model.reading import Reading
from scheduler.model.works import Work

Place = tuple[int, int]  # week of the cycle, work index
Staffing = dict[Place, tuple[StaffId, ...]]


@dataclass
class Table:
    """The roster being improved, with each person's duties and loads."""

    reading: Reading
    works: tuple[Work, ...]
    burdens: Burdens
    staffing: dict[Place, set[StaffId]]
    duties: dict[StaffId, set[Place]] = field(default_factory=dict)
    load: dict[StaffId, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count what everybody carries."""
        self.duties = {person: set() for person in self.reading.staff}
        for place, people in self.staffing.items():
            for person in people:
                self.duties[person].add(place)
        for person in self.reading.own:
            units = late = 0
            for place in self.duties[person]:
                weight = self.weight(person, place)
                units, late = units + weight[0], late + weight[1]
            self.load[person] = [units, late]

    def weight(self, person: StaffId, place: Place) -> Weight:
        """Units and late duties of the term that a duty brings a person."""
        return self.burdens.weight(person, place)

    def movable(self, person: StaffId) -> Iterator[Place]:
        """Duties that may change hands: no club, no pin."""
        for place in sorted(self.duties[person]):
            work = self.works[place[1]]
            if work.club is None and all(person != who for who, _ in work.pinned):
                yield place

    def can_take(self, person: StaffId, place: Place, giving: Place | None) -> bool:
        """Whether a person could serve there after giving up another duty."""
        week, index = place
        work = self.works[index]
        if person not in work.able or person in self.staffing[place]:
            return False
        units = work.units
        for other in self.duties[person]:
            if other == giving or other[0] != week:
                continue
            units += self.works[other[1]].units
            if self.works[other[1]].clashes(work):
                return False
        limit = self.reading.staff[person].weekly_max
        return limit is None or units <= limit

    def keeps_minimum(
        self, person: StaffId, giving: Place, taking: Place | None
    ) -> bool:
        """Whether no week of the person falls below 每周最少课时 by the move."""
        least = self.reading.staff[person].weekly_min
        lost = self.works[giving[1]].units
        if not least or not lost:
            return True
        if taking is not None and taking[0] == giving[0]:
            lost -= self.works[taking[1]].units
        if lost <= 0:
            return True
        units = sum(
            self.works[index].units
            for week, index in self.duties[person]
            if week == giving[0]
        )
        return units - lost >= least

    def hand_over(self, place: Place, giver: StaffId, taker: StaffId) -> None:
        """Move one duty."""
        self.staffing[place].remove(giver)
        self.staffing[place].add(taker)
        self.duties[giver].remove(place)
        self.duties[taker].add(place)
        for person, sign in ((giver, -1), (taker, 1)):
            weight = self.weight(person, place)
            self.load[person][0] += sign * weight[0]
            self.load[person][1] += sign * weight[1]

    def trade(
        self,
        giver: StaffId,
        place: Place,
        taker: StaffId,
        back: Place | None,
        *,
        gain: bool = False,
    ) -> bool:
        """Make a move if every rule allows it and the cost does not rise.

        Args:
            back: the duty the giver gets for it, if any.
            gain: the cost must fall.
        """
        if not self.can_take(taker, place, back):
            return False
        if not self.keeps_minimum(giver, place, back):
            return False
        if back is not None and not (
            self.can_take(giver, back, place) and self.keeps_minimum(taker, back, place)
        ):
            return False
        before = cost(*self.load[giver]) + cost(*self.load[taker])
        self._exchange(giver, place, taker, back)
        after = cost(*self.load[giver]) + cost(*self.load[taker])
        if after < before or (after == before and not gain):
            return True
        self._exchange(taker, place, giver, back)
        return False

    def _exchange(
        self, giver: StaffId, place: Place, taker: StaffId, back: Place | None
    ) -> None:
        self.hand_over(place, giver, taker)
        if back is not None:
            self.hand_over(back, taker, giver)

    @property
    def total_cost(self) -> int:
        """Σ cost over the school's own teachers."""
        return sum(cost(*load) for load in self.load.values())

    @property
    def roster(self) -> Staffing:
        """The roster as it stands, people in id order."""
        return {
            place: tuple(who for who in self.reading.staff if who in people)
            for place, people in self.staffing.items()
        }


def cost(units: int, late: int) -> int:
    """A person's share of the cost."""
    return LOAD_WEIGHT * units * units + late * late


def table_of(
    reading: Reading, works: tuple[Work, ...], burdens: Burdens, staffing: Staffing
) -> Table:
    """A table to improve, from a finished roster of the cycle."""
    teams = {place: set(people) for place, people in staffing.items()}
    return Table(reading, works, burdens, teams)


def polish(table: Table) -> None:
    """Exchange duties until no single take-over or trade lowers the cost."""
    people = sorted(table.reading.own)
    moved = True
    while moved:
        moved = False
        for person in sorted(people, key=lambda who: (-cost(*table.load[who]), who)):
            while _improve(table, person, people):
                moved = True


def _improve(table: Table, giver: StaffId, people: list[StaffId]) -> bool:
    """Take the best move that relieves one person, if any."""
    mine = _by_weight(table, giver)
    options: list[tuple[int, StaffId, Weight, Weight | None]] = []
    before = cost(*table.load[giver])
    for taker in people:
        if taker == giver:
            continue
        start = before + cost(*table.load[taker])
        theirs = _by_weight(table, taker)
        for weight in mine:
            for back in (None, *theirs):
                gain = start - _after(table, giver, taker, weight, back)
                if gain > 0:
                    options.append((-gain, taker, weight, back))
    options.sort(key=lambda row: (row[0], row[1], row[2], row[3] or (0, 0)))
    for _, taker, weight, back in options:
        theirs = _by_weight(table, taker)
        for place in mine[weight]:
            for other in (None,) if back is None else theirs[back]:
                if table.trade(giver, place, taker, other, gain=True):
                    return True
    return False


def _by_weight(table: Table, person: StaffId) -> dict[Weight, list[Place]]:
    result: dict[Weight, list[Place]] = defaultdict(list)
    for place in table.movable(person):
        result[table.weight(person, place)].append(place)
    return result


def _after(
    table: Table, giver: StaffId, taker: StaffId, gives: Weight, gets: Weight | None
) -> int:
    """Cost of both after the move, if a duty weighs the same for either."""
    back = gets or (0, 0)
    mine, theirs = table.load[giver], table.load[taker]
    return cost(mine[0] - gives[0] + back[0], mine[1] - gives[1] + back[1]) + cost(
        theirs[0] + gives[0] - back[0], theirs[1] + gives[1] - back[1]
    )
