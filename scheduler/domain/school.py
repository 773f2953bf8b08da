"""One school, one term: everything the workbook says, references resolved."""

from dataclasses import dataclass

from scheduler.domain.attestation import Attestation
from scheduler.domain.days import CalendarRow
from scheduler.domain.grid import Slot
from scheduler.domain.offering import Club, Institution, Pin, Room
from scheduler.domain.pay import PayRate
from scheduler.domain.people import Leave, Lesson, Pupil, SchoolClass, Staff
from scheduler.domain.refund import PupilAbsence
from scheduler.domain.service_line import ServiceLine
from scheduler.domain.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An input file: its name and SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """The instance. Tuples are sorted by their own keys, never by row order.

    ``rooms`` includes implied classrooms. References between records are resolved
    by the intake: every id named here exists.
    """

    settings: Settings
    slots: tuple[Slot, ...]
    classes: tuple[SchoolClass, ...]
    pupils: tuple[Pupil, ...]
    staff: tuple[Staff, ...]
    clubs: tuple[Club, ...]
    rooms: tuple[Room, ...]
    institutions: tuple[Institution, ...]
    lessons: tuple[Lesson, ...]
    calendar: tuple[CalendarRow, ...]
    leaves: tuple[Leave, ...]
    pins: tuple[Pin, ...]
    rates: tuple[PayRate, ...]
    sources: tuple[Source, ...]
    absences: tuple[PupilAbsence, ...] = ()  # 学生缺勤
    attestations: tuple[Attestation, ...] = ()  # 合规确认
    service_lines: tuple[ServiceLine, ...] = ()  # 单列项目
