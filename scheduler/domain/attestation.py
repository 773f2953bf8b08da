"""What a person of the school has confirmed of a clause (合规确认)."""

from dataclasses import dataclass
from datetime import date

from scheduler.domain.ids import ClauseId
from scheduler.domain.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """One row: a clause, whether it is confirmed, by whom and on which day.

    ``by`` is never empty when ``confirmed``; ``note`` is the school's own remark.
    """

    clause: ClauseId
    confirmed: bool
    by: str
    day: date | None
    note: str
    origin: Origin
