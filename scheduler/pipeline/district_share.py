"""What a school may use of a shared person, given what other schools already do.

Other schools' times become 不可用 windows, or leave on single dates outside the
week's pattern (a 调休 day) when the school has somebody to stand in. The weekly maximum
and the visits are what is left of them, divided by the wish of the schools still to be
planned; what a school leaves over passes on to the next. Visits are bounded by offering
so many weekdays only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil

from scheduler.domain.district import SharedPerson, SharedService
from scheduler.domain.grid import Slot, Window, minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.domain.people import Leave, Staff
from scheduler.domain.school import School
from scheduler.pipeline.district_times import Taken, week_of
from scheduler.termdays import service_days
from scheduler.words import district as words

WHOLE_UNIT = 100  # a part of the weekly maximum is whole 课时
RARE = 4  # a slot taken on fewer than 1/4 of its dates is left open on the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A shared person as one school sees them.

    Attributes:
        guest: they join from 共享教师; else the school's own row describes them.
        listed: the school is in 可到学校, so days there are visits.
        taken: times at other schools.
        served: services planned by other schools.
        absences: leave another school's sheet 请假 states.
        reserved: visits a week that schools still to be planned have pinned.
        part: this school's part of the weekly maximum and visits still free.
        last: no other school will be planned after this one.
    """

    person: SharedPerson
    guest: bool
    listed: bool
    taken: tuple[Taken, ...]
    served: tuple[SharedService, ...]
    absences: tuple[Leave, ...]
    reserved: int
    part: Fraction
    last: bool


def narrowed(school: School, seen: Mapping[StaffId, Elsewhere]) -> School:
    """The school with its shared staff cut down to what is free."""
    days: dict[int, list[date]] = defaultdict(list)
    for day in service_days(school.settings, school.calendar).days:
        days[day.weekday].append(day.day)
    staff, leaves = [], list(school.leaves)
    for person in school.staff:
        elsewhere = seen.get(person.id)
        if elsewhere is None:
            staff.append(person)
            continue
        cut = _Cut(school, person, elsewhere, days, frozenset(seen))
        staff.append(cut.staff)
        leaves += [*elsewhere.absences, *cut.leaves]
    ordered = sorted(leaves, key=lambda row: (row.staff, row.first, row.last))
    return replace(school, staff=tuple(staff), leaves=tuple(ordered))


class _Cut:
    """One person's windows, leave and bounds at one school."""

    def __init__(
        self,
        school: School,
        person: Staff,
        elsewhere: Elsewhere,
        days: Mapping[int, Sequence[date]],
        shared: frozenset[StaffId],
    ) -> None:
        self._shared = shared
        self._school = school
        self._person = person
        self._seen = elsewhere
        self._days = days
        self._away: set[date] = set()
        windows = set(person.unavailable) | self._times()
        if elsewhere.listed and elsewhere.person.visits is not None:
            windows |= self._visits(windows, elsewhere.person.visits)
        least, most = self._bounds()
        self.staff = replace(
            person,
            unavailable=frozenset(windows),
            weekly_min=least,
            weekly_max=most,
        )
        self.leaves = [
            Leave(
                staff=person.id,
                first=day,
                last=day,
                reason=words.AWAY,
                origin=person.origin,
            )
            for day in sorted(self._away)
        ]

    def _times(self) -> set[Window]:
        """Slots that another school's times reach, travel included."""
        found = set()
        taken: dict[date, list[Taken]] = defaultdict(list)
        for row in self._seen.taken:
            taken[row.day].append(row)
        for slot in self._school.slots:
            dates = self._days.get(slot.weekday, ())
            hit = [day for day in dates if self._reached(slot, taken.get(day, ()))]
            if len(hit) * RARE < len(dates) and self._replaceable:
                self._away.update(hit)
            elif hit:
                found.add(Window(slot.weekday, slot.period))
        return found

    def _reached(self, slot: Slot, taken: Iterable[Taken]) -> bool:
        travel = self._seen.person.travel
        start, end = minute_of(slot.start), minute_of(slot.end)
        return any(
            row.start < end + travel and start < row.end + travel for row in taken
        )

    def _visits(self, windows: set[Window], most: int) -> set[Window]:
        """The weekdays not offered; surplus dates of a week become leave."""
        per_week: dict[date, set[tuple[date, str]]] = defaultdict(set)
        for row in self._seen.served:
            per_week[week_of(row.day)].add((row.day, row.school))
        busiest = max(map(len, per_week.values()), default=0)
        free = max(0, most - busiest - self._seen.reserved)
        offered = min(free, max(ceil(free * self._seen.part), len(self._pinned)))
        closed = {window.weekday for window in windows if window.period is None}
        ranked = sorted(
            set(self._days) - closed, key=lambda weekday: self._rank(weekday, windows)
        )
        chosen: list[int] = []
        for weekday in ranked:
            fits = self._replaceable or not self._surplus([*chosen, weekday], offered)
            if len(chosen) < offered and fits:
                chosen.append(weekday)
        self._away |= self._surplus(chosen, offered)
        return {Window(weekday) for weekday in set(self._days).difference(chosen)}

    def _surplus(self, weekdays: Sequence[int], most: int) -> set[date]:
        """Dates beyond the visits of their calendar week, made-up days first."""
        weeks: dict[date, list[tuple[bool, date]]] = defaultdict(list)
        for weekday in weekdays:
            for day in self._days[weekday]:
                weeks[week_of(day)].append((day.isoweekday() != weekday, day))
        return {day for dates in weeks.values() for _, day in sorted(dates)[most:]}

    @cached_property
    def _replaceable(self) -> bool:
        """Whether somebody of the school itself could stand in for a club."""
        return any(
            Post.CLUB in person.posts and person.id not in self._shared
            for person in self._school.staff
        )

    @property
    def _pinned(self) -> set[int]:
        """The weekdays on which the school has pinned the person."""
        pins = self._school.pins
        return {pin.weekday for pin in pins if self._person.id in pin.staff}

    def _rank(
        self, weekday: int, windows: set[Window]
    ) -> tuple[bool, int, bool, int, int]:
        """Best weekdays first: pinned, own clubs, free elsewhere, needed posts."""
        school, person = self._school, self._person
        slots = [
            slot
            for slot in school.slots
            if slot.weekday == weekday and Window(weekday, slot.period) not in windows
        ]
        elsewhere = any(row.day in self._days[weekday] for row in self._seen.taken)
        led = sum(
            any(club_may_meet(club.windows, slot) for slot in slots)
            for club in school.clubs
            if person.id in club.candidates
        )
        held = sum(bool(posts_of(slot) & person.posts) for slot in slots)
        return (weekday not in self._pinned, -led, elsewhere, -held, weekday)

    def _bounds(self) -> tuple[int, int | None]:
        """This school's part of the weekly bounds, least and most."""
        person = self._person
        units: dict[date, int] = defaultdict(int)
        for row in self._seen.served:
            units[week_of(row.day)] += row.units
        bounds = self._seen.person.staff
        most = person.weekly_max
        least = 0 if self._seen.guest else person.weekly_min
        if bounds.weekly_max is not None:
            left = max(0, bounds.weekly_max - max(units.values(), default=0))
            share = ceil(left * self._seen.part / WHOLE_UNIT) * WHOLE_UNIT
            most = min(left, share, left if most is None else most)
        if self._seen.guest and self._seen.last:
            least = max(0, bounds.weekly_min - min(units.values(), default=0))
        return least if most is None else min(least, most), most


def club_may_meet(windows: frozenset[Window], slot: Slot) -> bool:
    """Whether a club slot is in the club's 可开时段."""
    named = any(
        window.weekday == slot.weekday and window.period in (None, slot.period)
        for window in windows
    )
    return slot.kind is PeriodKind.CLUB and (named or not windows)


def posts_of(slot: Slot) -> frozenset[Post]:
    """The posts a slot may need."""
    match slot.kind:
        case PeriodKind.STUDY:
            return frozenset([Post.STUDY, Post.TUTORING])
        case PeriodKind.CLUB:
            return frozenset([Post.CLUB, Post.STUDY])
        case PeriodKind.CARE:
            return frozenset([Post.CARE])
        case PeriodKind.EVENING:
            return frozenset([Post.EVENING])
