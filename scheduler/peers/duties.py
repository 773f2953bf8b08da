"""Who supervises what, once groups, rooms and club leaders are settled."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cached_property
from math import gcd

from scheduler.domain.grid import Window
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import POST_OF, Activity, Post, StaffKind
from scheduler.domain.people import Staff
from scheduler.domain.plan import Plan, RosterEntry, Session
from scheduler.domain.school import School

Place = tuple[int, SessionId]  # week of the cycle, weekly session
Roster = Mapping[Place, tuple[StaffId, ...]]
LOAD_WEIGHT = 2  # a unit against a late duty: the weight of our own stage
# Whom the contract lets supervise only clubs and care.
CARE_ONLY = StaffKind.INSTITUTION


@dataclass(frozen=True)
class Duties:
    """A cycle of duties: those of clubs are given, the others are to be filled."""

    school: School
    plan: Plan

    @cached_property
    def sessions(self) -> dict[SessionId, Session]:
        """Weekly sessions by id."""
        return {session.id: session for session in self.plan.sessions}

    @cached_property
    def staff(self) -> dict[StaffId, Staff]:
        """Everybody by id."""
        return {person.id: person for person in self.school.staff}

    @cached_property
    def given(self) -> dict[Place, tuple[StaffId, ...]]:
        """Club leaders, as our plan has them."""
        return {
            (row.week, row.session): row.staff
            for row in self.plan.cycle
            if self.sessions[row.session].activity is Activity.CLUB
        }

    @cached_property
    def open(self) -> tuple[Place, ...]:
        """Duties to fill, a place as often as it has posts, in the week's order."""
        rows = [
            (row.week, row.session)
            for row in self.plan.cycle
            for _ in range(self.sessions[row.session].posts)
            if self.sessions[row.session].activity is not Activity.CLUB
        ]
        return tuple(sorted(rows, key=self._when))

    def _when(self, place: Place) -> tuple[int, int, time, str]:
        session = self.sessions[place[1]]
        return place[0], session.weekday, session.start, session.id

    def candidates(self, place: Place) -> tuple[StaffId, ...]:
        """Who may fill a place: outsiders only where our plan has one there.

        Else a method could look even by paying others for the school's own duties.
        """
        able = self.able[place[1]]
        if place in self._outside:
            return able
        return tuple(each for each in able if self.is_own(each)) or able

    @cached_property
    def _outside(self) -> frozenset[Place]:
        return frozenset(
            (row.week, row.session)
            for row in self.plan.cycle
            if not all(map(self.is_own, row.staff))
        )

    def is_own(self, person: StaffId) -> bool:
        """Whether somebody is the school's own teacher."""
        return self.staff[person].kind is StaffKind.OWN

    @cached_property
    def units(self) -> dict[SessionId, int]:
        """Units of each session, in the grid's smallest unit; 带班 has none."""
        slots = {
            (slot.weekday, slot.period, slot.start): slot.units
            for slot in self.school.slots
        }
        whole = {
            session.id: 0
            if session.activity is Activity.DUTY
            else slots[session.weekday, session.period, session.start]
            for session in self.plan.sessions
        }
        step = gcd(*whole.values()) or 1
        return {session: size // step for session, size in whole.items()}

    @cached_property
    def step(self) -> int:
        """The grid's smallest unit, in hundredths of a 课时."""
        return gcd(*(slot.units for slot in self.school.slots)) or 1

    def is_late(self, session: SessionId) -> bool:
        """Whether a session ends after 教师下班时间."""
        return self.sessions[session].end > self.school.settings.staff_off

    def clash(self, one: Place, other: Place) -> bool:
        """Whether two duties are at the same time."""
        a, b = self.sessions[one[1]], self.sessions[other[1]]
        return (
            one[0] == other[0]
            and a.weekday == b.weekday
            and a.start < b.end
            and b.start < a.end
        )

    @cached_property
    def able(self) -> dict[SessionId, tuple[StaffId, ...]]:
        """Who may do each session: post, windows and lessons; own teachers first."""
        lessons = defaultdict(list)
        for lesson in self.school.lessons:
            lessons[lesson.staff].append(lesson)
        slots = [
            (slot.weekday, slot.period, slot.start, slot.end)
            for slot in self.school.slots
        ]

        def free(person: Staff, session: Session) -> bool:
            if POST_OF[session.activity] not in person.posts:
                return False
            if person.kind is CARE_ONLY and session.activity is not Activity.CARE:
                return False
            barred = any(
                weekday == session.weekday
                and start < session.end
                and session.start < end
                and {Window(weekday), Window(weekday, period)} & person.unavailable
                for weekday, period, start, end in slots
            )
            return not barred and not any(
                lesson.weekday == session.weekday
                and lesson.start < session.end
                and session.start < lesson.end
                for lesson in lessons[person.id]
            )

        people = sorted(
            self.school.staff, key=lambda each: (not self.is_own(each.id), each.id)
        )
        return {
            session.id: tuple(each.id for each in people if free(each, session))
            for session in self.plan.sessions
        }

    def _place(self, row: RosterEntry) -> Place:
        first = self.school.settings.service_start
        monday = first - timedelta(days=first.weekday())
        here = row.day - timedelta(days=row.day.weekday())
        week = (here - monday).days // 7 % self.school.settings.cycle_weeks
        return week, row.session

    @cached_property
    def times(self) -> Counter[Place]:
        """Dates of the term on which a place is served."""
        return Counter(self._place(row) for row in self.plan.roster)

    @cached_property
    def dates(self) -> dict[tuple[StaffId, Place], int]:
        """Dates of the term a person could serve a place: leave does not count."""
        count: dict[tuple[StaffId, Place], int] = defaultdict(int)
        leaves = defaultdict(list)
        for leave in self.school.leaves:
            leaves[leave.staff].append(leave)
        for row in self.plan.roster:
            place = self._place(row)
            for person in self.able[row.session]:
                if not any(
                    each.first <= row.day <= each.last for each in leaves[person]
                ):
                    count[person, place] += 1
        return dict(count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """How a roster treats the school's own teachers over the term.

    ``value`` is Σ (2 · units² + late duties²), the cost of our evenness stage; the
    ranges are the most and the least any own teacher with 岗位 作业辅导 has; units in
    课时.
    """

    value: int
    units: tuple[float, float]
    late: tuple[int, int]
    unfilled: int
    clashes: int
    over_maximum: int
    outsiders: float


def ours(duties: Duties) -> Roster:
    """The cycle of our plan."""
    return {(row.week, row.session): row.staff for row in duties.plan.cycle}


def fairness(duties: Duties, roster: Roster) -> Fairness:
    """Judge a roster; the duties of clubs belong to it."""
    units: dict[StaffId, int] = defaultdict(int)
    late: dict[StaffId, int] = defaultdict(int)
    weekly: dict[tuple[StaffId, int], int] = defaultdict(int)
    mine: dict[StaffId, list[Place]] = defaultdict(list)
    for place, people in roster.items():
        for person in people:
            dates = duties.dates.get((person, place), 0)
            units[person] += duties.units[place[1]] * dates
            late[person] += duties.is_late(place[1]) * dates
            weekly[person, place[0]] += duties.units[place[1]]
            mine[person].append(place)
    own = [each.id for each in duties.school.staff if each.kind is StaffKind.OWN]
    alike = [each for each in own if Post.STUDY in duties.staff[each].posts]
    scale = duties.step / 100
    return Fairness(
        value=sum(LOAD_WEIGHT * units[each] ** 2 + late[each] ** 2 for each in own),
        units=(
            max((units[each] for each in alike), default=0) * scale,
            min((units[each] for each in alike), default=0) * scale,
        ),
        late=(
            max((late[each] for each in alike), default=0),
            min((late[each] for each in alike), default=0),
        ),
        unfilled=len(duties.open) - _filled(duties, roster),
        clashes=sum(_clashes(duties, places) for places in mine.values()),
        over_maximum=sum(
            limit is not None and load * duties.step > limit
            for (person, _), load in weekly.items()
            for limit in [duties.staff[person].weekly_max]
        ),
        outsiders=scale
        * sum(load for person, load in units.items() if not duties.is_own(person)),
    )


def _filled(duties: Duties, roster: Roster) -> int:
    return sum(len(roster.get(place, ())) for place in set(duties.open))


def _clashes(duties: Duties, places: Iterable[Place]) -> int:
    rows = list(places)
    return sum(
        duties.clash(one, other)
        for at, one in enumerate(rows)
        for other in rows[at + 1 :]
    )


def in_turn(duties: Duties) -> Roster:
    """A clerk's roster: down the list of those who hold the post, whoever is free."""
    roster: dict[Place, tuple[StaffId, ...]] = dict(duties.given)
    busy: dict[StaffId, list[Place]] = defaultdict(list)
    weekly: dict[tuple[StaffId, int], int] = defaultdict(int)

    def put(person: StaffId, place: Place) -> None:
        busy[person].append(place)
        weekly[person, place[0]] += duties.units[place[1]] * duties.step

    for place, people in duties.given.items():
        for person in people:
            put(person, place)
    turn: dict[Activity, int] = defaultdict(int)
    for place in duties.open:
        people = duties.candidates(place)
        activity = duties.sessions[place[1]].activity
        for ahead in range(len(people)):
            at = (turn[activity] + ahead) % len(people)
            person = people[at]
            limit = duties.staff[person].weekly_max
            load = weekly[person, place[0]] + duties.units[place[1]] * duties.step
            if (limit is None or load <= limit) and not any(
                duties.clash(place, other) for other in busy[person]
            ):
                put(person, place)
                roster[place] = (*roster.get(place, ()), person)
                turn[activity] = at + 1
                break
    return roster
