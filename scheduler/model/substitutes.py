"""Substitutes for people who cannot come: the fewest changed assignments of all.

A published roster is changed only where somebody who serves cannot. Goals, in order:
nobody's post stays empty; a club is led by a candidate wherever one can come (H10);
the fewest people newly put on a session; then the least disturbance to those.

Weekly maxima are the only thing that ties dates together, so calendar weeks are
independent and the sum of their minima is the minimum of the whole term. Inside a week
every vacated post is at least one change. When the dates with absences alone reach that
number it is proven; only when they do not are the later dates of the week opened, for
exchanges that free somebody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ortools.sat.python import cp_model

from scheduler.domain.days import ServiceDay
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.plan import Decided, FlexEntry
from scheduler.model.engine import Stages, total
from scheduler.model.evenness import is_late
from scheduler.model.own_class import own_teachers
from scheduler.model.reading import Reading
from scheduler.model.run import Run, StageOutOfTime
from scheduler.model.term import Base, TermShort, Uncovered
from scheduler.model.works import Work, at_once
from scheduler.words import plan as words

# What a change means to the person put on a session, guessed: only the order matters.
ANOTHER_PERSON = 6  # one more person whose week changes
OUTSIDER = 5
FREE_DAY = 4  # would not have stayed that day
LOSES_FLEX = 3  # was to go home early
STRANGER = 2  # neither the class's own teacher nor, for a club, its candidate
TIRED = 3  # at most, for those who carry most this term

Assigned = dict[SessionId, tuple[StaffId, ...]]
Seat = tuple[StaffId, ServiceDay, int]  # person, date, work index


@dataclass
class Totals:
    """Sums over the weeks, each with its bound."""

    stand_ins: list[int] = field(default_factory=lambda: [0, 0])
    changes: list[int] = field(default_factory=lambda: [0, 0])
    burden: list[int] = field(default_factory=lambda: [0, 0])


@dataclass(frozen=True)
class Posts:
    """The posts of some dates: who was to serve, who is away."""

    reading: Reading
    works: tuple[Work, ...]
    base: Base
    flex: frozenset[tuple[StaffId, date]]
    held: frozenset[tuple[StaffId, date, SessionId]]

    def holds(self, person: StaffId, day: ServiceDay, index: int) -> bool:
        """Whether the school or the office has put somebody there itself."""
        work = self.works[index]
        return any(person == named for named, _ in work.pinned) or any(
            (person, day.day, group.id) in self.held for group in work.groups
        )

    def today(self, day: ServiceDay) -> list[int]:
        """Indices of the works of a date."""
        return [i for i, row in enumerate(self.works) if row.weekday == day.weekday]

    def planned(self, day: ServiceDay, index: int) -> tuple[StaffId, ...]:
        """Who was to serve a pool."""
        groups = self.works[index].groups
        return tuple(person for row in groups for person in self.base[day][row.id])

    def can(self, person: StaffId, day: ServiceDay, index: int) -> bool:
        """Whether somebody may serve a pool on a date."""
        able = person in self.works[index].able
        return able and not self.reading.on_leave(person, day.day)

    def vacated(self, day: ServiceDay, index: int) -> int:
        """Posts whose people cannot come, beside any that were never filled."""
        missing = self.works[index].need - len(self.planned(day, index))
        gone = [p for p in self.planned(day, index) if not self.can(p, day, index)]
        return missing + len(gone)

    def units(self, days: Sequence[ServiceDay]) -> Counter[StaffId]:
        """Units of the published roster on some dates."""
        result: Counter[StaffId] = Counter()
        for day in days:
            for index in self.today(day):
                for person in self.planned(day, index):
                    result[person] += self.works[index].units
        return result


def substitute(
    reading: Reading,
    run: Run,
    works: tuple[Work, ...],
    base: Base,
    *,
    flex: Iterable[FlexEntry] = (),
    decided: Iterable[Decided] = (),
) -> Mapping[ServiceDay, Assigned]:
    """The roster of every date that had to change; none before the first absence.

    Args:
        base: the published roster; it is legal but for people who cannot come.
        flex: published flexible hours, which a substitute had better keep.
        decided: dates the office settled by hand; who can come stays there.

    Raises:
        TermShort: dates that nobody can cover, whatever is exchanged in the week.
        StageOutOfTime
    """
    early = frozenset((row.staff, row.day) for row in flex)
    held = frozenset(
        (person, row.day, row.session) for row in decided for person in row.staff
    )
    posts = Posts(reading, works, base, early, held)
    began, totals = run.elapsed, Totals()
    uncovered: list[Uncovered] = []
    carried = posts.units(list(base))
    result: dict[ServiceDay, Assigned] = {}
    for week in _weeks(base):
        hurt = [
            day
            for day in week
            if any(posts.vacated(day, index) for index in posts.today(day))
        ]
        if not hurt:
            continue
        open_days = [day for day in week if day.day >= hurt[0].day]
        found = _Week(posts, run, week, hurt, carried).solve(open_days)
        uncovered.extend(found.uncovered)
        for sums, one in (
            (totals.stand_ins, found.stand_ins),
            (totals.changes, found.changes),
            (totals.burden, found.burden),
        ):
            sums[0] += one[0]
            sums[1] += one[1]
        result.update(found.assigned)
    if uncovered:
        raise TermShort(uncovered=tuple(uncovered), works=works)
    seconds = (run.elapsed - began) / 3
    for name, sums in (
        (words.STAGE_STAND_INS, totals.stand_ins),
        (words.STAGE_CHANGES, totals.changes),
        (words.STAGE_BURDEN, totals.burden),
    ):
        run.record_sum(name, "min", sums[0], sums[1], seconds)
    return result


def _weeks(base: Base) -> list[list[ServiceDay]]:
    weeks: dict[date, list[ServiceDay]] = defaultdict(list)
    for day in sorted(base, key=lambda row: row.day):
        weeks[day.day - timedelta(days=day.day.weekday())].append(day)
    return list(weeks.values())


@dataclass
class _Found:
    uncovered: tuple[Uncovered, ...] = ()
    assigned: dict[ServiceDay, Assigned] = field(default_factory=dict)
    stand_ins: tuple[int, int] = (0, 0)
    changes: tuple[int, int] = (0, 0)
    burden: tuple[int, int] = (0, 0)


@dataclass
class _Week:
    """One calendar week, of which some dates may change."""

    posts: Posts
    run: Run
    week: list[ServiceDay]
    hurt: list[ServiceDay]
    carried: Counter[StaffId]
    days: list[ServiceDay] = field(default_factory=list)
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    serve: dict[Seat, cp_model.IntVar] = field(default_factory=dict)
    short: dict[tuple[ServiceDay, int], cp_model.IntVar] = field(default_factory=dict)

    def solve(self, open_days: list[ServiceDay]) -> _Found:
        """The dates with absences, and all open ones when those are not enough."""
        vacated = sum(
            self.posts.vacated(day, index)
            for day in self.hurt
            for index in self.posts.today(day)
        )
        found = self._with(self.hurt)
        least = not found.uncovered and found.stand_ins[0] == 0
        if (least and found.changes[0] == vacated) or open_days == self.hurt:
            return found
        return self._with(open_days)

    def _with(self, days: list[ServiceDay]) -> _Found:
        self.days, self.model = days, cp_model.CpModel()
        self.serve, self.short = {}, {}
        self._variables()
        self._one_place()
        self._week_maximum()
        self._late_days()
        stages = Stages(self.model, self.run)
        missing, least = stages.optimise_quietly(
            words.STAGE_CHANGES, "min", total(self.short.values()), share=0.3
        )
        if missing and not least:
            raise StageOutOfTime(words.STAGE_CHANGES, cancelled=False)
        if missing:
            return _Found(
                uncovered=tuple(
                    Uncovered(day=day.day, work=self.posts.works[index], missing=count)
                    for (day, index), variable in self.short.items()
                    if (count := stages.value(variable))
                )
            )
        for variable in self.short.values():
            self.model.add(variable == 0)
        stand_ins = self._goal(stages, words.STAGE_STAND_INS, self._stand_ins())
        new = [self.serve[seat] for seat in self._new()]
        changes = self._goal(stages, words.STAGE_CHANGES, total(new))
        burden = self._goal(stages, words.STAGE_BURDEN, self._burden())
        return _Found(
            assigned={day: self._assigned(stages, day) for day in days},
            stand_ins=stand_ins,
            changes=changes,
            burden=burden,
        )

    def _goal(
        self, stages: Stages, name: str, goal: cp_model.LinearExpr
    ) -> tuple[int, int]:
        value, bound = stages.optimise_quietly(name, "min", goal, share=0.3)
        self.model.add(goal <= value)
        return value, bound

    def _variables(self) -> None:
        """Pools staffed as needed; who stays on a pinned post stays."""
        for day in self.days:
            for index in self.posts.today(day):
                work, planned = self.posts.works[index], self.posts.planned(day, index)
                closed = not self.posts.vacated(day, index) and work.club is not None
                people = planned if closed else self.posts.reading.staff
                team = []
                for person in people:
                    if not self.posts.can(person, day, index):
                        continue
                    variable = self.model.new_bool_var("serve")
                    self.serve[person, day, index] = variable
                    self.model.add_hint(variable, person in planned)
                    team.append(variable)
                    if person in planned and self.posts.holds(person, day, index):
                        self.model.add(variable == 1)
                missing = self.model.new_int_var(0, work.need, "short")
                self.short[day, index] = missing
                self.model.add(total(team) + missing == work.need)

    def _one_place(self) -> None:
        """H06."""
        works = self.posts.works
        index_of = {work.key: index for index, work in enumerate(works)}
        for day in self.days:
            today = tuple(works[index] for index in self.posts.today(day))
            for running in at_once(today):
                indices = [index_of[work.key] for work in running]
                for person in self.posts.reading.staff:
                    here = [
                        self.serve[person, day, index]
                        for index in indices
                        if (person, day, index) in self.serve
                    ]
                    if len(here) > 1:
                        self.model.add_at_most_one(here)

    def _week_maximum(self) -> None:
        """H09 over the calendar week, with the dates that stay as they are."""
        kept = self.posts.units([day for day in self.week if day not in self.days])
        terms: dict[StaffId, list[cp_model.LinearExpr]] = defaultdict(list)
        for (person, _, index), variable in self.serve.items():
            terms[person].append(self.posts.works[index].units * variable)
        for person, units in terms.items():
            limit = self.posts.reading.staff[person].weekly_max
            if limit is not None:
                room = max(limit - kept[person], 0)
                self.model.add(total(units) <= room)

    def _late_days(self) -> None:
        """H25: late dates of the calendar week, for own teachers."""
        reading, works = self.posts.reading, self.posts.works
        if reading.late_days is None:
            return
        closed: dict[StaffId, set[date]] = defaultdict(set)
        for day in self.week:
            if day in self.days:
                continue
            for index in self.posts.today(day):
                if is_late(reading, works[index]):
                    for person in self.posts.planned(day, index):
                        closed[person].add(day.day)
        late: dict[StaffId, dict[date, cp_model.IntVar]] = defaultdict(dict)
        for (person, day, index), variable in self.serve.items():
            if person not in reading.own or not is_late(reading, works[index]):
                continue
            if day.day not in late[person]:
                late[person][day.day] = self.model.new_bool_var("late")
            self.model.add(variable <= late[person][day.day])
        for person, days in late.items():
            room = max(reading.late_days - len(closed[person]), 0)
            self.model.add(total(days.values()) <= room)

    def _stand_ins(self) -> cp_model.LinearExpr:
        return total(
            variable
            for (person, _, index), variable in self.serve.items()
            if self.posts.works[index].club is not None
            and person not in self.posts.works[index].leaders
        )

    def _new(self) -> list[Seat]:
        """Seats that would be a change."""
        return [
            (person, day, index)
            for person, day, index in self.serve
            if person not in self.posts.planned(day, index)
        ]

    def _burden(self) -> cp_model.LinearExpr:
        """Points of disturbance; see the weights above."""
        cost: list[cp_model.LinearExpr] = []
        by_person: dict[StaffId, list[cp_model.IntVar]] = defaultdict(list)
        for seat in self._new():
            by_person[seat[0]].append(self.serve[seat])
            points = self._points(*seat)
            if points:
                cost.append(points * self.serve[seat])
        for variables in by_person.values():
            touched = self.model.new_bool_var("touched")
            for variable in variables:
                self.model.add(variable <= touched)
            cost.append(ANOTHER_PERSON * touched)
        return total(cost)

    def _points(self, person: StaffId, day: ServiceDay, index: int) -> int:
        posts, reading = self.posts, self.posts.reading
        points = 0 if person in reading.own else OUTSIDER
        if not any(person in posts.planned(day, other) for other in posts.today(day)):
            points += FREE_DAY
        if (person, day.day) in posts.flex:
            points += LOSES_FLEX
        work = posts.works[index]
        if work.club is not None:
            known = person in work.leaders
        else:
            known = any(
                person in own_teachers(reading, group)
                for group in work.groups
                if any(
                    not posts.can(who, day, index) for who in posts.base[day][group.id]
                )
            )
        points += 0 if known else STRANGER
        most = max((self.carried[who] for who in reading.own), default=0)
        return points + (TIRED * self.carried[person] // most if most else 0)

    def _assigned(self, stages: Stages, day: ServiceDay) -> Assigned:
        """Groups of the date; who stays in a pool keeps the group."""
        result: Assigned = {}
        for index in self.posts.today(day):
            work = self.posts.works[index]
            there = [
                person
                for person in self.posts.reading.staff
                if (person, day, index) in self.serve
                and stages.value(self.serve[person, day, index])
            ]
            result |= deal_vacancies(
                self.posts.reading, work, self.posts.base[day], there
            )
        return result


def deal_vacancies(
    reading: Reading,
    work: Work,
    base: Mapping[SessionId, tuple[StaffId, ...]],
    there: Sequence[StaffId],
) -> Assigned:
    """The people of a pool over its groups: who was there stays, own class first."""
    staff = {
        group.id: [person for person in base[group.id] if person in there]
        for group in work.groups
    }
    kept = {person for people in staff.values() for person in people}
    spare = [person for person in there if person not in kept]
    for own_first in (True, False):
        for group in work.groups:
            known = own_teachers(reading, group)
            for person in list(spare):
                if len(staff[group.id]) < group.posts and (
                    not own_first or person in known
                ):
                    staff[group.id].append(person)
                    spare.remove(person)
    return {session: tuple(sorted(people)) for session, people in staff.items()}
