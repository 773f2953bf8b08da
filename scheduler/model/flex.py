"""Time given back for late service (H15): as much as has a legal place, soon.

Per person the problem is an interval packing: a minute earned on a date may be used on
any later date within four weeks, dates have capacities. Using the oldest minutes first
at the earliest place puts as many as can be put (exchange argument); so the greedy is
a proof, no search is needed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from scheduler.domain.days import ServiceDay
from scheduler.domain.grid import minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.plan import FlexEntry, RosterEntry
from scheduler.model.groups import Group
from scheduler.model.reading import Reading

WITHIN = timedelta(days=28)
LATE_ARRIVAL, EARLY_LEAVE = "late_arrival", "early_leave"


@dataclass
class Lot:
    """Minutes earned on a date that are still to be given back."""

    day: date
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A date on which somebody may come later or go earlier, and how much."""

    day: date
    kind: str
    minutes: int


def give_back(
    reading: Reading, groups: Iterable[Group], roster: Iterable[RosterEntry]
) -> tuple[tuple[FlexEntry, ...], int]:
    """The flexible hours of the term, and the minutes that found no legal place."""
    by_id = {group.id: group for group in groups}
    served: dict[StaffId, list[tuple[date, Group]]] = {}
    for entry in roster:
        for person in entry.staff:
            served.setdefault(person, []).append((entry.day, by_id[entry.session]))
    entries: list[FlexEntry] = []
    unplaced = 0
    for person in sorted(reading.own):
        mine = served.get(person, [])
        lots = earned(reading, mine)
        if not lots:
            continue
        legal = places(reading, person, mine)
        placed, left = _place(person, lots, legal)
        entries.extend(placed)
        unplaced += left
    entries.sort(key=lambda row: (row.day, row.staff, row.kind))
    return tuple(entries), unplaced


def earned(reading: Reading, mine: Iterable[tuple[date, Group]]) -> list[Lot]:
    """Minutes after 教师下班时间 × 弹性折算, whole minutes per date."""
    off = minute_of(reading.school.settings.staff_off)
    minutes: dict[date, set[int]] = {}
    for day, group in mine:
        late = range(max(minute_of(group.start), off), minute_of(group.end))
        minutes.setdefault(day, set()).update(late)
    rate = Fraction(reading.school.settings.flex_rate)
    lots = [Lot(day, int(len(minutes[day]) * rate)) for day in sorted(minutes)]
    return [lot for lot in lots if lot.minutes > 0]


def places(
    reading: Reading, person: StaffId, mine: Iterable[tuple[date, Group]]
) -> list[Place]:
    """The longest legal late arrival and early leave of every service date."""
    served: dict[date, list[Group]] = {}
    for served_on, group in mine:
        served.setdefault(served_on, []).append(group)
    result: list[Place] = []
    for day in reading.days:
        if reading.on_leave(person, day.day):
            continue
        result.extend(_day_places(reading, person, day, served.get(day.day, [])))
    return result


def _day_places(
    reading: Reading, person: StaffId, day: ServiceDay, groups: list[Group]
) -> Iterable[Place]:
    """Before the first lesson or service, and after the last one.

    A day with neither is one whole place, so that the two never overlap.
    """
    settings = reading.school.settings
    on, off = minute_of(settings.staff_on), minute_of(settings.staff_off)
    lessons = reading.lesson_minutes(person, day.weekday)
    busy = [*lessons, *((minute_of(row.start), minute_of(row.end)) for row in groups)]
    inside = [(start, end) for start, end in busy if start < off and end > on]
    if not inside:
        yield Place(day=day.day, kind=LATE_ARRIVAL, minutes=off - on)
        return
    arrival = min(start for start, _ in inside) - on
    if arrival > 0:
        yield Place(day=day.day, kind=LATE_ARRIVAL, minutes=arrival)
    leave = off - max(end for _, end in inside)
    if leave > 0:
        yield Place(day=day.day, kind=EARLY_LEAVE, minutes=leave)


def _place(
    person: StaffId, lots: list[Lot], legal: list[Place]
) -> tuple[list[FlexEntry], int]:
    """Oldest minutes first, at the earliest place; the minutes left over."""
    result = []
    for place in legal:
        usable = [
            lot
            for lot in lots
            if lot.minutes and lot.day < place.day <= lot.day + WITHIN
        ]
        amount = min(place.minutes, sum(lot.minutes for lot in usable))
        if amount:
            result.append(
                FlexEntry(
                    staff=person,
                    day=place.day,
                    kind=place.kind,
                    minutes=amount,
                    earned_on=tuple(_spend(usable, amount)),
                )
            )
    return result, sum(lot.minutes for lot in lots)


def _spend(lots: list[Lot], amount: int) -> Iterable[date]:
    for lot in lots:
        if not amount:
            return
        used = min(lot.minutes, amount)
        lot.minutes -= used
        amount -= used
        yield lot.day
