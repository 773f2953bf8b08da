"""What the school pays for: rows of 补助标准."""

from dataclasses import dataclass
from decimal import Decimal

from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.origin import Origin
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRate:
    """Rate of a post, for one staff kind or (None) all; 带班 is paid by the day."""

    post: Post
    kind: StaffKind | None
    rate: Fen
    monthly_cap: Fen | None
    points: Decimal
    origin: Origin
