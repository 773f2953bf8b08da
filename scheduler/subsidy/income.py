"""The fund: fees after waivers, fiscal money, other income, and the staff part."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from scheduler.domain.fund import ClassIncome, Fund, WaiverSum
from scheduler.domain.ids import ClassName, PupilId
from scheduler.domain.people import Pupil, Waiver, WaiverKind
from scheduler.domain.refund import Refund, RefundRule
from scheduler.domain.school import School
from scheduler.money import Fen, rounded
from scheduler.policy import Regime, Unstated
from scheduler.subsidy.fee_caps import FEE_CAP, charged, fee_caps, lowest
from scheduler.subsidy.refunds import Missed, given_back, refund_of
from scheduler.subsidy.usage import Usage, attends


def fee_paid(fee: Fen, waiver: Waiver) -> Fen:
    """What a family pays of the fee: nothing, half rounded, or less an amount."""
    match waiver.kind:
        case WaiverKind.NONE:
            return fee
        case WaiverKind.FULL:
            return Fen(0)
        case WaiverKind.HALF:
            return rounded(Fraction(fee, 2))
        case WaiverKind.AMOUNT:
            return Fen(max(0, fee - waiver.amount))


def collected(school: School, fee: Fen, missed: Mapping[PupilId, Missed]) -> Fen:
    """Fees of all pupils together after waivers and refunds, were this the fee."""
    rule, total = school.settings.refund_rule or RefundRule.NONE, 0
    for pupil in school.pupils:
        if not attends(pupil):
            continue
        paid = fee_paid(fee, pupil.waiver)
        facts = missed.get(pupil.id)
        total += paid - (given_back(rule, paid, facts) if facts else 0)
    return Fen(total)


def fund_of(
    school: School, regime: Regime, usage: Usage, missed: Mapping[PupilId, Missed]
) -> Fund:
    """The term's income, class by class; nobody is charged above any ceiling."""
    settings = school.settings
    caps = fee_caps(settings, regime, usage.dates)
    cap = lowest(caps)
    fee = settings.fee
    if cap is not None and cap.per_term is not None:
        fee = Fen(min(fee, cap.per_term))
    groups: dict[tuple[ClassName, Fen], list[Pupil]] = {
        (each.name, fee): [] for each in school.classes
    }
    refunds: list[Refund] = []
    waived: defaultdict[tuple[str, WaiverKind], list[int]] = defaultdict(lambda: [0, 0])
    rule = settings.refund_rule or RefundRule.NONE
    for pupil in school.pupils:
        if not attends(pupil):
            continue
        own = charged(fee, caps, usage.units(pupil)) if settings.cap_per_period else fee
        groups.setdefault((pupil.class_name, own), []).append(pupil)
        facts = missed.get(pupil.id)
        paid = fee_paid(own, pupil.waiver)
        if pupil.waiver.kind is not WaiverKind.NONE:
            sums = waived[pupil.waiver.category, pupil.waiver.kind]
            sums[0] += 1
            sums[1] += own - paid
        if facts is not None and paid:
            refund = refund_of(pupil, rule, paid, facts)
            refunds += [refund] if refund else []
    place = {each.name: number for number, each in enumerate(school.classes)}
    classes = tuple(
        _class_income(name, own, pupils, settings.fiscal)
        for (name, own), pupils in sorted(
            groups.items(), key=lambda item: (place[item[0][0]], -item[0][1])
        )
        if pupils or own == fee
    )
    income = sum(row.paid + row.fiscal for row in classes) + settings.other_income
    income -= sum(refund.amount for refund in refunds)
    pool = rounded(income * Fraction(settings.staff_share))
    return Fund(
        fee_set=settings.fee,
        cap=cap.per_term if cap else None,
        cap_source=cap.source if cap else _unstated(regime),
        fee=fee,
        fiscal=settings.fiscal,
        classes=classes,
        other=settings.other_income,
        total=Fen(income),
        staff_share=settings.staff_share,
        pool=pool,
        rest=Fen(income - pool),
        caps=caps,
        refunds=tuple(refunds),
        waivers=tuple(
            WaiverSum(category=category, kind=kind, pupils=number, amount=Fen(amount))
            for (category, kind), (number, amount) in sorted(waived.items())
        ),
    )


def _unstated(regime: Regime) -> str:
    """What the regime says instead of a ceiling."""
    cap = regime.fen(FEE_CAP)
    return cap.text if isinstance(cap, Unstated) else ""


def _class_income(
    name: ClassName, fee: Fen, pupils: list[Pupil], fiscal: Fen
) -> ClassIncome:
    def waived(*kinds: WaiverKind) -> list[Pupil]:
        return [pupil for pupil in pupils if pupil.waiver.kind in kinds]

    def paid_by(some: list[Pupil]) -> Fen:
        return Fen(sum(fee_paid(fee, pupil.waiver) for pupil in some))

    fixed = waived(WaiverKind.AMOUNT)
    due, paid = Fen(fee * len(pupils)), paid_by(pupils)
    return ClassIncome(
        class_name=name,
        fee=fee,
        pupils=len(pupils),
        full=len(waived(WaiverKind.FULL)),
        half=len(waived(WaiverKind.HALF)),
        fixed=len(fixed),
        fixed_waived=Fen(fee * len(fixed) - paid_by(fixed)),
        due=due,
        waived=Fen(due - paid),
        paid=paid,
        fiscal=Fen(fiscal * len(pupils)),
    )
