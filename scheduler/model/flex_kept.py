"""Flexible hours after a change of the roster: as much as can be, moved least.

Per person a flow from minutes earned to legal places. A maximum flow gives back as much
as has a place; of the maximum flows the cheapest keeps most of what was published, then
stays near the day it was earned. Both are exact (min-cost flow), so they are proven.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ortools.graph.python import min_cost_flow

from scheduler.domain.grid import minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.plan import FlexEntry, RosterEntry
from scheduler.model.flex import WITHIN, Lot, Place, earned, places
from scheduler.model.groups import Group
from scheduler.model.reading import Reading

KEPT = -1000  # a published minute weighs more than any nearness


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexAfter:
    """New entries, minutes earned without a place, published minutes not kept."""

    entries: tuple[FlexEntry, ...]
    unplaced: int
    moved: int


def give_back_near(
    reading: Reading,
    groups: Iterable[Group],
    roster: Iterable[RosterEntry],
    published: Sequence[FlexEntry],
    touched: frozenset[StaffId],
) -> FlexAfter:
    """Flexible hours of the people touched, anew; everybody else keeps theirs.

    Args:
        touched: own teachers whose service or leave changed.
    """
    by_id = {group.id: group for group in groups}
    served: dict[StaffId, list[tuple[date, Group]]] = {who: [] for who in touched}
    for entry in roster:
        for person in touched & set(entry.staff):
            served[person].append((entry.day, by_id[entry.session]))
    entries = [row for row in published if row.staff not in touched]
    unplaced = moved = 0
    for person in sorted(touched & reading.own):
        before = [row for row in published if row.staff == person]
        lots = earned(reading, served[person])
        legal = _as_published(reading, places(reading, person, served[person]), before)
        mine = _flow(person, lots, legal, before)
        entries.extend(mine)
        unplaced += sum(lot.minutes for lot in lots) - sum(row.minutes for row in mine)
        now = {(row.day, row.kind): row.minutes for row in mine}
        moved += sum(
            max(row.minutes - now.get((row.day, row.kind), 0), 0) for row in before
        )
    moved += sum(row.minutes for row in published if row.staff in touched - reading.own)
    entries.sort(key=lambda row: (row.day, row.staff, row.kind))
    return FlexAfter(entries=tuple(entries), unplaced=unplaced, moved=moved)


def _as_published(
    reading: Reading, legal: Iterable[Place], published: Iterable[FlexEntry]
) -> list[Place]:
    """A day that is free as a whole is given back at the end it was published at."""
    settings = reading.school.settings
    whole = minute_of(settings.staff_off) - minute_of(settings.staff_on)
    kinds = {row.day: row.kind for row in published}
    return [
        replace(place, kind=kinds[place.day])
        if place.minutes == whole and place.day in kinds
        else place
        for place in legal
    ]


def _flow(
    person: StaffId,
    lots: Sequence[Lot],
    legal: Sequence[Place],
    published: Sequence[FlexEntry],
) -> list[FlexEntry]:
    flow = min_cost_flow.SimpleMinCostFlow()
    before = {(row.day, row.kind): row.minutes for row in published}
    source, sink = 0, 1
    arcs: dict[int, tuple[Lot, Place]] = {}
    for number, lot in enumerate(lots, start=2):
        flow.add_arc_with_capacity_and_unit_cost(source, number, lot.minutes, 0)
    for number, place in enumerate(legal, start=2 + len(lots)):
        kept = min(before.get((place.day, place.kind), 0), place.minutes)
        more = place.minutes - kept
        for capacity, cost in ((kept, KEPT), (more, 0)):
            if capacity:
                flow.add_arc_with_capacity_and_unit_cost(number, sink, capacity, cost)
        for other, lot in enumerate(lots, start=2):
            if lot.day < place.day <= lot.day + WITHIN:
                far = (place.day - lot.day).days
                arc = flow.add_arc_with_capacity_and_unit_cost(
                    other, number, lot.minutes, far
                )
                arcs[arc] = (lot, place)
    if not arcs:
        return []
    flow.set_node_supply(source, sum(lot.minutes for lot in lots))
    flow.set_node_supply(sink, -sum(lot.minutes for lot in lots))
    if flow.solve_max_flow_with_min_cost() != flow.OPTIMAL:
        raise RuntimeError("a flow without lower bounds has an optimum")
    spent: dict[tuple[date, str], dict[date, int]] = {}
    for arc, (lot, place) in arcs.items():
        if flow.flow(arc):
            key = (place.day, place.kind)
            spent.setdefault(key, {})[lot.day] = flow.flow(arc)
    return [
        FlexEntry(
            staff=person,
            day=day,
            kind=kind,
            minutes=sum(used.values()),
            earned_on=tuple(sorted(used)),
        )
        for (day, kind), used in sorted(spent.items())
    ]
