"""Fen of the term for every decision the model takes, and bounds of what it leaves.

A weekly session costs as many times its price as it has dates. What the club stage
does not decide yet is counted at the least it can cost, so its sums are lower bounds:
a leader who is on leave on a date may be replaced by the cheapest stand-in, a group of
pupils without a club is watched over by the cheapest person who can come.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from scheduler.domain.aim import PayTable
from scheduler.domain.days import ServiceDay
from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId, StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.model.clubs.offers import Pattern
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.demand import class_group_posts
from scheduler.model.engine import total
from scheduler.model.packing import supervisors
from scheduler.model.reading import Reading


@dataclass(frozen=True)
class Spending:
    """A school's reading with its prices."""

    reading: Reading
    pay: PayTable

    def dates_of(self, weekday: int) -> tuple[ServiceDay, ...]:
        """Dates of the term that follow a weekday."""
        return tuple(day for day in self.reading.days if day.weekday == weekday)

    def of_clubs(self, build: ClubModel) -> cp_model.LinearExpr:
        """The least that openings, leaders and groups without a club cost."""
        leads = [
            self._lead(person, club, pattern) * variable
            for (person, club, pattern), variable in build.lead.items()
        ]
        groups = [
            self._group(slot) * variable for (_, slot), variable in build.rest.items()
        ]
        return total(leads + groups)

    def _lead(self, person: StaffId, club: ClubName, pattern: Pattern) -> int:
        """A leader's meetings; on leave the cheapest stand-in comes."""
        reading, cost = self.reading, 0
        for slot in pattern:
            own = self.pay.of(Post.CLUB, person, slot.period)
            least = min(
                self.pay.of(Post.CLUB, other, slot.period)
                for other in reading.staff
                if reading.may_lead(other, reading.clubs[club])
            )
            for day in self.dates_of(slot.weekday):
                away = reading.on_leave(person, day.day) or day.day in self._tight
                cost += least if away else own
        return cost

    @cached_property
    def _tight(self) -> frozenset[object]:
        """Dates of calendar weeks with more dates than a week of the cycle has.

        There a weekly maximum may keep a leader away.
        """
        weeks = Counter(day.day.isocalendar()[:2] for day in self.reading.days)
        weekdays = len({day.weekday for day in self.reading.days})
        return frozenset(
            day.day
            for day in self.reading.days
            if weeks[day.day.isocalendar()[:2]] > weekdays
        )

    def _group(self, slot: Slot) -> int:
        """One group of pupils without a club, at the cheapest supervisor."""
        cheapest = self.cheapest(Post.STUDY, slot)[:1]
        return sum(cheapest) * len(self.dates_of(slot.weekday))

    def cheapest(self, post: Post, slot: Slot) -> list[int]:
        """What those who can come are paid for a session, cheapest first."""
        return sorted(
            self.pay.of(post, person, slot.period)
            for person in self.reading.staff
            if self.reading.may(person, post) and self.reading.can_come[person, slot]
        )

    @cached_property
    def outside_clubs(self) -> int:
        """The least that study, care, evening and duty cost whatever the clubs do.

        Pupils who may be tutored are left out of their class groups.
        """
        reading, cost = self.reading, 0
        for slot in reading.slots:
            post, posts = self._fixed(slot)
            cheapest = self.cheapest(post, slot)[:posts]
            cost += sum(cheapest) * len(self.dates_of(slot.weekday))
        duty = self.on_duty()[: reading.school.settings.duty_posts]
        return cost + sum(duty) * len(reading.days)

    def _fixed(self, slot: Slot) -> tuple[Post, int]:
        reading = self.reading
        present: Iterable[PupilId] = reading.present[slot]
        if slot.kind is PeriodKind.CARE:
            size = reading.school.settings.care_size
            return Post.CARE, supervisors(len(reading.present[slot]), size)
        if slot.kind is PeriodKind.CLUB:
            return Post.STUDY, 0
        if slot.kind is PeriodKind.EVENING:
            return Post.EVENING, class_group_posts(reading, present)
        settings = reading.school.settings
        if settings.tutoring_per_week:
            present = [
                pupil
                for pupil in reading.present[slot]
                if not reading.pupils[pupil].struggling
            ]
        return Post.STUDY, class_group_posts(reading, present)

    def on_duty(self) -> list[int]:
        """What those who may be on duty are paid for a day, cheapest first."""
        return sorted(
            self.pay.of(Post.DUTY, person, Post.DUTY.value)
            for person in self.reading.staff
            if self.reading.may(person, Post.DUTY)
        )
