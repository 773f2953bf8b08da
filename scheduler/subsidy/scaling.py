"""量入为出: what happens when pay at the standard is more than the pool."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import StaffKind
from scheduler.domain.ledger import PayLine
from scheduler.domain.people import Staff
from scheduler.money import Fen
from scheduler.subsidy.caps import adjusted
from scheduler.subsidy.fair import fair_share
from scheduler.words import subsidy as words


class Shortfall(Enum):
    """The school's choice (量入为出); FLAG is the default.

    FLAG pays the standard rate and states the shortfall: a promised rate is not cut
    behind anybody's back. SCALE cuts every person's line in proportion so that the
    pool is spent exactly; institutions are owed their contract and are not cut.
    """

    FLAG = auto()
    SCALE = auto()


def scaled(
    lines: Sequence[PayLine], available: Fen, staff: Mapping[StaffId, Staff]
) -> list[PayLine]:
    """Cut the lines paid from the pool until they fit it, fairly between people."""

    def owed(line: PayLine) -> bool:
        return staff[line.staff].kind is StaffKind.INSTITUTION

    contract = sum(line.amount for line in lines if owed(line) and not line.apart)
    indices = [
        index
        for index, line in enumerate(lines)
        if not owed(line) and not line.apart and line.amount
    ]
    paid = [lines[index] for index in indices]
    wanted = [line.amount for line in paid]
    pool = Fen(max(0, available - contract))
    result = list(lines)
    if sum(wanted) <= pool:
        return result
    for index, amount in zip(indices, fair_share(pool, paid, wanted), strict=True):
        result[index] = adjusted(lines[index], amount, words.SCALED)
    return result
