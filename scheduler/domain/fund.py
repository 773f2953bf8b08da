"""Where the money comes from, what it may be used for, and what is left."""

from dataclasses import dataclass
from decimal import Decimal

from scheduler.domain.ids import ClassName
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassIncome:
    """A class's term: pupils attending, fee due, waived and paid, fiscal money.

    ``fixed_waived`` is the money waived by 定额 alone.
    """

    class_name: ClassName
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
        if self.full + self.half + self.fixed > self.pupils:
            raise ValueError("more waivers than pupils")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """The term's income and its staff part.

    ``fee`` is what is charged: the school's fee, at most the cap of the regime.
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

    def __post_init__(self) -> None:
        income = sum(row.paid + row.fiscal for row in self.classes) + self.other
        if income != self.total:
            raise ValueError("the classes and other income must add up to the total")
        if self.pool + self.rest != self.total:
            raise ValueError("the staff part and the rest must add up to the total")
        if any(row.due != self.fee * row.pupils for row in self.classes):
            raise ValueError("what is due is the fee times the pupils")

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
    it by service days. ``left`` is negative for a shortfall. ``evening`` stands
    beside the pool, with money of its own.
    """

    service_days: int
    term_days: int
    available: Fen
    service: Spending
    evening: Spending
    left: Fen

    def __post_init__(self) -> None:
        if self.available - self.service.total != self.left:
            raise ValueError("the pool must be spending and what is left together")
