"""Lines of service outside the fund: evening study, noon care, weekends."""

from dataclasses import dataclass
from decimal import Decimal

from scheduler.domain.origin import Origin
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """A row of 单列项目: a line with income and pay of its own.

    ``scope`` names the periods, kinds of period or clubs that belong to it. ``fee``
    is per pupil and term; ``pupils`` is what the school states, None to count those
    in the line's sessions. ``waived`` when 减免 holds for this fee too. ``other`` and
    ``fiscal`` are of the whole term.
    """

    name: str
    scope: tuple[str, ...]
    fee: Fen
    pupils: int | None
    waived: bool
    fiscal: Fen
    other: Fen
    staff_share: Decimal
    origin: Origin | None
