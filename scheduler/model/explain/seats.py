"""Groups of one weekday and the rooms they may sit in, with what could be given up.

One small model answers both questions: which requirements leave a group without a room
(asked by the deletion filter), and what is cheapest to change so that none is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from scheduler.domain.grid import minute_of
from scheduler.domain.ids import RoomName, SessionId
from scheduler.domain.kinds import Activity
from scheduler.domain.offering import Pin, Room
from scheduler.model.clubs.offers import suits
from scheduler.model.engine import Stages, total
from scheduler.model.groups import Group
from scheduler.model.reading import Reading, covers
from scheduler.model.run import Run, StageInfeasible
from scheduler.words import plan as words

# Guessed: what a change costs; a seat more than stated is 1.
OPEN_ROOM, GIVE_UP_PIN, NEW_ROOM = 2, 4, 20
MOST_SEATS = 15  # a room is not corrected by more


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRelief:
    """Rooms opened on a weekday, seats corrected, pins given up, new rooms by group."""

    cost: int
    opened: tuple[tuple[RoomName, int], ...]
    seats: tuple[tuple[RoomName, int], ...]
    pins: tuple[Pin, ...]
    new: tuple[Group, ...]


def pin_of(reading: Reading, group: Group) -> Pin | None:
    """The pin that names a group's room."""
    for pin in reading.school.pins:
        here = (pin.weekday, pin.period) == (group.weekday, group.period)
        if not here or not pin.room:
            continue
        own = group.activity in (Activity.STUDY, Activity.EVENING)
        if pin.club is not None:
            if pin.club == group.club:
                return pin
        elif own and pin.class_name in group.classes:
            return pin
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Which requirements hold: rooms that are closed, rooms with their seats, pins."""

    closed: frozenset[RoomName]
    pins: frozenset[SessionId]


def all_seated(
    reading: Reading, run: Run, groups: Collection[Group], bounds: Bounds
) -> bool:
    """Whether groups of one weekday find rooms when only some requirements hold.

    Raises:
        StageOutOfTime
    """
    built = _Seats(reading, groups, bounds, elastic=False)
    try:
        Stages(built.model, run).feasible(words.STAGE_ROOMS)
    except StageInfeasible:
        return False
    return True


def cheapest_seats(
    reading: Reading, run: Run, groups: Collection[Group]
) -> SeatRelief | None:
    """The cheapest changes after which every group of these weekdays has a room.

    Raises:
        StageOutOfTime
    """
    bounds = Bounds(
        closed=frozenset(reading.rooms), pins=frozenset(group.id for group in groups)
    )
    built = _Seats(reading, groups, bounds, elastic=True)
    stages = Stages(built.model, run)
    try:
        stages.optimise_quietly(words.STAGE_ROOMS, "min", total(built.cost), share=0.5)
    except StageInfeasible:
        return None
    return built.read(stages)


class _Seats:
    def __init__(
        self,
        reading: Reading,
        groups: Collection[Group],
        bounds: Bounds,
        *,
        elastic: bool,
    ) -> None:
        self.reading, self.bounds, self.elastic = reading, bounds, elastic
        self.groups = [group for group in groups if group.slot is not None]
        self.model = cp_model.CpModel()
        self.sits: dict[tuple[SessionId, RoomName], cp_model.IntVar] = {}
        self.open: dict[tuple[RoomName, int], cp_model.IntVar] = {}
        self.seats: dict[RoomName, cp_model.IntVar] = {}
        self.loose: dict[SessionId, cp_model.IntVar] = {}
        self.new: dict[SessionId, cp_model.IntVar] = {}
        self.cost: list[cp_model.LinearExpr] = []
        self.hires = self.model.new_int_var(0, len(self.groups), "new rooms")
        self.cost.append(NEW_ROOM * self.hires)
        for group in self.groups:
            self._options(group)
        self._rooms_hold()

    def _options(self, group: Group) -> None:
        pin = pin_of(self.reading, group) if group.id in self.bounds.pins else None
        options = []
        for room in sorted(self.reading.school.rooms, key=lambda row: row.name):
            variable = self._option(group, room, pin)
            if variable is not None:
                self.sits[group.id, room.name] = variable
                options.append(variable)
        if self.elastic:
            new = self.model.new_bool_var("new")
            self.new[group.id] = new
            options.append(new)
        self.model.add_exactly_one(options)

    def _option(
        self, group: Group, room: Room, pin: Pin | None
    ) -> cp_model.IntVar | None:
        missing = len(group.pupils) - room.capacity
        club = self.reading.clubs[group.club] if group.club is not None else None
        if club is not None and not suits(club, room):
            return None
        if missing > 0 and (
            not self.elastic or missing > MOST_SEATS or not self._known(room)
        ):
            return None
        assert group.slot is not None
        shut = room.name in self.bounds.closed and covers(room.unavailable, group.slot)
        elsewhere = pin is not None and pin.room != room.name
        if (shut or elsewhere) and not self.elastic:
            return None
        variable = self.model.new_bool_var("sits")
        if missing > 0:
            self.model.add(self._seats(room.name) >= missing * variable)
        if shut:
            self.model.add(variable <= self._opened(room.name, group.weekday))
        if elsewhere:
            self.model.add(variable <= self._loosened(group.id))
        return variable

    def _known(self, room: Room) -> bool:
        """Whether the room has a row of its own, whose cells can be changed."""
        return not room.implied

    def _seats(self, name: RoomName) -> cp_model.IntVar:
        if name not in self.seats:
            self.seats[name] = self.model.new_int_var(0, MOST_SEATS, "seats")
            self.cost.append(self.seats[name])
        return self.seats[name]

    def _opened(self, name: RoomName, weekday: int) -> cp_model.IntVar:
        if (name, weekday) not in self.open:
            self.open[name, weekday] = self.model.new_bool_var("open")
            self.cost.append(OPEN_ROOM * self.open[name, weekday])
        return self.open[name, weekday]

    def _loosened(self, session: SessionId) -> cp_model.IntVar:
        if session not in self.loose:
            self.loose[session] = self.model.new_bool_var("loose")
            self.cost.append(GIVE_UP_PIN * self.loose[session])
        return self.loose[session]

    def _rooms_hold(self) -> None:
        starts = {(row.weekday, minute_of(row.start)) for row in self.groups}
        for weekday, minute in sorted(starts):
            running = [
                group
                for group in self.groups
                if group.weekday == weekday
                and minute_of(group.start) <= minute < minute_of(group.end)
            ]
            if self.elastic:
                self.model.add(total(self.new[row.id] for row in running) <= self.hires)
            users: dict[RoomName, list[Group]] = defaultdict(list)
            for group in running:
                for name in self.reading.rooms:
                    if (group.id, name) in self.sits:
                        users[name].append(group)
            for name, mine in users.items():
                self._room_holds(name, mine)

    def _room_holds(self, name: RoomName, groups: Iterable[Group]) -> None:
        room = self.reading.rooms[name]
        mine = [(group, self.sits[group.id, name]) for group in groups]
        if len(mine) > room.groups:
            self.model.add(total(variable for _, variable in mine) <= room.groups)
        if room.groups > 1:
            seats = total(len(group.pupils) * variable for group, variable in mine)
            self.model.add(seats <= room.capacity)

    def read(self, stages: Stages) -> SeatRelief:
        """What the solution gives up."""
        loose = {row for row, variable in self.loose.items() if stages.value(variable)}
        pins = [pin_of(self.reading, row) for row in self.groups if row.id in loose]
        new = [row for row in self.groups if stages.value(self.new[row.id])]
        return SeatRelief(
            cost=stages.value(total(self.cost)),
            opened=tuple(
                sorted(key for key, row in self.open.items() if stages.value(row))
            ),
            seats=tuple(
                sorted(
                    (name, stages.value(row))
                    for name, row in self.seats.items()
                    if stages.value(row)
                )
            ),
            pins=tuple(dict.fromkeys(pin for pin in pins if pin is not None)),
            new=tuple(new),
        )
