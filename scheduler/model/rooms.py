"""Where every group meets (H05): home room first, a club in one place, few moves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    """Rooms for the week, day by day; a club's later meeting prefers its first room."""
    rooms: dict[SessionId, RoomName] = {}
    homeless: list[Group] = []
    club_room: dict[ClubName, RoomName] = {}
    cost = bound = 0
    began = run.elapsed
    for weekday in range(1, 6):
        today = [row for row in groups if row.weekday == weekday and row.slot]
        if not today:
            continue
        value, least, placed = _place_day(reading, run, today, club_room)
        cost, bound = cost + value, bound + least
        for group in today:
            room = placed.get(group.id)
            if room is None:
                homeless.append(group)
                continue
            rooms[group.id] = room
            if group.club is not None:
                club_room.setdefault(group.club, room)
    run.record_sum(words.STAGE_ROOMS, "min", cost, bound, run.elapsed - began)
    return Placement(rooms=rooms, homeless=tuple(homeless))


def _place_day(
    reading: Reading,
    run: Run,
    today: list[Group],
    club_room: Mapping[ClubName, RoomName],
) -> tuple[int, int, dict[SessionId, RoomName]]:
    model = cp_model.CpModel()
    sits: dict[tuple[SessionId, RoomName], cp_model.IntVar] = {}
    cost: list[cp_model.LinearExpr] = []
    kept = dict(reading.kept.rooms)
    for group in today:
        options = []
        before = kept.get(group.id)
        for room, cost_here in options_of(reading, group, club_room):
            moved = before is not None and before != room.name
            price = cost_here + (NOT_AS_BEFORE if moved else 0)
            variable = model.new_bool_var("sits")
            sits[group.id, room.name] = variable
            options.append(variable)
            cost.append(price * variable)
        missing = model.new_bool_var("missing")
        cost.append(NO_ROOM * missing)
        model.add_exactly_one([*options, missing])
    _rooms_hold(reading, model, today, sits)
    stages = Stages(model, run)
    value, bound = stages.optimise_quietly(
        words.STAGE_ROOMS, "min", total(cost), share=0.2
    )
    if value >= NO_ROOM and value != bound:
        raise StageOutOfTime(words.STAGE_ROOMS, cancelled=False)
    placed = {
        session: room
        for (session, room), variable in sits.items()
        if stages.value(variable)
    }
    return value, bound, placed


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
