"""The even level of each measure, and how far beyond a duty a cycle somebody is off it.

Even is the level at which all work would lie if it were poured over the own teachers
up to what each can carry at all (their posts, windows, leave, 每周最多课时). A load
within one 课时 (one late duty, one Friday, one care duty) a cycle of it is even: the
rest is a matter of holidays and whole duties. What lies beyond is counted, minimised
and told with a reason.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post
from scheduler.model.evenness import MEASURES, UNITS, Burdens, Weight
from scheduler.model.works import Work

FULL_UNIT = 100  # hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """What even means in each measure.

    Attributes:
        level: of those whom nothing limits.
        even: each person's own: the level, or the most they can carry.
        tolerance: one duty a cycle over the term.
        choice: whether a person can serve without the measure at all: who only watches
            over late care has late duties whatever is planned.
    """

    level: Weight
    even: Mapping[StaffId, Weight]
    tolerance: Weight
    choice: Mapping[StaffId, tuple[bool, ...]]

    def excess(self, person: StaffId, load: Weight) -> Weight:
        """How far a load lies beyond the tolerance, by measure."""
        return tuple(
            max(abs(load[part] - self.even[person][part]) - self.tolerance[part], 0)
            if self.choice[person][part]
            else 0
            for part in MEASURES
        )


def levels_of(burdens: Burdens, loads: Mapping[StaffId, Weight]) -> Levels:
    """The levels for the work that the own teachers carry together."""
    caps = _caps(burdens, sorted(loads))
    choice = {person: _choice(burdens, person) for person in caps}
    level = tuple(
        _poured(
            [cap[part] for person, cap in caps.items() if choice[person][part]],
            sum(load[part] for person, load in loads.items() if choice[person][part]),
        )
        for part in MEASURES
    )
    step = burdens.step
    unit = max(FULL_UNIT // step, 1) * burdens.rounds
    return Levels(
        level=level,
        even={
            person: tuple(min(level[part], cap[part]) for part in MEASURES)
            for person, cap in caps.items()
        },
        tolerance=tuple(unit if part == UNITS else burdens.rounds for part in MEASURES),
        choice=choice,
    )


def _choice(burdens: Burdens, person: StaffId) -> tuple[bool, ...]:
    """By measure, whether a person can do paid work that does not bring it."""
    mine = [
        size
        for work, size, able in zip(
            burdens.works, burdens.sizes, burdens.teams, strict=True
        )
        if work.units and person in able
    ]
    return tuple(
        part == UNITS or any(not size[part] for size in mine) for part in MEASURES
    )


def _caps(burdens: Burdens, people: list[StaffId]) -> dict[StaffId, Weight]:
    """The most each person can carry, alone and beside those of no other posts.

    Eight teachers who only watch over care cannot carry more than all care there is.
    """
    posts = {
        person: frozenset(
            work.post
            for work, able in zip(burdens.works, burdens.teams, strict=True)
            if person in able
        )
        for person in people
    }
    shares = {
        held: _share(burdens, held, sum(other <= held for other in posts.values()))
        for held in set(posts.values())
    }
    result = {}
    for person in people:
        alone, start = _most(burdens, person), burdens.start(person)
        result[person] = tuple(
            start[part] + min(alone[part], shares[posts[person]][part])
            for part in MEASURES
        )
    return result


def _share(burdens: Burdens, held: frozenset[Post], sharing: int) -> Weight:
    """All work of some posts over the term, by head, rounded up."""
    whole = [0] * len(MEASURES)
    weeks = range(burdens.reading.school.settings.cycle_weeks)
    for index, work in enumerate(burdens.works):
        if work.post in held:
            for week in weeks:
                weight = burdens.whole((week, index))
                for part in MEASURES:
                    whole[part] += work.need * weight[part]
    return tuple(-(-part // sharing) for part in whole)


def _poured(caps: list[int], whole: int) -> int:
    """The level at which Σ min(cap, level) reaches the whole, rounded down."""
    left, rest = whole, sorted(caps)
    for number, cap in enumerate(rest):
        share = left // (len(rest) - number)
        if cap >= share:
            return share
        left -= cap
    return rest[-1] if rest else 0


def _most(burdens: Burdens, person: StaffId) -> Weight:
    """The most a person could carry of each measure if they had the pick."""
    days: dict[tuple[int, int], list[tuple[Work, Weight]]] = defaultdict(list)
    weeks = range(burdens.reading.school.settings.cycle_weeks)
    for index, work in enumerate(burdens.works):
        if person in burdens.teams[index]:
            for week in weeks:
                weight = burdens.weight(person, (week, index))
                days[week, work.weekday].append((work, weight))
    return tuple(_most_of(burdens, person, days, part) for part in MEASURES)


def _most_of(
    burdens: Burdens,
    person: StaffId,
    days: Mapping[tuple[int, int], list[tuple[Work, Weight]]],
    part: int,
) -> int:
    weeks: dict[int, list[int]] = defaultdict(list)
    for (week, _), works in days.items():
        weeks[week].append(_chain([(work, weight[part]) for work, weight in works]))
    limit = burdens.reading.staff[person].weekly_max
    if part != UNITS or limit is None:
        return sum(sum(row) for row in weeks.values())
    dates = burdens.rounds
    return sum(min(sum(row), limit // burdens.step * dates) for row in weeks.values())


def _chain(works: list[tuple[Work, int]]) -> int:
    """The heaviest works of a day that one person can serve one after another."""
    best: list[tuple[int, int]] = [(0, 0)]  # (end, weight), rising
    for work, weight in sorted(works, key=lambda row: row[0].minutes[1]):
        start, end = work.minutes
        before = max(value for last, value in best if last <= start)
        best.append((end, max(best[-1][1], before + weight)))
    return best[-1][1]
