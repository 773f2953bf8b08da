"""What distinguishes one sample school from another."""

from dataclasses import dataclass, field
from datetime import date

from tests.samples.grid import PeriodRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRow:
    """One row of sheet 补助标准."""

    post: str
    kind: str = ""
    rate: int
    monthly_cap: int | None = None
    points: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolSpec:
    """Everything the generator needs to invent one school."""

    key: str
    seed: int
    name: str
    stage: str
    policy: str
    classes_per_grade: dict[int, int]
    class_size: tuple[int, int]
    grid: tuple[PeriodRow, ...]
    club_bands: tuple[tuple[int, int], ...]
    clubs: int
    unpopular_clubs: int
    teaching_staff: int
    leaders: int
    outsiders: dict[str, int]
    rooms: dict[str, int]
    pay: tuple[PayRow, ...]
    fee: int = 300
    fiscal: int
    other_income: int = 0
    people_share: float = 0.8
    pay_method: str = "课时标准"
    wish_principle: str = "第一志愿优先"
    # size of the last class of the top grade, when it is a crowded one
    crowded_class: int | None = None
    group_cap: int = 45
    care_cap: int = 45
    cycle: int = 2
    duty_posts: int = 1
    weekly_max: tuple[int, int] = (7, 9)
    work_start: str = "08:00"
    work_end: str = "17:00"
    parents_work_end: str = "18:00"
    service: tuple[date, date] | None = None
    needs_agreement: bool = False
    institutions: tuple[str, ...] = ()
    id_prefix: str = "T"
    term_name: str = "2026-2027学年第一学期"
    term: tuple[date, date] = field(default=(date(2026, 9, 1), date(2027, 1, 15)))

    @property
    def grades(self) -> tuple[int, ...]:
        """The grades the school teaches, lowest first."""
        return tuple(sorted(self.classes_per_grade))

    @property
    def class_count(self) -> int:
        """The number of administrative classes."""
        return sum(self.classes_per_grade.values())
