"""A district: people shared between schools, and how each school ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity, Status
from scheduler.domain.origin import Issue
from scheduler.domain.people import Staff
from scheduler.domain.verdict import Verdict, Violation
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPerson:
    """A row of 共享教师: a person, where they may serve, and how they travel.

    Attributes:
        staff: the person; weekly bounds hold over all schools together.
        schools: 可到学校 as typed.
        visits: 每周最多到校数, weekday × school; None without a bound.
        travel: 往返分钟, the least gap between services in two schools of one day.
    """

    staff: Staff
    schools: tuple[str, ...]
    visits: int | None
    travel: int

    @property
    def id(self) -> StaffId:
        """The 工号."""
        return self.staff.id


class SchoolState(StrEnum):
    """How a school of the district ended."""

    PLANNED = "planned"
    UNUSABLE = "unusable"
    IMPOSSIBLE = "impossible"
    REFUSED = "refused"
    OUT_OF_TIME = "out_of_time"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFacts:
    """What the district counts of a published plan.

    ``posts`` are supervisors of a week, ``services`` supervisors over the term's
    dates. ``verdicts`` counts the clauses of the regime by verdict.
    """

    certificate: Status
    posts: int
    services: int
    own: Fen
    labour: Fen
    institution: Fen
    verdicts: Mapping[Verdict, int]

    @property
    def paid(self) -> Fen:
        """All channels together, before tax."""
        return Fen(self.own + self.labour + self.institution)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow:
    """One school's line of the district's report.

    Attributes:
        key: the file's or sub-folder's name without its ending, as a safe folder name;
            the results are in DIR/key.
        name: 学校名称; the file's name when the workbook could not be read.
        exit: the exit status ``solve`` would have given (CONTRACT, section 2).
        pupils: pupils on the roster; 0 when the workbook could not be read.
        shared: the shared people who could serve here.
        facts: set exactly when the school is planned.
        reason: a sentence; empty when the school is planned.
    """

    key: str
    name: str
    files: tuple[str, ...]
    state: SchoolState
    exit: int
    pupils: int
    shared: tuple[StaffId, ...]
    facts: PlannedFacts | None
    reason: str
    issues: tuple[Issue, ...]

    def __post_init__(self) -> None:
        if (self.facts is None) == (self.state is SchoolState.PLANNED):
            raise ValueError("exactly a planned school has facts of its plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedService:
    """A shared person serves a session of a school on a date.

    ``weekday`` is the one the date follows, ``weeks`` the weeks of that school's cycle
    (from 1) in which the person serves the session: empty for every week, None for a
    date on which they only stand in. ``units`` are hundredths of a 课时.
    """

    staff: StaffId
    school: str
    day: date
    weekday: int
    weeks: tuple[int, ...] | None
    start: time
    end: time
    period: str
    activity: Activity
    group: str
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLoad:
    """What a shared person does over all schools; ``units`` and ``visits`` per week."""

    person: SharedPerson
    services: tuple[SharedService, ...]
    most_units: int
    most_visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """The end of a district's run.

    ``issues`` are those of 共享教师; ``violations`` were found across the published
    plans, and the plans they are in are not published.
    """

    exit: int
    schools: tuple[SchoolRow, ...]
    loads: tuple[SharedLoad, ...]
    issues: tuple[Issue, ...]
    violations: tuple[Violation, ...]
