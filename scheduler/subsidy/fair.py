"""Splitting an amount over lines so that people, not lines, are treated alike."""

from collections import defaultdict
from collections.abc import Sequence

from scheduler.domain.ids import StaffId
from scheduler.domain.ledger import PayLine
from scheduler.money import Fen, share


def fair_share(
    total: Fen, lines: Sequence[PayLine], weights: Sequence[int]
) -> list[Fen]:
    """Parts in proportion to the weights that add up to the total.

    First between people, then each person's part over their own lines, both by
    largest remainder: nobody is more than one fen from their exact part, however
    many lines they have.

    Raises:
        ValueError: as :func:`scheduler.money.share`.
    """
    owned: defaultdict[StaffId, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        owned[line.staff].append(index)
    people = sorted(owned)
    wanted = [sum(weights[index] for index in owned[who]) for who in people]
    result = [Fen(0)] * len(lines)
    for who, part in zip(people, share(total, wanted), strict=True):
        parts = share(part, [weights[index] for index in owned[who]])
        for index, amount in zip(owned[who], parts, strict=True):
            result[index] = amount
    return result
