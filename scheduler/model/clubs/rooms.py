"""H05 in the club stage: every meeting has a room of its kind that holds its members.

Rooms alike for every club (kind, capacity, one group, same free slots) are one pool;
a room for several groups is a pool of its own whose capacity its groups share.
"""

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, RoomName
from scheduler.domain.kinds import PeriodKind
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.demand import class_sizes, fixed_sizes, moments
from scheduler.model.engine import total
from scheduler.model.reading import covers

Pool = tuple[RoomName, ...]


def h05_rooms(build: ClubModel) -> None:
    """Σ take[c, s, pool] = meet[c, s]; pools hold groups and pupils at any moment."""
    take = _takes(build)
    _one_room_each(build, take)
    _pools_hold(build, take)
    _rest_groups_fit(build, take)


def _pools(build: ClubModel) -> list[Pool]:
    used_by: dict[RoomName, set[tuple[ClubName, Slot]]] = defaultdict(set)
    for offer in build.offers:
        for slot, rooms in offer.rooms:
            for room in rooms:
                used_by[room].add((offer.club.name, slot))
    alike: dict[object, list[RoomName]] = defaultdict(list)
    for name in sorted(used_by):
        facts = build.reading.rooms[name]
        own = name if facts.groups > 1 else ""
        key = (facts.capacity, frozenset(used_by[name]), own)
        alike[key].append(name)
    return [tuple(names) for names in alike.values()]


Takes = dict[tuple[ClubName, Slot, Pool], cp_model.IntVar]


def _takes(build: ClubModel) -> Takes:
    pools = _pools(build)
    return {
        (offer.club.name, slot, pool): build.model.new_bool_var("take")
        for offer in build.offers
        for slot, rooms in offer.rooms
        for pool in pools
        if pool[0] in rooms
    }


def _one_room_each(build: ClubModel, take: Takes) -> None:
    for offer in build.offers:
        club = offer.club
        for slot in offer.slots:
            options = [
                (pool, variable)
                for (name, when, pool), variable in take.items()
                if name == club.name and when == slot
            ]
            meet = build.meet(club.name, slot)
            build.model.add(total([variable for _, variable in options]) == meet)
            capacities = [build.reading.rooms[pool[0]].capacity for pool, _ in options]
            if min(capacities) < club.maximum:
                build.model.add(
                    build.members[club.name]
                    <= total(
                        [
                            min(capacity, club.maximum) * variable
                            for capacity, (_, variable) in zip(
                                capacities, options, strict=True
                            )
                        ]
                    )
                    + club.maximum * (1 - meet)
                )


def _pools_hold(build: ClubModel, take: Takes) -> None:
    maxima = {offer.club.name: offer.club.maximum for offer in build.offers}
    for running in moments(build.reading.of_kind(PeriodKind.CLUB)).values():
        users: dict[Pool, list[tuple[ClubName, cp_model.IntVar]]] = defaultdict(list)
        for (name, slot, pool), variable in take.items():
            if slot in running:
                users[pool].append((name, variable))
        for pool, pairs in users.items():
            room = build.reading.rooms[pool[0]]
            seats = len(pool) * room.groups
            if len(pairs) > seats:
                build.model.add(total([variable for _, variable in pairs]) <= seats)
            if room.groups > 1 and _top(maxima, pairs, room.groups) > room.capacity:
                _share_capacity(build, room.capacity, pairs, maxima)


def _top(
    maxima: dict[ClubName, int],
    pairs: Iterable[tuple[ClubName, cp_model.IntVar]],
    groups: int,
) -> int:
    return sum(sorted((maxima[name] for name, _ in pairs), reverse=True)[:groups])


def _share_capacity(
    build: ClubModel,
    capacity: int,
    pairs: list[tuple[ClubName, cp_model.IntVar]],
    maxima: dict[ClubName, int],
) -> None:
    """Members inside a shared room: inside ≥ members − max·(1 − take)."""
    inside = []
    for name, variable in pairs:
        count = build.model.new_int_var(0, maxima[name], "inside")
        build.model.add(count >= build.members[name] - maxima[name] * (1 - variable))
        inside.append(count)
    build.model.add(total(inside) <= capacity)


def _rest_groups_fit(build: ClubModel, take: Takes) -> None:
    """There are rooms for clubs, for remaining groups and for other slots.

    Necessary, not sufficient: which room holds which group is decided later; what is
    found short then comes back in ``build.spare_rooms``.
    """
    reading = build.reading
    for running in moments(reading.slots).values():
        clubs = [slot for slot in running if slot.kind is PeriodKind.CLUB]
        if not clubs:
            continue
        places = sum(
            room.groups
            for room in reading.school.rooms
            if not all(covers(room.unavailable, slot) for slot in running)
        )
        others = sum(_fewest_groups(build, slot) for slot in running)
        inside = [variable for (_, slot, _), variable in take.items() if slot in clubs]
        rest = [_rest_rooms(build, *key) for key in build.rest if key[1] in clubs]
        spare = max((build.spare_rooms.get(slot, 0) for slot in clubs), default=0)
        build.model.add(total(inside + rest) <= places - others - spare)


def _fewest_groups(build: ClubModel, slot: Slot) -> int:
    """Groups of a slot without clubs; care may be one large group."""
    sizes = fixed_sizes(build.reading, slot)
    return min(len(sizes), 1) if slot.kind is PeriodKind.CARE else len(sizes)


def _rest_rooms(build: ClubModel, grade: int, slot: Slot) -> cp_model.IntVar:
    """Rooms for those of a grade in no club: a class above the cap is one group."""
    reading, cap = build.reading, build.reading.school.settings.group_size
    staying = build.staying(grade, slot)
    largest = max(class_sizes(reading, staying)[grade].values())
    if largest <= cap:
        return build.rest[grade, slot]
    count = build.model.new_int_var(0, len(staying), "rooms")
    build.model.add(largest * count >= len(staying) - build.attending(grade, slot))
    return count
