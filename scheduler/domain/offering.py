"""Clubs, rooms, institutions and what the school has already decided."""

from dataclasses import dataclass
from enum import StrEnum

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


class ContractTerms(StrEnum):
    """合同方式: what the amount of an institution's contract is for."""

    PERIOD = "按课时"
    SESSION = "按场次"
    MONTH = "按月"
    TERM = "按学期"
    PUPIL = "按学生"  # per pupil and term


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A row of 机构名单.

    ``rate`` is 课时费; ``amount`` is 合同金额 under any other 合同方式 than 按课时.
    """

    name: str
    academic: bool
    approved: bool
    rate: Fen | None
    origin: Origin
    terms: ContractTerms = ContractTerms.PERIOD
    amount: Fen | None = None

    @property
    def priced(self) -> bool:
        """Whether the school has stated what the institution gets."""
        by_period = self.terms is ContractTerms.PERIOD
        return (self.rate if by_period else self.amount) is not None


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
