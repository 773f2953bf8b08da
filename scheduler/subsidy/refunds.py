"""Fees given back by the rule the school picked (DOMAIN.md 2.3, each with formula)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from scheduler.domain.ids import PupilId
from scheduler.domain.people import Pupil
from scheduler.domain.refund import PupilAbsence, Refund, RefundRule
from scheduler.domain.worked import month_of
from scheduler.money import ZERO, Fen, rounded, share
from scheduler.subsidy.usage import Usage

LONG = 5  # service days in a row (连续一周以上)
STEP_MONTHS = 3  # leaving before this many months: half of the fee


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A pupil's term: each date with what was planned and what was not delivered.

    ``absent`` are the dates of the pupil's own absence.
    """

    planned: Mapping[date, int]
    missed: Mapping[date, int]
    absent: frozenset[date]
    absences: tuple[PupilAbsence, ...]

    @property
    def whole_days(self) -> list[date]:
        """Dates on which nothing planned was delivered."""
        return [
            day for day, units in self.planned.items() if self.missed.get(day) == units
        ]


def missed_by(
    pupils: Iterable[Pupil],
    usage: Usage,
    absences: Sequence[PupilAbsence],
    cancelled: Mapping[PupilId, Mapping[date, int]],
) -> dict[PupilId, Missed]:
    """What each pupil missed; pupils who missed nothing are not in it."""
    rows: dict[PupilId, list[PupilAbsence]] = {}
    for absence in absences:
        rows.setdefault(absence.pupil, []).append(absence)
    found = {}
    for pupil in pupils:
        own, lost = rows.get(pupil.id, []), cancelled.get(pupil.id, {})
        if not own and not lost:
            continue
        planned = usage.days(pupil)
        absent = frozenset(
            day for day in planned if any(row.first <= day <= row.last for row in own)
        )
        missed = {
            day: units if day in absent else min(units, lost.get(day, 0))
            for day, units in planned.items()
        }
        if any(missed.values()):
            found[pupil.id] = Missed(
                planned=planned, missed=missed, absent=absent, absences=tuple(own)
            )
    return found


def given_back(rule: RefundRule, paid: Fen, facts: Missed) -> Fen:
    """The amount a family that paid ``paid`` for the term gets back.

    按课时 and 后付费: paid × missed periods ÷ planned periods. 按天: paid × missed days
    ÷ planned days. 长期缺勤: the same for absences of five service days in a row or
    more. 半月: of each month's equal part a half when less than half of its days was
    attended. 学期阶梯: a half when the pupil leaves within three months, later nothing.
    """
    match rule:
        case RefundRule.NONE:
            return ZERO
        case RefundRule.PER_PERIOD | RefundRule.AFTER_USE:
            whole, part = sum(facts.planned.values()), sum(facts.missed.values())
            return rounded(Fraction(paid * part, whole))
        case RefundRule.PER_DAY:
            return _by_days(paid, facts, len(facts.whole_days))
        case RefundRule.LONG_ABSENCE:
            return _by_days(paid, facts, _long_absences(facts))
        case RefundRule.HALF_MONTH:
            return _half_months(paid, facts)
        case RefundRule.TERM_STEP:
            return rounded(Fraction(paid, 2)) if _left_early(facts) else ZERO


def refund_of(
    pupil: Pupil, rule: RefundRule, paid: Fen, facts: Missed
) -> Refund | None:
    """The refund with its measure; None when nothing is given back."""
    amount = given_back(rule, paid, facts)
    if not amount:
        return None
    if rule in (RefundRule.PER_PERIOD, RefundRule.AFTER_USE):
        planned, missed = sum(facts.planned.values()), sum(facts.missed.values())
    else:
        planned, missed = len(facts.planned), len(facts.whole_days)
        if rule is RefundRule.LONG_ABSENCE:
            missed = _long_absences(facts)
    return Refund(
        pupil=pupil.id,
        class_name=pupil.class_name,
        rule=rule,
        paid=paid,
        planned=planned,
        missed=missed,
        amount=amount,
        source=facts.absences[0].origin if facts.absences else None,
    )


def _by_days(paid: Fen, facts: Missed, days: int) -> Fen:
    return rounded(Fraction(paid * days, len(facts.planned)))


def _long_absences(facts: Missed) -> int:
    """Days in runs of at least LONG of the pupil's own days of service."""
    total = run = 0
    for day in (*sorted(facts.planned), None):
        if day in facts.absent:
            run += 1
            continue
        total += run if run >= LONG else 0
        run = 0
    return total


def _half_months(paid: Fen, facts: Missed) -> Fen:
    days = Counter(month_of(day) for day in facts.planned)
    lost = Counter(month_of(day) for day in facts.whole_days)
    months = sorted(days)
    back = 0
    for month, fee in zip(months, share(paid, [1] * len(months)), strict=True):
        if 2 * (days[month] - lost[month]) < days[month]:
            back += fee - rounded(Fraction(fee, 2))
    return Fen(back)


def _left_early(facts: Missed) -> bool:
    start = min(facts.planned)
    years, month = divmod(start.month - 1 + STEP_MONTHS, 12)
    limit = (start.year + years, month + 1, start.day)
    return any(
        (row.first.year, row.first.month, row.first.day) < limit
        for row in facts.absences
        if row.leaves
    )
