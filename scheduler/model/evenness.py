"""What every duty brings an own teacher over the dated term, and how even that is.

A weekly duty weighs as many as it has dates: what is made even is the term, not the
week of the cycle. ``whole`` counts every date of a duty; exchanges make that even, so
that a leave changes only its own dates. ``weight`` leaves out the dates that leave
takes; it is what somebody really carries, and who falls below the even level by more
than a duty a cycle for it gets more on the others.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import gcd

from ortools.sat.python import cp_model

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post
from scheduler.model.engine import total
from scheduler.model.fair import Load, squares
from scheduler.model.reading import Reading
from scheduler.model.works import Work, team

Serve = Mapping[tuple[StaffId, int, int], cp_model.IntVar]  # person, work index, week
Place = tuple[int, int]  # week of the cycle, work index
Weight = tuple[int, ...]  # one number per measure of MEASURES

UNITS, LATE, FRIDAY, CARE = range(4)
MEASURES = (UNITS, LATE, FRIDAY, CARE)
# Of a squared load. Hours first: no late duty keeps two people more than one duty
# apart in them; trades of duties of the same length make the others even.
PRICES = (200, 1, 1, 1)
LAST_WEEKDAY = 5


def is_late(reading: Reading, work: Work) -> bool:
    """Whether a work ends after 教师下班时间."""
    return work.end > reading.school.settings.staff_off


@dataclass(frozen=True)
class Burdens:
    """What each weekly duty brings each own teacher over the term.

    ``carried``: what somebody did more (or less) than even in the term before, in the
    same measures; people start the term with it.
    """

    reading: Reading
    works: tuple[Work, ...]
    carried: Mapping[StaffId, Weight] = field(default_factory=dict)

    @cached_property
    def step(self) -> int:
        """The grid's smallest unit, in hundredths of a 课时."""
        return gcd(*(work.units for work in self.works)) or 1

    @cached_property
    def sizes(self) -> tuple[Weight, ...]:
        """What one date of each work brings, by measure."""
        return tuple(
            (
                work.units // self.step,
                int(is_late(self.reading, work)),
                int(work.weekday == LAST_WEEKDAY),
                int(work.post in (Post.CARE, Post.EVENING)),
            )
            for work in self.works
        )

    @cached_property
    def teams(self) -> tuple[frozenset[StaffId], ...]:
        """Who may serve each work in the cycle."""
        return tuple(team(self.works, work) for work in self.works)

    @cached_property
    def dates(self) -> Counter[tuple[StaffId, int, int]]:
        """Dates an own teacher could serve, by week of the cycle and weekday."""
        dates: Counter[tuple[StaffId, int, int]] = Counter()
        for person in sorted(self.reading.own):
            for (week, weekday), count in self._plain.items():
                dates[person, week, weekday] = count
        for person in {leave.staff for leave in self.reading.school.leaves}:
            if person not in self.reading.own:
                continue
            for day in self.reading.days:
                if self.reading.on_leave(person, day.day):
                    dates[person, day.cycle_week, day.weekday] -= 1
        return dates

    @cached_property
    def rounds(self) -> int:
        """How often the cycle runs in the term: dates of its commonest place."""
        return max(self._plain.values(), default=1)

    def weight(self, person: StaffId, place: Place) -> Weight:
        """Burden of serving a work in a week of the cycle, over the term."""
        week, index = place
        count = self.dates[person, week, self.works[index].weekday]
        return tuple(size * count for size in self.sizes[index])

    def whole(self, place: Place) -> Weight:
        """Burden of a work over the term for somebody who is never on leave."""
        week, index = place
        count = self._plain[week, self.works[index].weekday]
        return tuple(size * count for size in self.sizes[index])

    @cached_property
    def _plain(self) -> Counter[tuple[int, int]]:
        return Counter((day.cycle_week, day.weekday) for day in self.reading.days)

    def start(self, person: StaffId) -> Weight:
        """What a person brings from the term before."""
        before = self.carried.get(person, (0,) * len(MEASURES))
        return (before[UNITS] // self.step, *before[UNITS + 1 :])


def cost(load: Weight) -> int:
    """A person's share of the unevenness."""
    return sum(price * part * part for price, part in zip(PRICES, load, strict=True))


def per_cycle(
    model: cp_model.CpModel, burdens: Burdens, serve: Serve
) -> cp_model.LinearExpr:
    """Σ squares over one cycle of units."""
    terms: dict[StaffId, list[cp_model.LinearExpr]] = defaultdict(list)
    most: dict[StaffId, Counter[tuple[int, int, int]]] = defaultdict(Counter)
    whole = 0
    for (person, index, week), variable in serve.items():
        weight = burdens.sizes[index][UNITS]
        if weight and person in burdens.reading.own:
            terms[person].append(weight * variable)
            work = burdens.works[index]
            moment = (week, work.weekday, work.minutes[0])
            most[person][moment] = max(most[person][moment], weight)
    weeks = {week for _, _, week in serve}
    whole = len(weeks) * sum(
        work.need * size[UNITS]
        for work, size in zip(burdens.works, burdens.sizes, strict=True)
    )
    before = {
        person: burdens.start(person)[UNITS] // burdens.rounds for person in terms
    }
    least = min(before.values(), default=0)  # squares begin at nothing
    loads: list[Load] = [
        (
            total(terms[person]) + before[person] - least,
            sum(most[person].values()) + before[person] - least,
        )
        for person in sorted(terms)
    ]
    whole += sum(load - least for load in before.values())
    return squares(model, loads, whole // max(len(loads), 1))
