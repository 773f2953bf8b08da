"""What is on offer: the day patterns a club may have, and who could hold it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId, RoomName, StaffId
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.offering import Club, Pin, Room
from scheduler.model.reading import Reading, covers

Pattern = tuple[Slot, ...]


def suits(club: Club, room: Room) -> bool:
    """Whether a room is of the club's 场地类型; blank means any."""
    return club.venue in ("", room.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A club that could open: its patterns and the rooms that may take it.

    ``fans`` maps each pupil who listed it and could attend some pattern to the rank
    of the wish (1 is best). ``must_open``: the school pinned it and it has fans enough.
    """

    club: Club
    patterns: tuple[Pattern, ...]
    rooms: tuple[tuple[Slot, tuple[RoomName, ...]], ...]
    fans: tuple[tuple[PupilId, int], ...]
    must_open: bool

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot some pattern uses."""
        return tuple(sorted({s for p in self.patterns for s in p}, key=lambda s: s.key))


def club_pins(reading: Reading, club: Club) -> tuple[Pin, ...]:
    """What the school has already decided about a club (H23)."""
    return tuple(pin for pin in reading.school.pins if pin.club == club.name)


def usable_rooms(reading: Reading, club: Club, slot: Slot) -> tuple[Room, ...]:
    """Rooms of the club's venue kind that can take its minimum in a slot (H05)."""
    pinned = {
        pin.room
        for pin in club_pins(reading, club)
        if pin.room and (pin.weekday, pin.period) == (slot.weekday, slot.period)
    }
    return tuple(
        room
        for room in sorted(reading.school.rooms, key=lambda row: row.name)
        if suits(club, room)
        and (not pinned or room.name in pinned)
        and room.capacity >= club.minimum
        and not covers(room.unavailable, slot)
    )


def leaders_of(reading: Reading, club: Club, pattern: Pattern) -> tuple[StaffId, ...]:
    """Candidates who can come to every meeting of a pattern (H08, H10, H14)."""
    return tuple(
        person
        for person in reading.candidates[club.name]
        if all(reading.can_come[person, slot] for slot in pattern)
    )


def open_slots(reading: Reading, club: Club) -> tuple[Slot, ...]:
    """Slots in which the club could meet: window, grade, a room and enough leaders."""
    result = []
    for slot in reading.of_kind(PeriodKind.CLUB):
        if club.windows and not covers(club.windows, slot):
            continue
        if not slot.grades & club.grades or not usable_rooms(reading, club, slot):
            continue
        if len(leaders_of(reading, club, (slot,))) >= club.leaders:
            result.append(slot)
    return tuple(result)


def patterns(reading: Reading, club: Club) -> Iterator[Pattern]:
    """Ways to meet 每周次数 times on different days, keeping the pins (H03, H23)."""
    if not reading.may_be_bought(club):
        return
    pins = club_pins(reading, club)
    pinned = {(pin.weekday, pin.period) for pin in pins}
    named = {person for pin in pins for person in pin.staff}
    for chosen in combinations(open_slots(reading, club), club.meetings):
        if len({slot.weekday for slot in chosen}) < len(chosen):
            continue
        if len(leaders_of(reading, club, chosen)) < club.leaders:
            continue
        if not named <= set(leaders_of(reading, club, chosen)):
            continue
        if pinned <= {(slot.weekday, slot.period) for slot in chosen}:
            yield chosen


def offers(reading: Reading) -> tuple[Offer, ...]:
    """Every club that could open with at least its minimum, by name."""
    clubs = sorted(reading.school.clubs, key=lambda row: row.name)
    found = (offer_of(reading, club) for club in clubs)
    return tuple(offer for offer in found if offer is not None)


def offer_of(reading: Reading, club: Club) -> Offer | None:
    """A club's patterns, rooms and fans; None when it cannot reach its minimum."""
    ways = tuple(patterns(reading, club))
    fans = tuple(_fans(reading, club, ways))
    enough = any(
        sum(set(way) <= reading.slots_of[pupil] for pupil, _ in fans) >= club.minimum
        for way in ways
    )
    if not enough:
        return None
    slots = sorted({slot for way in ways for slot in way}, key=lambda s: s.key)
    return Offer(
        club=club,
        patterns=ways,
        rooms=tuple(
            (slot, tuple(r.name for r in usable_rooms(reading, club, slot)))
            for slot in slots
        ),
        fans=fans,
        must_open=bool(club_pins(reading, club)),
    )


def _fans(
    reading: Reading, club: Club, ways: tuple[Pattern, ...]
) -> Iterator[tuple[PupilId, int]]:
    for pupil in sorted(reading.school.pupils, key=lambda row: row.id):
        if club.name not in pupil.wishes or pupil.grade not in club.grades:
            continue
        if any(set(way) <= reading.slots_of[pupil.id] for way in ways):
            yield pupil.id, pupil.wishes.index(club.name) + 1


def wishes_of(all_offers: tuple[Offer, ...]) -> dict[PupilId, dict[ClubName, int]]:
    """Per pupil the clubs they could hold, with ranks."""
    result: dict[PupilId, dict[ClubName, int]] = {}
    for offer in all_offers:
        for pupil, rank in offer.fans:
            result.setdefault(pupil, {})[offer.club.name] = rank
    return result
