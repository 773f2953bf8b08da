"""What a plan is to be good at when wishes and money pull apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post
from scheduler.money import ZERO, Fen


class Prefer(StrEnum):
    """What comes first; the values are what ``--prefer`` takes.

    WISHES: wishes, inside a budget if one is given. THRIFT: the same wishes, then the
    least money. CHEAPEST: the least money, then the best wishes it buys.
    """

    WISHES = "wishes"
    THRIFT = "thrift"
    CHEAPEST = "cheapest"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTable:
    """The least one session is paid, by post, person and 时段, in fen.

    Whoever is not in the table is not paid. It is data, so that the model needs to
    know no rule of pay.
    """

    least: Mapping[tuple[Post, StaffId, str], Fen]

    def of(self, post: Post, person: StaffId, period: str) -> Fen:
        """Fen for one session on one date."""
        return self.least.get((post, person, period), ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An order of wishes and money, with the prices it is judged by.

    ``budget`` is the most the term's pay at the standard may come to; ``served`` the
    fewest pupils who are to hold a club they listed.
    """

    prefer: Prefer
    pay: PayTable
    budget: Fen | None = None
    served: int = 0
