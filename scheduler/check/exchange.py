"""Whether pupils could change clubs among themselves so that wishes are better served.

The plan's clubs, meetings, rooms and leaders stay. A move takes a pupil from one club
(or none) to another they listed; moves make a chain or a ring, and every club stays
between its bounds. A set of places is best for these clubs exactly when no chain gains
(no residual cycle of a min-cost flow), so the certificate need not be believed. What a
chain would do to study groups and rooms is looked at before it counts as better.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.check.facts import Facts
from scheduler.check.paper import ClubRow, Group
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.people import Pupil

NO_CLUB, RING = "", "\x00"
TRIES = 12  # chains that do not fit the groups, before giving up


@dataclass(frozen=True, slots=True)
class Move:
    """A pupil goes from one club to another; ``""`` is none."""

    pupil: str
    left: str
    joined: str


Edges = dict[tuple[str, str], tuple[int, Move | None]]


def better(facts: Facts, weights: Sequence[int]) -> tuple[Move, ...] | None:
    """A chain of moves after which the places weigh more; None when none was found.

    Args:
        facts: the school and its plan.
        weights: what holding the first, second, … wish weighs; nothing is 0.
    """
    if facts.settings.clubs_per_pupil != 1:
        return None
    places = _Places(facts, weights)
    barred: set[tuple[str, str, str]] = set()
    for _ in range(TRIES):
        chain = _chain(places.edges(barred))
        if chain is None:
            return None
        if places.fits(chain):
            return tuple(chain)
        barred |= {(move.pupil, move.left, move.joined) for move in chain}
    return None


class _Places:
    """Who holds which club, and who could hold which."""

    def __init__(self, facts: Facts, weights: Sequence[int]) -> None:
        self.facts, self.weights = facts, weights
        self.held: dict[str, str] = {}
        for row in facts.opened.values():
            for name in row.members:
                self.held.setdefault(name, row.club)
        self.size = Counter(self.held.values())
        self.sessions: dict[tuple[str, int, str], Group] = {}
        self.study: dict[tuple[str, int, str], Group] = {}
        for group in facts.paper.groups:
            if group.activity == "club":
                key = (group.club or "", group.weekday, group.period)
                self.sessions[key] = group
            elif group.activity == "study":
                for name in group.classes:
                    self.study[name, group.weekday, group.period] = group

    def edges(self, barred: set[tuple[str, str, str]]) -> Edges:
        """The best move from each club to each other one."""
        best: Edges = {}
        for pupil in self.facts.school.pupils:
            name = str(pupil.id)
            here = self.held.get(name, NO_CLUB)
            now = self._weight(pupil, here)
            for there in (*self._open_to(pupil), NO_CLUB):
                move = Move(name, here, there)
                if there == here or (name, here, there) in barred:
                    continue
                gain = self._weight(pupil, there) - now
                if (here, there) not in best or best[here, there][0] < gain:
                    best[here, there] = (gain, move)
        for name, row in self.facts.opened.items():
            if self.size[name] < self._limit(row):
                best[name, RING] = (0, None)
            if self.size[name] > self.facts.clubs[name].minimum:
                best[RING, name] = (0, None)
        best[NO_CLUB, RING] = best[RING, NO_CLUB] = (0, None)
        return best

    def _weight(self, pupil: Pupil, club: str) -> int:
        if club not in pupil.wishes:
            return 0
        rank = [str(each) for each in pupil.wishes].index(club)
        return self.weights[rank] if rank < len(self.weights) else 0

    def _open_to(self, pupil: Pupil) -> Iterator[str]:
        """Opened clubs on the pupil's list whose every meeting they can attend."""
        for wish in pupil.wishes:
            row = self.facts.opened.get(str(wish))
            if row is None or pupil.grade not in self.facts.clubs[row.club].grades:
                continue
            if all(self._there(pupil, *meet) for meet in row.meets):
                yield row.club

    def _there(self, pupil: Pupil, weekday: int, period: str) -> bool:
        return any(
            slot.kind is PeriodKind.CLUB and slot.period == period
            for slot in self.facts.asked.get((str(pupil.id), weekday), ())
        )

    def _limit(self, row: ClubRow) -> int:
        """How many the club takes with the leaders it has."""
        led = len(row.staff) * self.facts.settings.group_size
        return min(self.facts.clubs[row.club].maximum, led)

    def fits(self, chain: Sequence[Move]) -> bool:
        """Whether groups, supervisors and rooms of the plan hold it all the same."""
        change: Counter[str] = Counter()
        for move in chain:
            pupil = self.facts.pupils[move.pupil]
            before, after = self._meets(move.left), self._meets(move.joined)
            for meet in before | after:
                for club, sign in ((move.left, -1), (move.joined, 1)):
                    here = meet in self._meets(club)
                    group = self._group(pupil, club if here else NO_CLUB, meet)
                    if group is None:
                        if sign > 0:
                            return False
                        continue
                    change[group.id] += sign
        return all(
            self._holds(self.facts.groups[name], change)
            for name, by in change.items()
            if by > 0
        )

    def _meets(self, club: str) -> set[tuple[int, str]]:
        return set(self.facts.opened[club].meets) if club else set()

    def _group(self, pupil: Pupil, club: str, meet: tuple[int, str]) -> Group | None:
        if club:
            return self.sessions.get((club, *meet))
        return self.study.get((str(pupil.class_name), *meet))

    def _holds(self, group: Group, change: Mapping[str, int]) -> bool:
        size = len(group.pupils) + change[group.id]
        cap = self.facts.settings.group_size
        alone = group.activity == "club" or len(group.classes) == 1
        if size > cap * group.posts or (not alone and size > cap):
            return False
        room = self.facts.rooms.get(group.room or "")
        if room is None:
            return False
        together = sum(
            len(other.pupils) + change.get(other.id, 0)
            for other in self.facts.paper.groups
            if other.room == group.room
            and other.weekday == group.weekday
            and other.minutes & group.minutes
        )
        return together <= room.capacity


def _chain(edges: Edges) -> list[Move] | None:
    """The moves of a ring that gains, by Bellman and Ford; None when none does."""
    gained: dict[str, int] = {}
    came: dict[str, str] = {}
    nodes = {node for pair in edges for node in pair}
    last = ""
    for _ in range(len(nodes) + 1):
        last = ""
        found = False
        for (a, b), (gain, _move) in edges.items():
            if gained.get(a, 0) + gain > gained.get(b, 0):
                gained[b] = gained.get(a, 0) + gain
                came[b] = a
                last, found = b, True
        if not found:
            return None
    for _ in nodes:
        last = came[last]
    ring, node = [], last
    while True:
        ring.append((came[node], node))
        node = came[node]
        if node == last:
            break
    return [move for pair in ring if (move := edges[pair][1]) is not None]
