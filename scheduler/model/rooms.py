"""Where every group meets (H05): home room first, a club in one place, few moves."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model

from scheduler.domain.grid import minute_of
from scheduler.domain.ids import ClubName, RoomName, SessionId
from scheduler.domain.kinds import Activity
from scheduler.domain.offering import Room
from scheduler.model.clubs.offers import suits
from scheduler.model.engine import Stages, total
from scheduler.model.groups import Group
from scheduler.model.reading import Reading, covers
from scheduler.model.run import Run, StageOutOfTime
from scheduler.words import plan as words

# Costs of a room, guessed: only their order matters.
AT_HOME, SAME_KIND, ELSEWHERE, NO_ROOM = 0, 2, 5, 1000
NOT_AS_BEFORE = 20
MOVED_CLUB = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Rooms by session; ``homeless`` are groups that no room could take."""

    rooms: dict[SessionId, RoomName]
    homeless: tuple[Group, ...]


def place(reading: Reading, run: Run, groups: tuple[Group, ...]) -> Placement:
    """Rooms for the week; a club's later meeting prefers the room of its first."""
    began = run.elapsed
    moments = _by_moment(groups)
    cost, rooms = _in_turn(reading, run, moments)
    # A club's first room is chosen without its later meetings in mind: the bound is
    # what the moments cost when each meeting may have the club's best room.
    bound = sum(_place_together(reading, run, row, {})[0] for row in moments)
    if cost > bound:
        cost, rooms = min(
            (cost, rooms),
            _in_turn(reading, run, moments[::-1]),
            key=lambda found: found[0],
        )
    run.record_sum(words.STAGE_ROOMS, "min", cost, bound, run.elapsed - began)
    homeless = [group for row in moments for group in row if group.id not in rooms]
    return Placement(rooms=rooms, homeless=tuple(homeless))


def _in_turn(
    reading: Reading, run: Run, moments: Iterable[list[Group]]
) -> tuple[int, dict[SessionId, RoomName]]:
    """Rooms moment after moment, with their cost."""
    rooms: dict[SessionId, RoomName] = {}
    club_room: dict[ClubName, RoomName] = {}
    cost = 0
    for together in moments:
        value, placed = _place_together(reading, run, together, club_room)
        cost += value
        rooms.update(placed)
        for group in together:
            if group.club is not None and group.id in placed:
                club_room.setdefault(group.club, placed[group.id])
    return cost, rooms


def _by_moment(groups: tuple[Group, ...]) -> list[list[Group]]:
    """Groups in parts of which no two share a minute, chronological."""
    parts: list[list[Group]] = []
    weekday, end = 0, 0
    for group in sorted(groups, key=lambda row: (row.weekday, row.start, row.id)):
        if group.slot is None:
            continue
        if group.weekday != weekday or minute_of(group.start) >= end:
            parts.append([])
            weekday, end = group.weekday, 0
        parts[-1].append(group)
        end = max(end, minute_of(group.end))
    return parts


def _place_together(
    reading: Reading,
    run: Run,
    groups: list[Group],
    club_room: Mapping[ClubName, RoomName],
) -> tuple[int, dict[SessionId, RoomName]]:
    """The cheapest rooms of groups that share minutes, and their cost.

    When all meet at one time it is a flow of groups to rooms, exact and a hundred times
    faster than a search; only pupils of several groups in one room are beyond it.
    """
    options = [_priced(reading, group, club_room) for group in groups]
    if len({(group.start, group.end) for group in groups}) == 1:
        value, placed = _flow(groups, options)
        if _fits(reading, groups, placed):
            return value, placed
    return _search(reading, run, groups, options)


def _priced(
    reading: Reading, group: Group, club_room: Mapping[ClubName, RoomName]
) -> dict[Room, int]:
    before = dict(reading.kept.rooms).get(group.id)
    return {
        room: cost + (NOT_AS_BEFORE if before not in (None, room.name) else 0)
        for room, cost in options_of(reading, group, club_room)
    }


def _flow(
    groups: list[Group], options: list[dict[Room, int]]
) -> tuple[int, dict[SessionId, RoomName]]:
    """Groups to rooms at least cost, at most 可同时组数 in each."""
    rooms = sorted(
        {room for prices in options for room in prices}, key=lambda room: room.name
    )
    node = {room.name: len(groups) + place for place, room in enumerate(rooms)}
    sink = len(groups) + len(rooms)
    nowhere = sink + 1
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs: list[tuple[int, Group, RoomName | None]] = []
    for number, (group, prices) in enumerate(zip(groups, options, strict=True)):
        flow.set_node_supply(number, 1)
        for room, price in prices.items():
            arc = flow.add_arc_with_capacity_and_unit_cost(
                number, node[room.name], 1, price
            )
            arcs.append((arc, group, room.name))
        arc = flow.add_arc_with_capacity_and_unit_cost(number, nowhere, 1, NO_ROOM)
        arcs.append((arc, group, None))
    for room in rooms:
        flow.add_arc_with_capacity_and_unit_cost(node[room.name], sink, room.groups, 0)
    flow.add_arc_with_capacity_and_unit_cost(nowhere, sink, len(groups), 0)
    flow.set_node_supply(sink, -len(groups))
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("every group may stay without a room")
    placed = {
        group.id: room
        for arc, group, room in arcs
        if room is not None and flow.flow(arc)
    }
    return flow.optimal_cost(), placed


def _fits(
    reading: Reading, groups: list[Group], placed: Mapping[SessionId, RoomName]
) -> bool:
    """Whether the pupils of all groups in a room together fit it."""
    inside: Counter[RoomName] = Counter()
    for group in groups:
        if group.id in placed:
            inside[placed[group.id]] += len(group.pupils)
    return all(count <= reading.rooms[name].capacity for name, count in inside.items())


def _search(
    reading: Reading, run: Run, groups: list[Group], priced: list[dict[Room, int]]
) -> tuple[int, dict[SessionId, RoomName]]:
    """As ``_flow`` where times overlap in part or a room's pupils must be counted."""
    model = cp_model.CpModel()
    sits: dict[tuple[SessionId, RoomName], cp_model.IntVar] = {}
    cost: list[cp_model.LinearExpr] = []
    for group, prices in zip(groups, priced, strict=True):
        options = []
        for room, price in prices.items():
            variable = model.new_bool_var("sits")
            sits[group.id, room.name] = variable
            options.append(variable)
            cost.append(price * variable)
        missing = model.new_bool_var("missing")
        cost.append(NO_ROOM * missing)
        model.add_exactly_one([*options, missing])
    _rooms_hold(reading, model, groups, sits)
    stages = Stages(model, run)
    value, bound = stages.optimise_quietly(
        words.STAGE_ROOMS, "min", total(cost), share=0.2
    )
    if value != bound:
        raise StageOutOfTime(words.STAGE_ROOMS, cancelled=False)
    placed = {
        session: room
        for (session, room), variable in sits.items()
        if stages.value(variable)
    }
    return value, placed


def _rooms_hold(
    reading: Reading,
    model: cp_model.CpModel,
    today: list[Group],
    sits: Mapping[tuple[SessionId, RoomName], cp_model.IntVar],
) -> None:
    """At every moment groups ≤ 可同时组数 and pupils ≤ 容量."""
    for minute in sorted({minute_of(group.start) for group in today}):
        running = [
            group
            for group in today
            if minute_of(group.start) <= minute < minute_of(group.end)
        ]
        users: dict[RoomName, list[tuple[Group, cp_model.IntVar]]] = defaultdict(list)
        for group in running:
            for place_name in reading.rooms:
                if (group.id, place_name) in sits:
                    users[place_name].append((group, sits[group.id, place_name]))
        for name, pairs in users.items():
            room = reading.rooms[name]
            variables = [variable for _, variable in pairs]
            if len(pairs) > room.groups:
                model.add(total(variables) <= room.groups)
            if room.groups > 1:
                model.add(
                    total([len(group.pupils) * variable for group, variable in pairs])
                    <= room.capacity
                )


def options_of(
    reading: Reading, group: Group, club_room: Mapping[ClubName, RoomName]
) -> Iterable[tuple[Room, int]]:
    """Rooms that may take a group, with their cost."""
    assert group.slot is not None
    pinned = _pinned_room(reading, group)
    homes = [reading.classes[name].room for name in group.classes]
    kinds = {reading.rooms[home].kind for home in homes}
    for room in sorted(reading.school.rooms, key=lambda row: row.name):
        if room.capacity < len(group.pupils) or covers(room.unavailable, group.slot):
            continue
        if pinned is not None:
            if room.name == pinned:
                yield room, AT_HOME
            continue
        if group.club is not None:
            if suits(reading.clubs[group.club], room):
                first = club_room.get(group.club, room.name)
                yield room, AT_HOME if first == room.name else MOVED_CLUB
        elif room.name in homes and group.activity is not Activity.CARE:
            yield room, AT_HOME
        else:
            yield room, SAME_KIND if room.kind in kinds else ELSEWHERE


def _pinned_room(reading: Reading, group: Group) -> RoomName | None:
    for pin in reading.school.pins:
        if (pin.weekday, pin.period) != (group.weekday, group.period) or not pin.room:
            continue
        if pin.club is not None and pin.club == group.club:
            return pin.room
        own = group.activity in (Activity.STUDY, Activity.EVENING)
        if own and pin.class_name in group.classes:
            return pin.room
    return None
