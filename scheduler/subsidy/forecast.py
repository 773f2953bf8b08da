"""Before solving: what the fund will hold, and what any plan costs at least.

The bound counts the supervisors every legal plan needs (one for every 每组学生上限
pupils present, DOMAIN.md 2.9) at the lowest price anybody who may serve is paid.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scheduler.domain.days import ServiceDay
from scheduler.domain.fund import Fund
from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PayMethod, PeriodKind, Post, StaffKind
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.domain.people import Pupil, Staff
from scheduler.domain.school import School
from scheduler.domain.settings import Settings
from scheduler.domain.worked import Month, month_of
from scheduler.money import ZERO, Fen, share, times
from scheduler.policy import Profile
from scheduler.subsidy.income import fund_of
from scheduler.subsidy.needed_fee import needed_fee
from scheduler.subsidy.rates import Prices
from scheduler.subsidy.units import ONE_DAY
from scheduler.subsidy.usage import Usage
from scheduler.termdays import service_days

# Kinds of period whose services one person may add up under one ceiling.
_FAMILIES = (
    (PeriodKind.STUDY.value, PeriodKind.CLUB.value),
    (PeriodKind.CARE.value,),
    (Post.DUTY.value,),
)
# The posts that may serve a slot; tutoring is done in place of study.
_POSTS = {
    PeriodKind.STUDY: (Post.STUDY, Post.TUTORING),
    PeriodKind.CLUB: (Post.CLUB, Post.STUDY),
    PeriodKind.CARE: (Post.CARE,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The fund of the term and the least any plan costs, kind of period by kind.

    A part is a kind, its supervisors over all dates, their cost. ``needed_fee`` is
    the lowest fee that covers the bound: below it no plan can be paid in full.
    """

    days: int
    fund: Fund
    parts: tuple[tuple[str, int, Fen], ...]
    needed_fee: Fen | None

    @property
    def cost(self) -> Fen:
        """What any plan costs at least, at the standard, evening study apart."""
        return Fen(sum(amount for _, _, amount in self.parts))


def forecast(school: School, profile: Profile) -> Forecast:
    """The forecast from the workbook alone; no plan is needed."""
    settings = school.settings
    regime = profile.in_force(settings.service_start)
    term = service_days(settings, school.calendar)
    usage = Usage(school, regime, {each.day: each.weekday for each in term.days})
    fund = fund_of(school, regime, usage, {})
    needs = _needs(school, usage, term.days)
    cheapest = _Cheapest(school)
    parts: defaultdict[str, tuple[int, Fen]] = defaultdict(lambda: (0, ZERO))
    for family in _FAMILIES:
        for month in sorted({need.month for need in needs}):
            own = [
                need for need in needs if need.kind in family and need.month == month
            ]
            for need, cost in zip(own, cheapest.least(own), strict=True):
                times, before = parts[need.kind]
                parts[need.kind] = (times + need.served, Fen(before + cost))
    total = Fen(sum(cost for _, cost in parts.values()))
    return Forecast(
        days=len(term.days),
        fund=fund,
        parts=tuple((kind, times, cost) for kind, (times, cost) in parts.items()),
        needed_fee=needed_fee(school, fund, total, {}),
    )


def group_period(fee: Fen, share: Decimal, periods: int, pupils: int) -> Fraction:
    """Fen for staff that a group of so many pupils brings in for one period."""
    return Fraction(fee, periods) * pupils * Fraction(share)


def smallest_group(fee: Fen, share: Decimal, periods: int, rate: Fen) -> int:
    """Pupils a group needs so that its own fees carry one period at a rate."""
    exact = Fraction(rate) / group_period(fee, share, periods, 1)
    return -int(-exact // 1)


def _present(school: School, usage: Usage) -> Mapping[tuple[Slot, int], int]:
    """Pupils of each grade in each slot."""
    found: defaultdict[tuple[Slot, int], int] = defaultdict(int)
    alike: defaultdict[tuple[object, ...], list[Pupil]] = defaultdict(list)
    for pupil in school.pupils:
        alike[pupil.grade, pupil.week, pupil.care_agreement].append(pupil)
    for pupils in alike.values():
        for slot in school.slots:
            if usage.attends(pupils[0], slot):
                found[slot, pupils[0].grade] += len(pupils)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Need:
    """Supervisors a kind of period needs in a month, over all its dates.

    ``held`` counts the periods themselves: nobody can serve more of them.
    """

    kind: str
    posts: tuple[Post, ...]
    month: Month
    units: int
    served: int
    held: int


def _needs(
    school: School, usage: Usage, days: Iterable[ServiceDay]
) -> tuple[_Need, ...]:
    """Homework groups hold one grade; clubs and care may mix grades."""
    settings, present = school.settings, _present(school, usage)
    weekdays = Counter((month_of(each.day), each.weekday) for each in days)
    found = [
        _Need(
            kind=slot.kind.value,
            posts=_posts(school, slot.kind),
            month=month,
            units=slot.units,
            served=_groups(slot, present, settings) * number,
            held=number,
        )
        for (month, weekday), number in sorted(weekdays.items())
        for slot in school.slots
        if slot.weekday == weekday and slot.kind in _POSTS and not _apart(school, slot)
    ]
    duty = Counter(month_of(each.day) for each in days)
    if settings.duty_posts:
        found += [
            _Need(
                kind=Post.DUTY.value,
                posts=(Post.DUTY,),
                month=month,
                units=ONE_DAY,
                served=settings.duty_posts * number,
                held=number,
            )
            for month, number in sorted(duty.items())
        ]
    return tuple(found)


def _apart(school: School, slot: Slot) -> bool:
    """Whether a line outside the fund may pay what happens in a slot."""
    clubs = {club.name for club in school.clubs}
    named = {name for line in school.service_lines for name in line.scope}
    if slot.kind is PeriodKind.CLUB and named & clubs:
        return True
    return bool(named & {slot.period, slot.kind.value})


def _posts(school: School, kind: PeriodKind) -> tuple[Post, ...]:
    """The posts that may serve a kind of period in this school."""
    tutored = any(pupil.struggling for pupil in school.pupils)
    return tuple(post for post in _POSTS[kind] if tutored or post is not Post.TUTORING)


def _groups(
    slot: Slot, present: Mapping[tuple[Slot, int], int], settings: Settings
) -> int:
    counts = [present.get((slot, grade), 0) for grade in sorted(slot.grades)]
    if slot.kind is PeriodKind.STUDY:
        return sum(-(-count // settings.group_size) for count in counts)
    care = slot.kind is PeriodKind.CARE
    return -(-sum(counts) // (settings.care_size if care else settings.group_size))


class _Cheapest:
    """The lowest price and ceiling among those who may serve a post."""

    def __init__(self, school: School) -> None:
        self._school = school
        self._prices = Prices(school)

    def least(self, needs: Sequence[_Need]) -> tuple[Fen, ...]:
        """What each need of one month costs at least.

        Pay under a monthly ceiling is least when few people do everything: nobody
        can serve more than all periods once, and everybody is paid up to the lowest
        ceiling of any post.
        """
        values = [self._rate(need.posts, need.units) for need in needs]
        costs = [need.served * rate for need, rate in zip(needs, values, strict=True)]
        caps = self._caps({post for need in needs for post in need.posts})
        if not caps or not sum(costs):
            return tuple(Fen(cost) for cost in costs)
        most = sum(need.held * rate for need, rate in zip(needs, values, strict=True))
        full, rest = divmod(sum(costs), most)
        bound = full * min(most, min(caps)) + min(rest, min(caps))
        return share(Fen(bound), costs)

    def _caps(self, posts: Set[Post]) -> list[Fen]:
        return [
            row.monthly_cap
            for row in self._school.rates
            if row.post in posts and row.monthly_cap is not None
        ]

    def _rate(self, posts: tuple[Post, ...], units: int) -> Fen:
        return min(
            (
                self._least(post, person, units)
                for person in self._school.staff
                for post in posts
                if post in person.posts
            ),
            default=ZERO,
        )

    def _sent(self, post: Post) -> int:
        """Most supervisors one session needs; of care nothing is certain."""
        school, size = self._school, self._school.settings.group_size
        if post is not Post.CLUB:
            return max(1, len(school.pupils))
        return max((-(-club.maximum // size) for club in school.clubs), default=1)

    def _least(self, post: Post, person: Staff, units: int) -> Fen:
        """The least a line is worth; nothing is certain of money that is shared."""
        if person.kind is StaffKind.INSTITUTION:
            # A session is paid once, however many people its institution sends; a
            # contract for a month or term is no cost of any one session.
            rate = self._prices.of(post, person).rate
            return Fen(rate * units // 100 // self._sent(post))
        rows = self._prices.rows(post, person.kind)
        return min((self._worth(row, units) for row in rows), default=ZERO)

    def _worth(self, row: PayRate, units: int) -> Fen:
        by_points = self._school.settings.pay_method is PayMethod.POINTS
        if by_points or row.method not in (RateMethod.PERIOD, RateMethod.BAND):
            return ZERO
        rate = min((band.rate for band in row.bands), default=row.rate)
        if row.floor is not None:
            rate = max(rate, row.floor)
        if row.ceiling is not None:
            rate = min(rate, row.ceiling)
        return times(rate, units)
