"""The lowest fee that covers a plan's cost: cost compensation, not profit."""

from collections.abc import Mapping
from fractions import Fraction

from scheduler.domain.fund import Fund
from scheduler.domain.ids import PupilId
from scheduler.domain.school import School
from scheduler.money import Fen, rounded
from scheduler.subsidy.income import collected
from scheduler.subsidy.refunds import Missed

_HIGHEST = Fen(10_000_00)  # a fee above this covers nothing in practice


def needed_fee(
    school: School, fund: Fund, cost: Fen, missed: Mapping[PupilId, Missed]
) -> Fen | None:
    """The lowest fee per pupil and term whose staff part covers ``cost``.

    Waivers, refunds, fiscal money and other income stay as they are; ceilings are
    not asked, so that the fee can be held against them. None when no fee could:
    nobody pays, or nothing of the income is for staff.
    """
    fixed = fund.fiscal_total + fund.other
    share = Fraction(fund.staff_share)

    def covers(fee: int) -> bool:
        income = collected(school, Fen(fee), missed) + fixed
        return rounded(income * share) >= cost

    low, high = 0, int(_HIGHEST)
    if not covers(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if covers(middle):
            high = middle
        else:
            low = middle + 1
    return Fen(low)
