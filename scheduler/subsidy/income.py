"""The fund: fees after waivers, fiscal money, other income, and the staff part."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from scheduler.domain.fund import ClassIncome, Fund
from scheduler.domain.ids import ClassName
from scheduler.domain.people import Pupil, Stay, Waiver, WaiverKind
from scheduler.domain.school import School
from scheduler.money import Fen, rounded
from scheduler.policy import Regime, Setting, Unstated

FEE_CAP = "fee.cap_per_term"


def attends(pupil: Pupil) -> bool:
    """Whether a pupil uses the service at all; 晚自习 alone is not the service."""
    return any(day.stay is not Stay.ABSENT for day in pupil.week)


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


def collected(pupils: Iterable[Pupil], fee: Fen) -> Fen:
    """Fees of these pupils together after waivers."""
    return Fen(sum(fee_paid(fee, pupil.waiver) for pupil in pupils))


def fund_of(school: School, regime: Regime) -> Fund:
    """The term's income, class by class; the fee charged is at most the cap."""
    settings = school.settings
    cap, cap_source = _cap(regime)
    fee = settings.fee if cap is None else Fen(min(settings.fee, cap))
    attending: defaultdict[ClassName, list[Pupil]] = defaultdict(list)
    for pupil in school.pupils:
        if attends(pupil):
            attending[pupil.class_name].append(pupil)
    classes = tuple(
        _class_income(each.name, attending[each.name], fee, settings.fiscal)
        for each in school.classes
    )
    income = sum(row.paid + row.fiscal for row in classes) + settings.other_income
    pool = rounded(income * Fraction(settings.staff_share))
    return Fund(
        fee_set=settings.fee,
        cap=cap,
        cap_source=cap_source,
        fee=fee,
        fiscal=settings.fiscal,
        classes=classes,
        other=settings.other_income,
        total=Fen(income),
        staff_share=settings.staff_share,
        pool=pool,
        rest=Fen(income - pool),
    )


def _cap(regime: Regime) -> tuple[Fen | None, str]:
    """The cap and the words that state it; the regime may state none."""
    cap, setting = regime.fen(FEE_CAP), regime.setting(FEE_CAP)
    if isinstance(cap, Unstated):
        return None, cap.text
    clause = setting.clause if isinstance(setting, Setting) else None
    return cap, f"{clause.id} {clause.operative}" if clause is not None else ""


def _class_income(
    name: ClassName, pupils: list[Pupil], fee: Fen, fiscal: Fen
) -> ClassIncome:
    def waived(*kinds: WaiverKind) -> list[Pupil]:
        return [pupil for pupil in pupils if pupil.waiver.kind in kinds]

    fixed = waived(WaiverKind.AMOUNT)
    due, paid = Fen(fee * len(pupils)), collected(pupils, fee)
    return ClassIncome(
        class_name=name,
        pupils=len(pupils),
        full=len(waived(WaiverKind.FULL)),
        half=len(waived(WaiverKind.HALF)),
        fixed=len(fixed),
        fixed_waived=Fen(fee * len(fixed) - collected(fixed, fee)),
        due=due,
        waived=Fen(due - paid),
        paid=paid,
        fiscal=Fen(fiscal * len(pupils)),
    )
