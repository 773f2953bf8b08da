"""量入为出: what happens when pay at the standard is more than the pool."""

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum, auto

from scheduler.domain.ids import StaffId
from scheduler.domain.ledger import Channel, PayLine
from scheduler.money import Fen, share
from scheduler.subsidy.caps import adjusted
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
    """Cut the lines paid from the pool until they fit it.

    First the pool is split between people in proportion, then each person's part
    over their own lines, both by largest remainder: nobody is more than one fen from
    their exact part, however many lines they have.
    """
    contract = sum(line.amount for line in lines if line.channel is Channel.INSTITUTION)
    owned: defaultdict[StaffId, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.channel is not Channel.INSTITUTION and not line.apart and line.amount:
            owned[line.staff].append(index)
    people = sorted(owned)
    wanted = [sum(lines[index].amount for index in owned[who]) for who in people]
    pool = Fen(max(0, available - contract))
    result = list(lines)
    if sum(wanted) <= pool:
        return result
    for who, part in zip(people, share(pool, wanted), strict=True):
        amounts = [lines[index].amount for index in owned[who]]
        parts = share(part, amounts)
        for index, amount in zip(owned[who], parts, strict=True):
            result[index] = adjusted(lines[index], amount, words.SCALED)
    return result
