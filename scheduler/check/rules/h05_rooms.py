"""H05: rooms hold their groups, fit the venue type, are free and available."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, place_text
from scheduler.check.paper import Group
from scheduler.words import check as words

RULE = "H05"


def check(facts: Facts) -> Iterator[Breach]:
    """Each session's room, then every moment a session of a room begins."""
    using: dict[tuple[str, int], list[Group]] = {}
    for group in facts.paper.groups:
        if group.activity == "duty" and group.room is None:
            continue
        if group.room is None:
            yield breach("none", session=group.id, slot=place_text(group))
            continue
        room = facts.rooms.get(group.room)
        if room is None:
            yield breach("unknown", session=group.id, room=group.room)
            continue
        using.setdefault((group.room, group.weekday), []).append(group)
        club = facts.clubs.get(group.club or "") if group.activity == "club" else None
        if club and club.venue and room.kind != club.venue:
            yield breach(
                "kind",
                club=club.name,
                wanted=club.venue,
                session=group.id,
                room=group.room,
                kind=room.kind,
            )
        if facts.blocked(room.unavailable, group) is not None:
            yield breach(
                "unavailable",
                room=group.room,
                slot=place_text(group),
                session=group.id,
            )
    for (name, _), groups in using.items():
        for moment in sorted({group.start for group in groups}):
            yield from _moment(
                facts, name, [group for group in groups if moment in group.minutes]
            )


def _moment(facts: Facts, name: str, groups: list[Group]) -> Iterator[Breach]:
    if not groups:
        return
    room = facts.rooms[name]
    pupils = sum(len(set(group.pupils)) for group in groups)
    sessions = words.joined(group.id for group in groups)
    slot = place_text(groups[-1])
    if pupils > room.capacity:
        yield breach(
            "capacity",
            slot=slot,
            room=name,
            count=pupils,
            sessions=sessions,
            limit=room.capacity,
        )
    if len(groups) > room.groups:
        yield breach(
            "groups",
            slot=slot,
            room=name,
            count=len(groups),
            sessions=sessions,
            limit=room.groups,
        )
