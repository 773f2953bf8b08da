"""班级收入分成 and 班主任比例: money of a class among the people who serve it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import lcm

from scheduler.domain.fund import Fund
from scheduler.domain.ids import ClassName, SessionId, StaffId
from scheduler.domain.ledger import PayLine
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.domain.people import Staff
from scheduler.domain.plan import Session
from scheduler.domain.school import School
from scheduler.domain.worked import Month, month_of
from scheduler.money import ZERO, Fen, rounded, share
from scheduler.subsidy.caps import adjusted
from scheduler.subsidy.fair import fair_share
from scheduler.subsidy.rates import Prices
from scheduler.words import subsidy as words


class ClassMoney:
    """What each class brings in, and who serves it."""

    def __init__(
        self,
        school: School,
        fund: Fund,
        dates: Sequence[date],
        sessions: Mapping[SessionId, Session],
    ) -> None:
        self._heads = {each.name: each.head_teacher for each in school.classes}
        self._staff: dict[StaffId, Staff] = {each.id: each for each in school.staff}
        self._prices = Prices(school)
        self._sessions = sessions
        self._months = sorted({month_of(day) for day in dates})
        days = [month_of(day) for day in dates]
        self._days = [days.count(month) for month in self._months]
        self._income: defaultdict[ClassName, int] = defaultdict(int)
        for row in fund.classes:
            self._income[row.class_name] += row.paid + row.fiscal
        for refund in fund.refunds:
            self._income[refund.class_name] -= refund.amount

    def shared(self, lines: Sequence[PayLine]) -> list[PayLine]:
        """Give 班级收入分成 lines their part of their classes' month.

        A class's month is its fees and fiscal money by service days; the row's
        分成比例 of it is split by units, with 班主任比例 as weights. What a session
        serves for several classes counts for each of them in equal parts.
        """
        result = list(lines)
        groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        rules: dict[tuple[object, ...], PayRate] = {}
        for index, line in enumerate(lines):
            rule = self._rule(line, RateMethod.CLASS_SHARE)
            if rule is None or line.rate is not None or not line.quantity:
                continue
            for name in self._sessions[line.session].classes:
                place = (name, line.month, *_identity(rule))
                groups[place].append(index)
                rules[place] = rule
        earned: dict[int, int] = {}
        for key, indices in groups.items():
            name, month = ClassName(str(key[0])), lines[indices[0]].month
            part = Fraction(rules[key].income_share)
            pool = rounded(self._of_month(name, month) * part)
            group = [lines[index] for index in indices]
            weights = self._weights(group, rules[key])
            parts = fair_share(pool, group, weights)
            for index, part_of in zip(indices, parts, strict=True):
                earned[index] = earned.get(index, 0) + part_of
        for index, amount in earned.items():
            result[index] = replace(
                lines[index],
                earned=Fen(amount),
                adjustment=ZERO,
                amount=Fen(amount),
                note=words.CLASS_INCOME,
            )
        return result

    def by_ratio(self, lines: Sequence[PayLine]) -> list[PayLine]:
        """Split what a group's teachers earn in a month by 班主任比例.

        The sum stays; without a head teacher among them nothing changes.
        """
        result = list(lines)
        groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            rule = self._rule(line, RateMethod.HEAD_TEACHER)
            if rule is not None and line.quantity:
                key = (line.group, line.month, *_identity(rule))
                groups[key].append(index)
        for indices in groups.values():
            group = [lines[index] for index in indices]
            rule = self._rule(group[0], RateMethod.HEAD_TEACHER)
            if rule is None or not any(map(self._is_head, group)):
                continue
            total = Fen(sum(line.amount for line in group))
            parts = fair_share(total, group, self._weights(group, rule))
            for index, amount in zip(indices, parts, strict=True):
                result[index] = adjusted(lines[index], amount, words.BY_RATIO)
        return result

    def _weights(self, lines: Sequence[PayLine], rule: PayRate) -> list[int]:
        """Units × ratio ÷ classes served, as whole numbers in proportion."""
        served = [len(self._sessions[line.session].classes) or 1 for line in lines]
        common = lcm(*served)
        head, other = rule.head_ratio
        return [
            line.quantity * (head if self._is_head(line) else other) * common // count
            for line, count in zip(lines, served, strict=True)
        ]

    def _is_head(self, line: PayLine) -> bool:
        return line.staff in self._heads_of(line.session)

    def _heads_of(self, session: SessionId) -> Iterator[StaffId | None]:
        return (self._heads.get(name) for name in self._sessions[session].classes)

    def _rule(self, line: PayLine, method: RateMethod) -> PayRate | None:
        rule = self._prices.rule(line.post, self._staff[line.staff], line.period)
        return rule if rule is not None and rule.method is method else None

    def _of_month(self, name: ClassName, month: Month) -> Fen:
        """A class's income of a month; the months add up to the term."""
        if month not in self._months:
            return ZERO
        income = Fen(max(0, self._income[name]))
        return share(income, self._days)[self._months.index(month)]


def _identity(rule: PayRate) -> tuple[str, ...]:
    return (rule.post, rule.kind or "", rule.period)
