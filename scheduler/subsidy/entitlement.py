"""One line per person, date and session: what each service is worth."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from scheduler.domain.kinds import POST_OF, PayMethod, Post, StaffKind
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.money import ZERO, rounded
from scheduler.subsidy.rates import POINTS_COLUMN, Price, Prices
from scheduler.subsidy.shifts import Shift, group_of
from scheduler.subsidy.units import Units
from scheduler.words import subsidy as words


def entitlements(
    school: School, served: Iterable[Shift], *, evening_apart: bool
) -> list[PayLine]:
    """Lines at the standard, before ceilings; amounts under 工分 are still 0.

    amount = rate × units, rounded once. 带班 is paid once per person and date, an
    institution once per session and date, whoever it sends. 晚自习 and institutions
    are paid by rate under either method.
    """
    staff = {person.id: person for person in school.staff}
    prices, units = Prices(school), Units(school)
    by_points = school.settings.pay_method is PayMethod.POINTS
    paid_once: set[tuple[object, ...]] = set()
    lines = []
    for shift in served:
        person = staff[shift.staff]
        post = POST_OF[shift.session.activity]
        price = prices.of(post, person)
        apart = post is Post.EVENING and evening_apart
        channel = _channel(person, price)
        shared = by_points and channel is not Channel.INSTITUTION and not apart
        quantity = units.quantity(shift.session)
        points = price.points * quantity / 100 if shared else Decimal(0)
        earned = ZERO if shared else rounded(Fraction(price.rate * quantity, 100))
        note = _already_paid(shift, person, post, paid_once)
        if note:
            earned, points = ZERO, Decimal(0)
        lines.append(
            PayLine(
                staff=shift.staff,
                day=shift.day,
                session=shift.session.id,
                period=shift.session.period,
                post=post,
                group=group_of(shift.session),
                quantity=0 if note else quantity,
                rate=None if shared else price.rate,
                points=points,
                earned=earned,
                adjustment=ZERO,
                amount=earned,
                channel=channel,
                institution=(
                    (person.institution or words.UNNAMED_INSTITUTION)
                    if channel is Channel.INSTITUTION
                    else ""
                ),
                apart=apart,
                basis=shift.basis,
                replaces=shift.replaces,
                source=price.source,
                column=POINTS_COLUMN if shared else price.column,
                note=note,
            )
        )
    return lines


def _channel(person: Staff, price: Price) -> Channel:
    """Own staff by payroll, institutions by contract, everybody else by fee.

    Volunteers are paid only when 补助标准 prices them.
    """
    match person.kind:
        case StaffKind.OWN:
            return Channel.PERFORMANCE
        case StaffKind.INSTITUTION:
            return Channel.INSTITUTION
        case StaffKind.VOLUNTEER if not price.priced:
            return Channel.UNPAID
        case _:
            return Channel.LABOUR


def _already_paid(
    shift: Shift, person: Staff, post: Post, paid: set[tuple[object, ...]]
) -> str:
    """Why a line has no amount although it was served, or nothing."""
    key: tuple[object, ...]
    if person.kind is StaffKind.INSTITUTION:
        key, note = (
            (person.institution, shift.day, shift.session.id),
            words.INSTITUTION_ONCE,
        )
    elif post is Post.DUTY:
        key, note = (person.id, shift.day, post), words.DUTY_ONCE
    else:
        return ""
    if key in paid:
        return note
    paid.add(key)
    return ""
