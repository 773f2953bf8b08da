"""What the school pays for: rows of 补助标准."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.origin import Origin
from scheduler.money import Fen


class RateMethod(StrEnum):
    """计酬方式 of a row of 补助标准 (DOMAIN.md 2.4)."""

    PERIOD = "按课时"
    DAY = "按日"
    BAND = "人数分档"
    CLASS_SHARE = "班级收入分成"
    POINTS = "工分"
    HEAD_TEACHER = "班主任比例"
    CONTRACT = "机构合同"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rate per 课时 for groups of ``first`` pupils or more, up to the next band.

    ``per_head`` is added for every pupil beyond ``first`` − 1.
    """

    first: int
    rate: Fen
    per_head: Fen

    def rate_for(self, pupils: int) -> Fen:
        """Fen per 课时 for a group of this size."""
        excess = max(0, pupils - self.first + 1)
        return Fen(self.rate + self.per_head * excess)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRate:
    """Rate of a post, for one staff kind or (None) all; 带班 is paid by the day.

    ``period`` is the 时段 the row is for, empty for all.
    ``floor`` and ``ceiling`` are fen per 课时 (or day). ``income_share`` is the part
    of the class's income its teachers share; ``head_ratio`` the weights of a head
    teacher and of another teacher for the same work.
    """

    post: Post
    kind: StaffKind | None
    rate: Fen
    monthly_cap: Fen | None
    points: Decimal
    origin: Origin
    method: RateMethod = RateMethod.PERIOD
    bands: tuple[Band, ...] = ()
    floor: Fen | None = None
    ceiling: Fen | None = None
    income_share: Decimal = Decimal(0)
    head_ratio: tuple[int, int] = (1, 1)
    period: str = ""

    @property
    def key(self) -> tuple[Post, StaffKind | None, str]:
        """What tells rows apart."""
        return (self.post, self.kind, self.period)

    def __post_init__(self) -> None:
        firsts = [band.first for band in self.bands]
        if firsts != sorted(set(firsts)):
            raise ValueError("bands stand in order of size")
        if None not in (self.floor, self.ceiling) and self.floor > self.ceiling:  # type: ignore[operator]
            raise ValueError("the floor is not above the ceiling")

    def rate_for(self, pupils: int) -> Fen:
        """Fen per 课时 for a group of this size; the first band takes smaller ones."""
        if not self.bands:
            return self.rate
        fitting = [band for band in self.bands if band.first <= pupils]
        return (fitting or self.bands[:1])[-1].rate_for(pupils)
