"""Where the money comes from, what it may be used for, and what is left."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scheduler.domain.ids import ClassName
from scheduler.domain.people import WaiverKind
from scheduler.domain.refund import Refund
from scheduler.money import Fen


class CapUnit(StrEnum):
    """What a ceiling of the fee is stated for, per pupil."""

    TERM = "每学期"
    MONTH = "每月"
    PERIOD = "每课时"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCap:
    """A ceiling in force: its amount, what it comes to in the term, who states it.

    ``per_term`` is None for a ceiling per 课时: it differs from pupil to pupil.
    """

    unit: CapUnit
    amount: Fen
    per_term: Fen | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassIncome:
    """Pupils of a class who are charged the same fee: due, waived, paid, fiscal.

    A class has one row unless a ceiling per 课时 lowers the fee of some pupils.
    ``fixed_waived`` is the money waived by 定额 alone.
    """

    class_name: ClassName
    fee: Fen
    pupils: int
    full: int
    half: int
    fixed: int
    fixed_waived: Fen
    due: Fen
    waived: Fen
    paid: Fen
    fiscal: Fen

    def __post_init__(self) -> None:
        if self.due - self.waived != self.paid or min(self.waived, self.paid) < 0:
            raise ValueError("what is due must be what is waived and paid together")
        if self.due != self.fee * self.pupils:
            raise ValueError("what is due is the fee times the pupils")
        if self.full + self.half + self.fixed > self.pupils:
            raise ValueError("more waivers than pupils")


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverSum:
    """Pupils of one 减免类别 with the same 减免, and what is waived for them."""

    category: str
    kind: WaiverKind
    pupils: int
    amount: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """The term's income and its staff part.

    ``fee`` is what is charged: the school's fee, at most ``cap``, the lowest ceiling
    that is the same for everybody. ``caps`` are all ceilings in force. ``refunds``
    are fees given back; the total is without them.
    """

    fee_set: Fen
    cap: Fen | None
    cap_source: str
    fee: Fen
    fiscal: Fen
    classes: tuple[ClassIncome, ...]
    other: Fen
    total: Fen
    staff_share: Decimal
    pool: Fen
    rest: Fen
    caps: tuple[FeeCap, ...] = ()
    refunds: tuple[Refund, ...] = ()
    waivers: tuple[WaiverSum, ...] = ()

    def __post_init__(self) -> None:
        income = sum(row.paid + row.fiscal for row in self.classes) + self.other
        if income - self.refunded != self.total:
            raise ValueError("income less what is given back must be the total")
        if self.pool + self.rest != self.total:
            raise ValueError("the staff part and the rest must add up to the total")
        if sum(row.amount for row in self.waivers) != self.waived:
            raise ValueError("the categories must add up to what is waived")
        if any(row.fee > self.fee for row in self.classes):
            raise ValueError("nobody is charged more than the fee")

    @property
    def pupils(self) -> int:
        """Pupils attending at least one day a week."""
        return sum(row.pupils for row in self.classes)

    @property
    def due(self) -> Fen:
        """Fees before waivers."""
        return Fen(sum(row.due for row in self.classes))

    @property
    def waived(self) -> Fen:
        """减免缺口: fees the school does not collect."""
        return Fen(sum(row.waived for row in self.classes))

    @property
    def paid(self) -> Fen:
        """Fees collected."""
        return Fen(sum(row.paid for row in self.classes))

    @property
    def refunded(self) -> Fen:
        """Fees given back, or not billed after use."""
        return Fen(sum(row.amount for row in self.refunds))

    @property
    def gap_left(self) -> Fen:
        """减免缺口 that fiscal money does not fill; 0 when it does."""
        return Fen(max(0, self.waived - self.fiscal_total))

    @property
    def fiscal_total(self) -> Fen:
        """Fiscal money."""
        return Fen(sum(row.fiscal for row in self.classes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """One line of service: what each channel is paid."""

    own: Fen
    labour: Fen
    institution: Fen

    @property
    def total(self) -> Fen:
        """All channels together."""
        return Fen(self.own + self.labour + self.institution)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Spending against the staff pool of the period settled.

    ``available`` is the term's pool, or in a month's settlement the month's share of
    it by service days. ``left`` is negative for a shortfall. ``apart`` is paid beside
    the pool, by the service lines with money of their own.
    """

    service_days: int
    term_days: int
    available: Fen
    service: Spending
    apart: Spending
    left: Fen

    def __post_init__(self) -> None:
        if self.available - self.service.total != self.left:
            raise ValueError("the pool must be spending and what is left together")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAccount:
    """A line of service outside the fund: its own income against its own pay.

    ``available`` is the staff part of the term's income, or a month's share of it.
    ``listed`` is False when the school has no row of 单列项目 for the line.
    """

    name: str
    listed: bool
    source: str
    pupils: int
    fee: Fen
    due: Fen
    waived: Fen
    fiscal: Fen
    other: Fen
    total: Fen
    staff_share: Decimal
    pool: Fen
    available: Fen
    spending: Spending
    left: Fen

    def __post_init__(self) -> None:
        if self.due - self.waived + self.fiscal + self.other != self.total:
            raise ValueError("the income of a line is its parts")
        if self.available - self.spending.total != self.left:
            raise ValueError("a line's money must be spending and what is left")
        if not 0 <= self.waived <= self.due:
            raise ValueError("what is waived is a part of what is due")

    @property
    def paid(self) -> Fen:
        """Fees collected."""
        return Fen(self.due - self.waived)
