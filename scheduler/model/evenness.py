"""Loads and late duties of the school's own teachers over the dated term.

A weekly session weighs as many as it has dates, and a person's dates on leave do not
count for them: what is made even is the term, not the week of the cycle.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import gcd

from ortools.sat.python import cp_model

from scheduler.domain.ids import StaffId
from scheduler.model.engine import total
from scheduler.model.fair import Load, squares
from scheduler.model.reading import Reading
from scheduler.model.works import Work

Serve = Mapping[tuple[StaffId, int, int], cp_model.IntVar]  # person, work index, week
Weight = tuple[int, int]  # units (in the grid's smallest unit) and late duties

LOAD_WEIGHT = 2  # an hour against a late duty; guessed


def is_late(reading: Reading, work: Work) -> bool:
    """Whether a work ends after 教师下班时间."""
    return work.end > reading.school.settings.staff_off


@dataclass(frozen=True)
class Burdens:
    """What each weekly duty brings each own teacher over the term."""

    reading: Reading
    works: tuple[Work, ...]

    @cached_property
    def sizes(self) -> tuple[Weight, ...]:
        """Units and late duty of one date of each work."""
        step = gcd(*(work.units for work in self.works)) or 1
        return tuple(
            (work.units // step, int(is_late(self.reading, work)))
            for work in self.works
        )

    @cached_property
    def dates(self) -> Counter[tuple[StaffId, int, int]]:
        """Dates an own teacher could serve, by week of the cycle and weekday."""
        dates: Counter[tuple[StaffId, int, int]] = Counter()
        for person in sorted(self.reading.own):
            for day in self.reading.days:
                if not self.reading.on_leave(person, day.day):
                    dates[person, day.cycle_week, day.weekday] += 1
        return dates

    def weight(self, person: StaffId, place: tuple[int, int]) -> Weight:
        """Burden of serving a work in a week of the cycle, over the term."""
        week, index = place
        count = self.dates[person, week, self.works[index].weekday]
        units, late = self.sizes[index]
        return units * count, late * count


def per_cycle(
    model: cp_model.CpModel, burdens: Burdens, serve: Serve, part: int
) -> cp_model.LinearExpr:
    """Σ squares over one cycle of units (part 0) or late duties (part 1)."""
    ones = {index: size[part] for index, size in enumerate(burdens.sizes)}
    weights = {key: ones[key[1]] for key in serve}
    return _squares(model, burdens, serve, weights)


def per_term(
    model: cp_model.CpModel, burdens: Burdens, serve: Serve
) -> cp_model.LinearExpr:
    """The cost of ``polish`` as an expression (long segments far from the mean)."""
    both = []
    for part in (0, 1):
        weights = {
            (person, index, week): burdens.weight(person, (week, index))[part]
            for person, index, week in serve
        }
        both.append(_squares(model, burdens, serve, weights))
    return LOAD_WEIGHT * both[0] + both[1]


def _squares(
    model: cp_model.CpModel,
    burdens: Burdens,
    serve: Serve,
    weights: Mapping[tuple[StaffId, int, int], int],
) -> cp_model.LinearExpr:
    terms: dict[StaffId, list[cp_model.LinearExpr]] = defaultdict(list)
    most: dict[StaffId, Counter[tuple[int, int, int]]] = defaultdict(Counter)
    for (person, index, week), variable in serve.items():
        weight = weights[person, index, week]
        if weight and person in burdens.reading.own:
            terms[person].append(weight * variable)
            work = burdens.works[index]
            moment = (week, work.weekday, work.minutes[0])
            most[person][moment] = max(most[person][moment], weight)
    loads: list[Load] = [
        (total(terms[person]), sum(most[person].values())) for person in sorted(terms)
    ]
    whole = sum(
        burdens.works[index].need * max(per_place)
        for (index, _), per_place in _by_place(weights).items()
    )
    return squares(model, loads, whole // max(len(loads), 1))


def _by_place(
    weights: Mapping[tuple[StaffId, int, int], int],
) -> dict[tuple[int, int], list[int]]:
    result: dict[tuple[int, int], list[int]] = defaultdict(list)
    for (_, index, week), weight in weights.items():
        result[index, week].append(weight)
    return result
