"""What was really worked: the monthly attendance sheet as facts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.origin import Origin
from scheduler.domain.plan import Session

Month = tuple[int, int]  # (year, month)


def month_of(day: date) -> Month:
    """The calendar month of a day."""
    return (day.year, day.month)


class WorkState(StrEnum):
    """状态 of a row of the attendance sheet."""

    PRESENT = "出勤"
    LEAVE = "请假"
    ABSENT = "缺席"
    SUBSTITUTED = "代课"
    CANCELLED = "停课"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedRow:
    """One person, one date, one session: who was planned and what happened.

    ``substitute`` is set exactly when the state is SUBSTITUTED. ``added`` marks a
    row the school wrote by hand; its session may be one of ``Worked.extra``.
    ``doubled`` marks a substitute who was working elsewhere at that time and is paid
    there: nobody is paid twice for the same time.
    """

    day: date
    session: SessionId
    planned: StaffId
    state: WorkState
    substitute: StaffId | None
    added: bool
    note: str
    origin: Origin
    doubled: bool = False

    def __post_init__(self) -> None:
        if self.doubled and self.substitute is None:
            raise ValueError("only a substitute can be doubled")
        if (self.substitute is not None) != (self.state is WorkState.SUBSTITUTED):
            raise ValueError("a substitute belongs to the state 代课 and to no other")

    @property
    def paid(self) -> StaffId | None:
        """Who is paid: the planned person, the substitute, or nobody."""
        if self.doubled:
            return None
        match self.state:
            case WorkState.PRESENT:
                return self.planned
            case WorkState.SUBSTITUTED:
                return self.substitute
            case WorkState.LEAVE | WorkState.ABSENT | WorkState.CANCELLED:
                return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """The months the school has accounted for.

    In a month of ``months`` the rows are the whole truth: a planned service without
    a row was not worked. Other months are still the plan. ``extra`` are sessions the
    plan does not have, written by hand.
    """

    months: frozenset[Month]
    rows: tuple[WorkedRow, ...]
    extra: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where what was worked differs from the plan, for the auditor's eye.

    ``state`` is None when the row was deleted from the attendance sheet; ``paid`` is
    None when nobody is paid. ``added`` rows have no plan behind them. ``source`` is
    the row of the attendance sheet, None for a row that was deleted. ``substitute``
    is set also when he is not paid because he was working elsewhere then.
    """

    day: date
    session: SessionId
    period: str
    group: str
    planned: StaffId
    state: WorkState | None
    paid: StaffId | None
    added: bool
    note: str
    source: Origin | None = None
    substitute: StaffId | None = None
