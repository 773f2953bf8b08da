"""An earlier plan's dates under a new cycle: the past stands, the rest is near it.

Dates before the change keep whom they had; later dates keep their departures from the
cycle wherever the cycle is the same. A date on which that would put somebody in two
places, or where somebody of it can no longer serve, follows the new cycle instead.
"""

from collections.abc import Iterable
from dataclasses import replace

from scheduler.domain.days import ServiceDay
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.plan import Decided, Departure
from scheduler.model.deal import Deal
from scheduler.model.reading import Reading
from scheduler.model.term import Base
from scheduler.model.works import Work
from scheduler.words import changes as words

Staffed = dict[SessionId, tuple[StaffId, ...]]


def base_near(
    reading: Reading, works: tuple[Work, ...], dealt: Deal, base: Base
) -> Base:
    """Who serves each session of each date if nothing is in the way."""
    if not reading.kept.dated:
        return base
    return {
        day: _near(reading, works, dealt, day, dict(staffed))
        for day, staffed in base.items()
    }


def _near(
    reading: Reading,
    works: tuple[Work, ...],
    dealt: Deal,
    day: ServiceDay,
    staffed: Staffed,
) -> Staffed:
    kept, today = reading.kept, [row for row in works if row.weekday == day.weekday]
    past = kept.since is not None and day.day < kept.since
    near = dict(staffed)
    for work in today:
        for group in work.groups:
            before = kept.dated.get((day.day, group.id))
            same = kept.cycle.get((day.cycle_week, group.id)) == frozenset(
                dealt[day.cycle_week, group.id]
            )
            fits = before is not None and len(before) == len(staffed[group.id])
            if before and fits and (past or same) and set(before) <= work.able:
                near[group.id] = before
    for work in today:
        for other in today:
            if other.key <= work.key or not work.clashes(other):
                continue
            if _people(near, work) & _people(near, other):
                return staffed
        if len(_people(near, work)) < work.need:  # one person in two groups
            return staffed
    return near


def _people(staffed: Staffed, work: Work) -> set[StaffId]:
    return {person for group in work.groups for person in staffed[group.id]}


def past_decided(
    reading: Reading, departures: Iterable[Departure]
) -> tuple[tuple[Departure, ...], tuple[Decided, ...]]:
    """Departures before the change told as what they are: settled before it."""
    since = reading.kept.since
    told: list[Departure] = []
    decided: list[Decided] = []
    for row in departures:
        if (
            since is not None
            and row.day < since
            and row.actual == reading.kept.dated.get((row.day, row.session))
        ):
            row = replace(row, reason=words.EARLIER)
            decided.append(Decided(day=row.day, session=row.session, staff=row.actual))
        told.append(row)
    return tuple(told), tuple(decided)
