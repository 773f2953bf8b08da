"""Lines gathered by person and month, and by the way the money leaves the school."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import SALARY_KINDS, PayWay, Post, StaffKind
from scheduler.domain.ledger import (
    Channel,
    InstitutionPay,
    LabourFee,
    MonthPay,
    OwnPay,
    PayLine,
)
from scheduler.domain.people import Staff
from scheduler.money import ZERO, Fen
from scheduler.subsidy.withholding import taxable, withheld
from scheduler.words import subsidy as words

Key = TypeVar("Key", bound=Hashable)

_NOTES = {
    StaffKind.STUDENT_TEACHER: words.STUDENT_TEACHER_TAX,
    StaffKind.RETIRED: words.RETIRED_NOTE,
    StaffKind.OTHER_SCHOOL: words.OTHER_SCHOOL_NOTE,
}
_CHOSEN = {
    PayWay.LABOUR: words.CHOSEN_LABOUR,
    PayWay.SALARY: words.CHOSEN_SALARY,
}


def month_pays(lines: Iterable[PayLine]) -> tuple[MonthPay, ...]:
    """One summary per person, month and channel, in order of month then person."""
    grouped = _grouped(
        lines, lambda line: (line.month, line.staff, line.channel)
    ).items()
    return tuple(_month_pay(group) for _, group in sorted(grouped))


def own_pays(months: Iterable[MonthPay]) -> tuple[OwnPay, ...]:
    """绩效工资增量: the school's own staff, gross; payroll withholds the tax."""
    return tuple(
        OwnPay(staff=row.staff, month=row.month, gross=row.amount)
        for row in months
        if row.channel is Channel.PERFORMANCE
    )


def labour_fees(
    months: Iterable[MonthPay], staff: Mapping[StaffId, Staff]
) -> tuple[LabourFee, ...]:
    """劳务费: each outsider's month is one receipt, evening study included.

    Full-time students fall under the cumulative method, which needs facts the school
    office does not have: nothing is withheld here and the row says so.
    """
    return tuple(
        _labour_fee(row, staff[row.staff])
        for row in months
        if row.channel is Channel.LABOUR
    )


def institution_pays(lines: Iterable[PayLine]) -> tuple[InstitutionPay, ...]:
    """What each institution is paid in each month."""
    grouped = _grouped(
        (line for line in lines if line.channel is Channel.INSTITUTION),
        lambda line: (line.month, line.institution),
    )
    return tuple(
        InstitutionPay(
            institution=institution,
            month=month,
            sessions=sum(line.quantity > 0 for line in group),
            units=sum(line.quantity for line in group),
            amount=Fen(sum(line.amount for line in group)),
        )
        for (month, institution), group in sorted(grouped.items())
    )


def _month_pay(group: list[PayLine]) -> MonthPay:
    first = group[0]
    by_post = _grouped(group, lambda line: line.post)
    return MonthPay(
        staff=first.staff,
        month=first.month,
        channel=first.channel,
        units=sum(line.quantity for line in group if not line.by_day),
        duty_days=sum(line.quantity for line in group if line.by_day),
        by_post=tuple(
            (post, Fen(sum(line.amount for line in by_post[post])))
            for post in Post
            if post in by_post
        ),
        apart=Fen(sum(line.amount for line in group if line.apart)),
        amount=Fen(sum(line.amount for line in group)),
    )


def taxed_here(person: Staff) -> bool:
    """Whether tax of 劳务报酬 is withheld here; else finance withholds by payroll.

    Full-time students fall under the cumulative method; so does who has a contract as
    an employee (工资薪金), which finance chooses where the law leaves it.
    """
    salary = person.pay_way is PayWay.SALARY and person.kind in SALARY_KINDS
    return not salary and person.kind is not StaffKind.STUDENT_TEACHER


def _labour_fee(row: MonthPay, person: Staff) -> LabourFee:
    computed = taxed_here(person)
    tax = withheld(row.amount) if computed else ZERO
    return LabourFee(
        staff=row.staff,
        month=row.month,
        gross=row.amount,
        taxable=taxable(row.amount) if computed else Fraction(0),
        tax=tax,
        net=Fen(row.amount - tax),
        computed=computed,
        note=_note(person),
    )


def _note(person: Staff) -> str:
    """What finance has chosen for a person, else what it may choose."""
    if person.pay_way in _CHOSEN and person.kind in SALARY_KINDS:
        return _CHOSEN[person.pay_way]
    return _NOTES.get(person.kind, "")


def _grouped(
    lines: Iterable[PayLine], key: Callable[[PayLine], Key]
) -> dict[Key, list[PayLine]]:
    groups: defaultdict[Key, list[PayLine]] = defaultdict(list)
    for line in lines:
        groups[key(line)].append(line)
    return groups
