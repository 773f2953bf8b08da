"""One line per person, date and session: what each service is worth."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from scheduler.domain.kinds import (
    OWN_UNIT_KINDS,
    POST_OF,
    PayMethod,
    PayWay,
    Post,
    StaffKind,
)
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.pay import RateMethod
from scheduler.domain.people import Staff
from scheduler.domain.plan import Session
from scheduler.domain.school import School
from scheduler.money import ZERO, times
from scheduler.subsidy.rates import POINTS_COLUMN, Price, Prices
from scheduler.subsidy.shifts import Shift, group_of
from scheduler.subsidy.units import ONE_DAY, Units
from scheduler.words import subsidy as words


def entitlements(
    school: School, served: Iterable[Shift], *, line_of: Callable[[Session], str]
) -> list[PayLine]:
    """Lines at the standard, before ceilings; amounts of shared money are still 0.

    amount = rate × units, rounded once. 带班 and 按日 are paid once per person and
    date, an institution once per session and date, whoever it sends. What is apart
    from the fund and institutions are paid by rate under 工分 too.

    Args:
        school: the workbook.
        served: who served what.
        line_of: the service line outside the fund a session belongs to, or nothing.
    """
    staff = {person.id: person for person in school.staff}
    prices, units = Prices(school), Units(school)
    by_points = school.settings.pay_method is PayMethod.POINTS
    paid_once: set[tuple[object, ...]] = set()
    return [
        _line(
            shift,
            staff[shift.staff],
            prices,
            units,
            by_points,
            paid_once,
            line_of(shift.session),
        )
        for shift in served
    ]


def _line(
    shift: Shift,
    person: Staff,
    prices: Prices,
    units: Units,
    by_points: bool,
    paid_once: set[tuple[object, ...]],
    service_line: str,
) -> PayLine:
    post = POST_OF[shift.session.activity]
    price = prices.of(
        post, person, _pupils_each(shift.session), period=shift.session.period
    )
    channel = _channel(person, price)
    method = _method(price, person, by_points, apart=bool(service_line))
    by_day = post is Post.DUTY or method is RateMethod.DAY
    quantity = ONE_DAY if by_day else units.quantity(shift.session)
    note = _already_paid(shift, person, post, paid_once, by_day=by_day)
    if note:
        quantity = 0
    shared = method in (RateMethod.POINTS, RateMethod.CLASS_SHARE)
    earned = ZERO if shared else times(price.rate, quantity)
    points = Decimal(0)
    if method is RateMethod.POINTS:
        points = price.points * quantity / 100
    return PayLine(
        staff=shift.staff,
        day=shift.day,
        session=shift.session.id,
        period=shift.session.period,
        post=post,
        group=group_of(shift.session),
        quantity=quantity,
        rate=None if shared or price.lump else price.rate,
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
        service_line=service_line,
        basis=shift.basis,
        replaces=shift.replaces,
        source=price.source,
        column=POINTS_COLUMN if method is RateMethod.POINTS else price.column,
        note=note,
        by_day=by_day,
    )


def _method(price: Price, person: Staff, by_points: bool, *, apart: bool) -> RateMethod:
    """How a line is priced: what the row says, and under 工分 by points by default.

    Money apart from the fund cannot be shared out of it.
    """
    if person.kind is StaffKind.INSTITUTION:
        return RateMethod.CONTRACT
    if apart and price.method in (RateMethod.POINTS, RateMethod.CLASS_SHARE):
        return RateMethod.PERIOD
    if by_points and not apart and price.method is RateMethod.PERIOD:
        return RateMethod.POINTS
    return price.method


def _pupils_each(session: Session) -> int:
    """Pupils that one of the session's supervisors looks after."""
    return -(-len(session.pupils) // max(1, session.posts))


def _channel(person: Staff, price: Price) -> Channel:
    """Own staff by payroll, institutions by contract, everybody else by fee.

    A teacher of another school may be paid through that school (原单位发放): the money
    goes to the unit. Volunteers are paid only when 补助标准 prices them.
    """
    if person.pay_way is PayWay.OWN_UNIT and person.kind in OWN_UNIT_KINDS:
        return Channel.INSTITUTION
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
    shift: Shift,
    person: Staff,
    post: Post,
    paid: set[tuple[object, ...]],
    *,
    by_day: bool,
) -> str:
    """Why a line has no amount although it was served, or nothing."""
    key: tuple[object, ...]
    if person.kind is StaffKind.INSTITUTION:
        key, note = (
            (person.institution, shift.day, shift.session.id),
            words.INSTITUTION_ONCE,
        )
    elif by_day:
        key = (person.id, shift.day, post)
        note = words.DUTY_ONCE if post is Post.DUTY else words.DAY_ONCE
    else:
        return ""
    if key in paid:
        return note
    paid.add(key)
    return ""
