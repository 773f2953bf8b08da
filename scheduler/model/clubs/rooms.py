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
from scheduler.model.demand import fixed_posts, moments
from scheduler.model.engine import total

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
    """One-group rooms are enough for clubs, remaining groups and other slots."""
    singles = {room.name for room in build.reading.school.rooms if room.groups == 1}
    for running in moments(build.reading.slots).values():
        clubs = [slot for slot in running if slot.kind is PeriodKind.CLUB]
        if not clubs:
            continue
        others = sum(
            fixed_posts(build.reading, slot) for slot in running if slot not in clubs
        )
        inside = [
            variable
            for (_, slot, pool), variable in take.items()
            if slot in clubs and pool[0] in singles
        ]
        rest = [variable for key, variable in build.rest.items() if key[1] in clubs]
        if len(inside) + len(rest) + others > len(singles):
            build.model.add(total(inside + rest) <= len(singles) - others)
