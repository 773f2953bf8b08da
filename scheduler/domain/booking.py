"""The school's ledger of pay: closed months stay, corrections are new entries."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import Post
from scheduler.domain.ledger import Basis, Channel
from scheduler.domain.worked import Month
from scheduler.money import Fen


class EntryKind(StrEnum):
    """How an entry came into the ledger."""

    BOOKED = "入账"
    REVERSED = "冲销"
    CORRECTED = "更正"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What an entry is about: a line of pay as it stood when it was booked.

    ``quantity`` is in hundredths, ``source`` the cell that states the rate.
    """

    staff: StaffId
    day: date
    session: SessionId
    period: str
    post: Post
    group: str
    quantity: int
    rate: Fen | None
    amount: Fen
    channel: Channel
    institution: str
    basis: Basis
    source: str
    note: str
    service_line: str = ""  # outside the fund: the line that pays it

    @property
    def key(self) -> tuple[StaffId, date, SessionId]:
        """A person is paid once for a session on a date."""
        return (self.staff, self.day, self.session)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A service booked in a month; a reversal takes the very same service back."""

    booked: Month
    kind: EntryKind
    service: Service

    @property
    def sign(self) -> int:
        """-1 for what is taken back."""
        return -1 if self.kind is EntryKind.REVERSED else 1

    @property
    def amount(self) -> Fen:
        """Fen to pay, negative for what is taken back."""
        return Fen(self.sign * self.service.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    """What a person, or an institution, gets in a booked month, corrections included.

    ``gross`` may be negative: then it is to be taken back. Tax of 劳务费 is on the
    month's sum.
    """

    staff: StaffId | None
    institution: str
    channel: Channel
    current: Fen
    corrections: Fen
    tax: Fen

    @property
    def gross(self) -> Fen:
        """The month and the corrections together."""
        return Fen(self.current + self.corrections)

    @property
    def net(self) -> Fen:
        """After tax."""
        return Fen(self.gross - self.tax)
