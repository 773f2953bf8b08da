"""Fen of the term for a roster of the cycle, and the least its posts can cost."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from scheduler.domain.aim import PayTable
from scheduler.domain.grid import Slot
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.model.costs.spending import Spending
from scheduler.model.engine import total
from scheduler.model.groups import Group
from scheduler.model.reading import Reading
from scheduler.model.works import Work


@dataclass(frozen=True)
class RosterCost:
    """A school's reading with its prices, for people of the cycle; leave apart."""

    reading: Reading
    pay: PayTable

    @cached_property
    def _dates(self) -> Counter[tuple[int, int]]:
        """Dates by (week of the cycle, weekday)."""
        return Counter((day.cycle_week, day.weekday) for day in self.reading.days)

    def of_cycle(
        self,
        serve: Mapping[tuple[StaffId, int, int], cp_model.IntVar],
        works: tuple[Work, ...],
    ) -> cp_model.LinearExpr:
        """What the people of the cycle cost over the term, leave apart."""
        return total(
            self._serve(person, works[index], week) * variable
            for (person, index, week), variable in serve.items()
        )

    def of_roster(
        self,
        works: tuple[Work, ...],
        dealt: Mapping[tuple[int, SessionId], tuple[StaffId, ...]],
    ) -> int:
        """What a dealt cycle costs over the term, leave apart."""
        return sum(
            self._serve(person, work, week)
            for work in works
            for group in work.groups
            for week in range(self.reading.school.settings.cycle_weeks)
            for person in dealt[week, group.id]
        )

    def _serve(self, person: StaffId, work: Work, week: int) -> int:
        price = self.pay.of(work.post, person, work.groups[0].period)
        return price * self._dates[week, work.weekday]

    def least_of(self, groups: Iterable[Group]) -> int:
        """The least that groups outside the club slots cost, whoever serves."""
        posts: Counter[tuple[Post, Slot | None, int]] = Counter()
        for group in groups:
            if group.slot is None or group.slot.kind is not PeriodKind.CLUB:
                posts[group.post, group.slot, group.weekday] += group.posts
        spending, cost = Spending(self.reading, self.pay), 0
        for (post, slot, weekday), count in posts.items():
            able = spending.on_duty() if slot is None else spending.cheapest(post, slot)
            cost += sum(able[:count]) * len(spending.dates_of(weekday))
        return cost
