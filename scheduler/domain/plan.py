"""A plan as plain data: what plan.json says. It does not claim to be legal."""

from dataclasses import dataclass
from datetime import date, time

from scheduler.domain.ids import (
    ClassName,
    ClubName,
    PupilId,
    RoomName,
    SessionId,
    StaffId,
)
from scheduler.domain.kinds import Activity, Status
from scheduler.domain.school import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StageResult:
    """One optimisation stage: value reached and bound proven, in its own unit."""

    name: str
    sense: str  # "min" | "max"
    value: int
    bound: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """How good the plan is known to be; optimal only when every stage is proven."""

    status: Status
    stages: tuple[StageResult, ...]
    seed: int
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A weekly meeting of a club."""

    weekday: int
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubPlan:
    """A club's decision: opened with members and leaders, or not and why."""

    club: ClubName
    opened: bool
    meets: tuple[Meeting, ...]
    members: tuple[PupilId, ...]
    staff: tuple[StaffId, ...]
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A weekly group: who is where, when, with how many supervisors."""

    id: SessionId
    weekday: int
    period: str
    start: time
    end: time
    activity: Activity
    classes: tuple[ClassName, ...]
    club: ClubName | None
    room: RoomName | None
    pupils: tuple[PupilId, ...]
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """Who really serves a session on a date."""

    day: date
    session: SessionId
    staff: tuple[StaffId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleEntry:
    """Who serves a session in a week (0-based) of the cycle."""

    week: int
    session: SessionId
    staff: tuple[StaffId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A date on which the roster departs from the cycle, and why."""

    day: date
    session: SessionId
    planned: tuple[StaffId, ...]
    actual: tuple[StaffId, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Who serves a session on a date because the office decided so by hand."""

    day: date
    session: SessionId
    staff: tuple[StaffId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """One difference to the plan that was published before, and why.

    ``what`` is the kind of thing (社团, 名额, 场地, 小组, 轮值, 排班, 弹性), ``where``
    names it; ``day`` is None for what holds every week. An empty side is nothing.
    """

    what: str
    where: str
    day: date | None
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexEntry:
    """Time given back: ``late_arrival`` or ``early_leave`` of some minutes."""

    staff: StaffId
    day: date
    kind: str
    minutes: int
    earned_on: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Whole days of absence, both ends included, told after the plan was made."""

    staff: StaffId
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WishReason:
    """Why a pupil does not hold a wish they ranked above what they got."""

    pupil: PupilId
    club: ClubName
    rank: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole result of planning one school's term.

    ``absences`` are the grounds of repairs; the workbook's 请假 does not name them.
    ``decided`` are pins of single dates, which 固定安排 cannot hold.
    ``changes`` are the differences to the plan this one was made from, if any.
    """

    school: str
    policy: str
    term_start: date
    term_end: date
    certificate: Certificate
    clubs: tuple[ClubPlan, ...]
    sessions: tuple[Session, ...]
    roster: tuple[RosterEntry, ...]
    flex: tuple[FlexEntry, ...]
    departures: tuple[Departure, ...]
    cycle: tuple[CycleEntry, ...]
    notices: tuple[str, ...]
    reasons: tuple[WishReason, ...]
    inputs: tuple[Source, ...]
    version: str
    absences: tuple[Absence, ...] = ()
    decided: tuple[Decided, ...] = ()
    changes: tuple[PlanChange, ...] = ()
