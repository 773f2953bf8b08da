"""Groups without a room: an irreducible conflict per weekday, and what would help."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scheduler.domain.ids import RoomName, SessionId
from scheduler.domain.kinds import weekday_text
from scheduler.domain.offering import Pin, Room
from scheduler.domain.outcome import Change, Conflict, Repair, Requirement
from scheduler.domain.school import School
from scheduler.model.explain.cells import requirement, slot_requirement
from scheduler.model.explain.irreducible import irreducible
from scheduler.model.explain.proposals import Proposal, cells, new_row
from scheduler.model.explain.seats import (
    GIVE_UP_PIN,
    OPEN_ROOM,
    Bounds,
    SeatRelief,
    all_seated,
    cheapest_seats,
    pin_of,
)
from scheduler.model.groups import Group
from scheduler.model.reading import Reading, covers
from scheduler.model.run import Run
from scheduler.words import conflicts as words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    requirement: Requirement
    group: Group | None = None
    closed: RoomName | None = None
    pin: SessionId | None = None


def room_conflicts(
    reading: Reading, run: Run, groups: Sequence[Group], homeless: Iterable[Group]
) -> tuple[Conflict, ...]:
    """Why groups of a weekday do not all find a room; each requirement is needed.

    Raises:
        StageOutOfTime
    """
    result = []
    for weekday in sorted({group.weekday for group in homeless}):
        today = [row for row in groups if row.weekday == weekday and row.slot]
        parts = list(_parts(reading, today))

        def crowded(kept: Sequence[_Part]) -> bool:
            bounds = Bounds(
                closed=frozenset(row.closed for row in kept if row.closed is not None),
                pins=frozenset(row.pin for row in kept if row.pin is not None),
            )
            sitting = [row.group for row in kept if row.group is not None]
            return not all_seated(reading, run, sitting, bounds)

        kept = irreducible(parts, crowded)
        rows = tuple(dict.fromkeys(part.requirement for part in kept))
        result.append(Conflict(requirements=rows, minimal=True))
    return tuple(result)


def _parts(reading: Reading, today: Sequence[Group]) -> Iterator[_Part]:
    """Closed rooms and pins first: what is best left out of a conflict."""
    for room in sorted(reading.school.rooms, key=lambda row: row.name):
        slot = next(
            (
                row.slot
                for row in today
                if row.slot and covers(room.unavailable, row.slot)
            ),
            None,
        )
        if slot is not None:
            where = f"{weekday_text(slot.weekday)}{slot.period}"
            text = words.room_closed(room.name, where)
            yield _Part(
                requirement=requirement(room.origin, "不可用", text), closed=room.name
            )
    for group in today:
        pin = pin_of(reading, group)
        if pin is not None and pin.room is not None:
            text = words.pinned_room(pin.room, _where(group))
            yield _Part(requirement=requirement(pin.origin, "场地", text), pin=group.id)
    for group in today:
        yield _Part(requirement=_needs_room(reading, group), group=group)


def _where(group: Group) -> str:
    return f"{weekday_text(group.weekday)}{group.period}"


def _needs_room(reading: Reading, group: Group) -> Requirement:
    name = str(group.club or "、".join(group.classes))
    if group.club is not None:
        club = reading.clubs[group.club]
        text = words.needs_venue(_where(group), name, len(group.pupils), club.venue)
        return requirement(club.origin, "场地类型", text)
    text = words.no_room(_where(group), name, len(group.pupils))
    if len(group.classes) == 1:
        return requirement(reading.classes[group.classes[0]].origin, "教室", text)
    assert group.slot is not None
    return slot_requirement(group.slot, text)


def room_proposals(
    reading: Reading, run: Run, groups: Sequence[Group], homeless: Iterable[Group]
) -> Iterator[Proposal]:
    """The cheapest change of rooms, and new rooms alone.

    Raises:
        StageOutOfTime
    """
    lost = tuple(homeless)
    weekdays = {group.weekday for group in lost}
    relief = cheapest_seats(
        reading, run, [group for group in groups if group.weekday in weekdays]
    )
    if relief is not None and relief.cost:
        yield _proposal(reading, relief)
    if relief is None or len(relief.new) < len(lost):
        alone = SeatRelief(cost=0, opened=(), seats=(), pins=(), new=lost)
        yield _proposal(reading, alone)


def _proposal(reading: Reading, relief: SeatRelief) -> Proposal:
    texts: list[str] = []
    changes: list[Change] = []
    school = reading.school
    rooms = dict(reading.rooms)
    for name, weekday in relief.opened:
        before = rooms[name]
        kept = frozenset(row for row in before.unavailable if row.weekday != weekday)
        rooms[name] = replace(before, unavailable=kept)
        texts.append(words.repair_open(name, weekday_text(weekday)))
    for name, more in relief.seats:
        rooms[name] = replace(rooms[name], capacity=rooms[name].capacity + more)
    if relief.seats:
        texts.append(
            words.repair_capacity(
                tuple(
                    (name, reading.rooms[name].capacity, rooms[name].capacity)
                    for name, _ in relief.seats
                )
            )
        )
    for name, after in rooms.items():
        changes += _room_changes(reading.rooms[name], after)
    for pin in relief.pins:
        changes += cells(pin.origin, {"场地": (pin.room or "", "")})
        where = f"{weekday_text(pin.weekday)}{pin.period}"
        texts.append(words.repair_pinned_room(str(pin.room), where))
    school = _with_pins(school, relief.pins)
    school = replace(school, rooms=tuple(rooms.values()))
    count = 0
    if relief.new:
        school, added, count = _new_rooms(reading, school, relief.new)
        changes += added
        largest = max(len(group.pupils) for group in relief.new)
        texts.append(words.repair_rooms(count, largest))
    seats = sum(more for _, more in relief.seats)
    return Proposal(
        repair=Repair(
            text="；".join(texts) + words.price(0, seats, ""),
            cost=relief.cost or 20 * count,
            changes=tuple(changes),
            seats=seats,
        ),
        school=school,
        lesser=lambda: (_proposal(reading, row) for row in _lesser(relief)),
    )


def _lesser(relief: SeatRelief) -> Iterator[SeatRelief]:
    """Without one room opened, one room's seats, one pin given up, or one group."""
    priced = relief.cost > 0  # new rooms alone are priced by their number
    for room in relief.opened:
        left = tuple(row for row in relief.opened if row != room)
        yield replace(relief, opened=left, cost=relief.cost - OPEN_ROOM)
    for name, more in relief.seats:
        seats = tuple(row for row in relief.seats if row[0] != name)
        yield replace(relief, seats=seats, cost=relief.cost - more)
    for pin in relief.pins:
        pins = tuple(row for row in relief.pins if row != pin)
        yield replace(relief, pins=pins, cost=relief.cost - GIVE_UP_PIN)
    if not priced:
        for group in relief.new:
            yield replace(relief, new=tuple(row for row in relief.new if row != group))


def _room_changes(before: Room, after: Room) -> tuple[Change, ...]:
    if before == after:
        return ()
    return cells(
        before.origin,
        {
            "容量": (str(before.capacity), str(after.capacity)),
            "不可用": (_windows(before), _windows(after)),
        },
    )


def _windows(room: Room) -> str:
    return "、".join(
        weekday_text(window.weekday) + (f"/{window.period}" if window.period else "")
        for window in sorted(room.unavailable, key=str)
    )


def _with_pins(school: School, loosened: Sequence[Pin]) -> School:
    pins = tuple(
        replace(pin, room=None) if pin in loosened else pin for pin in school.pins
    )
    return replace(school, pins=pins)


def _new_rooms(
    reading: Reading, school: School, groups: Sequence[Group]
) -> tuple[School, list[Change], int]:
    """As many rooms as sit outside at one moment, of the kinds their groups need."""
    listed = [room for room in reading.school.rooms if not room.implied]
    model = max(listed, key=lambda room: room.origin.row, default=None)
    kinds: Counter[str] = Counter()
    for kind in sorted({_kind(reading, group) for group in groups}):
        mine = [group for group in groups if _kind(reading, group) == kind]
        kinds[kind] = max(
            sum(
                other.weekday == group.weekday
                and other.start < group.end
                and group.start < other.end
                for other in mine
            )
            for group in mine
        )
    if model is None:
        return school, [], 0
    start = sum(room.name.startswith(words.NEW_ROOM) for room in listed)
    added: list[Room] = []
    changes: list[Change] = []
    for kind in sorted(kinds.elements()):
        mine = [group for group in groups if _kind(reading, group) == kind]
        origin = replace(model.origin, row=model.origin.row + 1 + len(added))
        room = replace(
            model,
            name=RoomName(words.new_room(start + len(added) + 1)),
            kind=kind,
            capacity=max(len(group.pupils) for group in mine),
            groups=1,
            unavailable=frozenset(),
            origin=origin,
        )
        added.append(room)
        changes += new_row(
            origin,
            {"场地": room.name, "类型": kind, "容量": str(room.capacity)},
        )
    return replace(school, rooms=(*school.rooms, *added)), changes, len(added)


def _kind(reading: Reading, group: Group) -> str:
    if group.club is not None and reading.clubs[group.club].venue:
        return reading.clubs[group.club].venue
    homes = [reading.rooms[reading.classes[name].room].kind for name in group.classes]
    return homes[0] if homes else words.PLAIN_ROOM
