"""Pay, line by line and month by month; parts that do not add up refuse to exist."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import Post
from scheduler.domain.origin import Origin
from scheduler.domain.worked import Month, month_of
from scheduler.money import Fen


class Channel(StrEnum):
    """How an amount leaves the school."""

    PERFORMANCE = "绩效工资增量"
    LABOUR = "劳务费"
    INSTITUTION = "机构支付"
    UNPAID = "不计酬"


class Basis(StrEnum):
    """What a line rests on."""

    PLANNED = "计划"
    PRESENT = "出勤"
    SUBSTITUTE = "代课"
    EXTRA = "加课"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayLine:
    """One person, one date, one session: what was served and what it is worth.

    ``quantity`` is in hundredths: of a 课时, or with ``by_day`` of a day. ``rate`` is
    fen per 课时 or day; None when the amount is a share of the pool by ``points``, or
    of the class's income.
    ``service_line`` names the line of service outside the fund (晚自习 …) a row
    belongs to, empty inside. ``source`` is the row that states the rate and
    ``column`` its column there.
    """

    staff: StaffId
    day: date
    session: SessionId
    period: str
    post: Post
    group: str
    quantity: int
    rate: Fen | None
    points: Decimal
    earned: Fen
    adjustment: Fen
    amount: Fen
    channel: Channel
    institution: str
    service_line: str
    basis: Basis
    replaces: StaffId | None
    source: Origin | None
    column: str
    note: str
    by_day: bool = False

    def __post_init__(self) -> None:
        if self.earned + self.adjustment != self.amount:
            raise ValueError("earned and adjustment must add up to the amount")
        if self.amount < 0 or self.quantity < 0:
            raise ValueError("a line is never negative")
        if self.channel is Channel.UNPAID and self.amount:
            raise ValueError("an unpaid line has no amount")
        if bool(self.institution) != (self.channel is Channel.INSTITUTION):
            raise ValueError("exactly the lines of an institution name one")

    @property
    def month(self) -> Month:
        """The calendar month the line belongs to."""
        return month_of(self.day)

    @property
    def apart(self) -> bool:
        """Whether money of its own pays the line, outside cap and pool."""
        return bool(self.service_line)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPay:
    """A person's month: units and days served, amount per post, and the sum."""

    staff: StaffId
    month: Month
    channel: Channel
    units: int  # hundredths of a 课时, without what is paid by the day
    duty_days: int  # hundredths of a day, 带班 and posts paid by the day
    by_post: tuple[tuple[Post, Fen], ...]
    apart: Fen  # the part outside the pool (晚自习 and other lines)
    amount: Fen

    def __post_init__(self) -> None:
        if sum(amount for _, amount in self.by_post) != self.amount:
            raise ValueError("the posts must add up to the month")
        if not 0 <= self.apart <= self.amount:
            raise ValueError("the part outside the pool is a part of the month")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPay:
    """绩效工资增量 of one of the school's own staff in a month: gross only."""

    staff: StaffId
    month: Month
    gross: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourFee:
    """劳务费 of an outsider in a month: gross, withheld tax, net.

    ``taxable`` is exact, in fen; ``computed`` is False when finance withholds by
    another method and nothing is withheld here.
    """

    staff: StaffId
    month: Month
    gross: Fen
    taxable: Fraction
    tax: Fen
    net: Fen
    computed: bool
    note: str

    def __post_init__(self) -> None:
        if self.gross - self.tax != self.net or self.tax < 0 or self.net < 0:
            raise ValueError("gross must be withheld tax and net together")


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionPay:
    """What an institution is paid for a month's sessions."""

    institution: str
    month: Month
    sessions: int
    units: int  # hundredths of a 课时
    amount: Fen
