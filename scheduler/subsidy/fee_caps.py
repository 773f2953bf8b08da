"""Every ceiling of the fee that is in force at once."""

from fractions import Fraction

from scheduler.domain.fund import CapUnit, FeeCap
from scheduler.domain.settings import Settings
from scheduler.money import Fen, rounded
from scheduler.policy import Regime, Setting, Unstated
from scheduler.subsidy.usage import Dates

FEE_CAP = "fee.cap_per_term"


def fee_caps(settings: Settings, regime: Regime, dates: Dates) -> tuple[FeeCap, ...]:
    """The regime's ceiling and the school's own ones.

    A ceiling per month comes to 收费月数 times its amount, by default the calendar
    months with service.
    """
    found = []
    stated = regime.fen(FEE_CAP)
    if not isinstance(stated, Unstated):
        setting = regime.setting(FEE_CAP)
        clause = setting.clause if isinstance(setting, Setting) else None
        source = f"{clause.id} {clause.operative}" if clause is not None else ""
        found.append(_cap(CapUnit.TERM, stated, stated, source))
    if settings.cap_per_term is not None:
        cap, source = settings.cap_per_term, _cell(settings, "每学期收费上限")
        found.append(_cap(CapUnit.TERM, cap, cap, source))
    if settings.cap_per_month is not None:
        months = Fraction(len({(day.year, day.month) for day in dates}))
        if settings.fee_months is not None:
            months = Fraction(settings.fee_months)
        cap, source = settings.cap_per_month, _cell(settings, "每月收费上限")
        found.append(_cap(CapUnit.MONTH, cap, rounded(cap * months), source))
    if settings.cap_per_period is not None:
        source = _cell(settings, "每课时收费上限")
        found.append(_cap(CapUnit.PERIOD, settings.cap_per_period, None, source))
    return tuple(found)


def lowest(caps: tuple[FeeCap, ...]) -> FeeCap | None:
    """The lowest ceiling among those that are the same for every pupil."""
    same = [cap for cap in caps if cap.per_term is not None]
    return min(same, key=lambda cap: cap.per_term or 0, default=None)


def charged(fee: Fen, caps: tuple[FeeCap, ...], units: int) -> Fen:
    """What a pupil with so many hundredths of a 课时 in the term may be charged.

    A ceiling per 课时 is rounded down: half a fen above it would be above it.
    """
    limits = [cap.amount * units // 100 for cap in caps if cap.unit is CapUnit.PERIOD]
    return Fen(min(fee, *limits)) if limits else fee


def _cap(unit: CapUnit, amount: Fen, per_term: Fen | None, source: str) -> FeeCap:
    return FeeCap(unit=unit, amount=amount, per_term=per_term, source=source)


def _cell(settings: Settings, item: str) -> str:
    origin = settings.origin(item)
    return f"{origin.sheet}!{origin.cell('值')}" if origin else ""
