"""The lowest fee that covers a plan's cost: cost compensation, not profit."""

from fractions import Fraction

from scheduler.domain.fund import Fund
from scheduler.domain.school import School
from scheduler.money import Fen, rounded
from scheduler.subsidy.income import attends, collected

_HIGHEST = Fen(10_000_00)  # a fee above this covers nothing in practice


def needed_fee(school: School, fund: Fund, cost: Fen) -> Fen | None:
    """The lowest fee per pupil and term whose staff part covers ``cost``.

    Waivers, fiscal money and other income stay as they are. None when no fee could:
    nobody pays, or nothing of the income is for staff.
    """
    payers = [pupil for pupil in school.pupils if attends(pupil)]
    fixed = fund.fiscal_total + fund.other
    share = Fraction(fund.staff_share)

    def covers(fee: int) -> bool:
        return rounded((collected(payers, Fen(fee)) + fixed) * share) >= cost

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
