"""What a plan costs at the standard: the measure that plans are compared by.

Every service at its row's 标准 (or its institution's 课时费), floors and ceilings of a
课时 applied, before 月上限 and before the pool is looked at: what depends on the plan
and not on how little money there is. Under 工分 the pool is paid out whatever the plan;
the rows' 标准 then measures the services bought. Lines with money of their own (evening
study outside the fund) stand apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from scheduler.domain.aim import PayTable
from scheduler.domain.grid import Slot
from scheduler.domain.ids import PupilId, SessionId, StaffId
from scheduler.domain.kinds import (
    POST_OF,
    Activity,
    PayMethod,
    PeriodKind,
    Post,
    StaffKind,
)
from scheduler.domain.ledger import Basis
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.money import ZERO, Fen
from scheduler.policy import Profile
from scheduler.subsidy.entitlement import entitlements
from scheduler.subsidy.limits import limited
from scheduler.subsidy.rates import Prices
from scheduler.subsidy.service_lines import ServiceLines
from scheduler.subsidy.shifts import Shift, shifts

_ACTIVITIES = {
    PeriodKind.STUDY: (Activity.STUDY, Activity.TUTORING),
    PeriodKind.CLUB: (Activity.CLUB, Activity.STUDY),
    PeriodKind.CARE: (Activity.CARE,),
    PeriodKind.EVENING: (Activity.EVENING,),
}


def standard_cost(school: School, plan: Plan, profile: Profile) -> Fen:
    """Pay of a plan's dated roster at the standard."""
    return Fen(sum(_amounts(school, profile, shifts(plan, None, None))))


def pay_table(school: School, profile: Profile) -> PayTable:
    """The least each session costs at the standard, whatever its group.

    A session of an institution is paid once, however many people it sends.
    """
    served = list(_every_shift(school))
    size = school.settings.group_size
    sent = max(
        (max(club.leaders, -(-club.maximum // size)) for club in school.clubs),
        default=1,
    )
    institutions = {
        person.id for person in school.staff if person.kind is StaffKind.INSTITUTION
    }
    least: dict[tuple[Post, StaffId, str], Fen] = {}
    for shift, amount in zip(served, _amounts(school, profile, served), strict=True):
        post = POST_OF[shift.session.activity]
        if shift.staff in institutions:
            amount = Fen(amount // (sent if post is Post.CLUB else len(school.pupils)))
        key = (post, shift.staff, shift.session.period)
        least[key] = min(amount, least.get(key, amount))
    return PayTable(least=least)


def _amounts(school: School, profile: Profile, served: Sequence[Shift]) -> list[Fen]:
    """What each service is worth; 0 where it has money of its own."""
    regime = profile.in_force(school.settings.service_start)
    line_of = ServiceLines(school, regime).of
    by_rate = replace(school.settings, pay_method=PayMethod.RATE)
    priced = replace(school, settings=by_rate)
    lines = entitlements(priced, served, line_of=line_of)
    staff = {person.id: person for person in school.staff}
    return [
        ZERO if line.apart else line.amount
        for line in limited(lines, staff, Prices(priced))
    ]


def _every_shift(school: School) -> Iterator[Shift]:
    """One service of every person in every period, for every band of group sizes.

    A date and a session of its own for each, so that none counts as paid already.
    """
    day = school.settings.service_start
    sizes = sorted({1, *(band.first for row in school.rates for band in row.bands)})
    number = 0
    for slot in school.slots:
        for activity in _ACTIVITIES[slot.kind]:
            for person in school.staff:
                if POST_OF[activity] not in person.posts:
                    continue
                for size in sizes:
                    number += 1
                    yield Shift(
                        staff=person.id,
                        day=day + timedelta(days=number),
                        session=_session(slot, activity, size, number),
                        basis=Basis.PLANNED,
                    )
    for person in school.staff:
        if Post.DUTY in person.posts and school.slots:
            number += 1
            yield Shift(
                staff=person.id,
                day=day + timedelta(days=number),
                session=_session(school.slots[0], Activity.DUTY, 0, number),
                basis=Basis.PLANNED,
            )


def _session(slot: Slot, activity: Activity, size: int, number: int) -> Session:
    return Session(
        id=SessionId(f"price-{number}"),
        weekday=slot.weekday,
        period=Post.DUTY.value if activity is Activity.DUTY else slot.period,
        start=slot.start,
        end=slot.end,
        activity=activity,
        classes=(),
        club=None,
        room=None,
        pupils=tuple(PupilId(str(each)) for each in range(size)),
        posts=1,
    )
