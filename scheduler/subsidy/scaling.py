"""量入为出: what happens when pay at the standard is more than the pool."""

from collections.abc import Sequence
from enum import Enum, auto

from scheduler.domain.ledger import Channel, PayLine
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


def scaled(lines: Sequence[PayLine], available: Fen) -> list[PayLine]:
    """Cut the lines paid from the pool until they fit it, fairly between people."""
    contract = sum(line.amount for line in lines if line.channel is Channel.INSTITUTION)
    indices = [
        index
        for index, line in enumerate(lines)
        if line.channel is not Channel.INSTITUTION and not line.apart and line.amount
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
