"""Clubs, rooms, institutions and what the school has already decided."""

from dataclasses import dataclass

from scheduler.domain.grid import Window
from scheduler.domain.ids import ClassName, ClubName, RoomName, StaffId
from scheduler.domain.origin import Origin
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    """A club on offer; empty ``windows`` means any club slot."""

    name: ClubName
    category: str
    academic: bool
    grades: frozenset[int]
    minimum: int
    maximum: int
    meetings: int
    windows: frozenset[Window]
    venue: str
    candidates: tuple[StaffId, ...]
    leaders: int
    institution: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A place; ``implied`` when only the class sheet names it."""

    name: RoomName
    kind: str
    capacity: int
    groups: int
    unavailable: frozenset[Window]
    implied: bool
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A row of 机构名单."""

    name: str
    academic: bool
    approved: bool
    rate: Fen | None
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A row of 固定安排: exactly one of ``class_name`` and ``club`` is set."""

    weekday: int
    period: str
    class_name: ClassName | None
    club: ClubName | None
    staff: tuple[StaffId, ...]
    room: RoomName | None
    origin: Origin
