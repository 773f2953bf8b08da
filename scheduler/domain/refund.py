"""Fees given back: pupils' absences, the school's rule, and what follows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.domain.ids import ClassName, PupilId
from scheduler.domain.origin import Origin
from scheduler.money import Fen


class RefundRule(StrEnum):
    """退费办法 the school picks (DOMAIN.md 2.3)."""

    NONE = "不退费"
    PER_PERIOD = "按课时"
    PER_DAY = "按天"
    HALF_MONTH = "半月"
    TERM_STEP = "学期阶梯"
    LONG_ABSENCE = "长期缺勤"
    AFTER_USE = "后付费"


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilAbsence:
    """A row of 学生缺勤, both ends included; ``leaves`` when the pupil gave up."""

    pupil: PupilId
    first: date
    last: date
    reason: str
    leaves: bool
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """What a family gets back of the fee it paid, or is not billed after use.

    ``planned`` and ``missed`` are in the rule's own measure: hundredths of a 课时, or
    days. ``source`` is the row of 学生缺勤, None for cancelled days alone.
    """

    pupil: PupilId
    class_name: ClassName
    rule: RefundRule
    paid: Fen
    planned: int
    missed: int
    amount: Fen
    source: Origin | None

    def __post_init__(self) -> None:
        if not 0 < self.amount <= self.paid:
            raise ValueError("a refund is a part of what was paid")
