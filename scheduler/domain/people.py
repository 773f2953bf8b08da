"""Pupils, classes and staff."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from scheduler.domain.grid import Window
from scheduler.domain.ids import ClassName, ClubName, PupilId, RoomName, StaffId
from scheduler.domain.kinds import PayWay, Post, StaffKind
from scheduler.domain.origin import Origin
from scheduler.money import ZERO, Fen


class Stay(StrEnum):
    """How a pupil's day ends."""

    ABSENT = "absent"
    NORMAL = "normal"  # until the grade's last study or club slot
    UNTIL = "until"  # leaves at a time
    EXTENDED = "extended"  # extended care too


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One weekday cell of 学生; ``until`` only for ``Stay.UNTIL``."""

    stay: Stay
    until: time | None = None


class WaiverKind(StrEnum):
    """减免."""

    NONE = ""
    FULL = "全免"
    HALF = "半免"
    AMOUNT = "定额"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """How much of the fee a family does not pay; ``amount`` only for AMOUNT.

    ``category`` is why (减免类别: 低保, 孤儿 …), as the school types it.
    """

    kind: WaiverKind = WaiverKind.NONE
    amount: Fen = ZERO
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolClass:
    """An administrative class."""

    name: ClassName
    grade: int
    head_teacher: StaffId | None
    room: RoomName
    teachers: tuple[StaffId, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """A pupil; ``week`` has five attendances, Monday first; wishes best first."""

    id: PupilId
    name: str
    class_name: ClassName
    grade: int
    week: tuple[Attendance, ...]
    evenings: frozenset[int]
    struggling: bool
    waiver: Waiver
    care_agreement: bool
    wishes: tuple[ClubName, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A person who may be rostered; weekly bounds in hundredths of a 课时.

    ``pay_way`` is finance's choice (支付方式), None where nothing was chosen.
    """

    id: StaffId
    name: str
    kind: StaffKind
    institution: str
    qualified: bool
    subjects: tuple[str, ...]
    posts: frozenset[Post]
    weekly_min: int
    weekly_max: int | None
    unavailable: frozenset[Window]
    origin: Origin
    pay_way: PayWay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A daytime lesson: who must be there when (常规课表)."""

    staff: StaffId
    weekday: int
    label: str
    start: time
    end: time
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Whole days of absence, both ends included (请假)."""

    staff: StaffId
    first: date
    last: date
    reason: str
    origin: Origin
