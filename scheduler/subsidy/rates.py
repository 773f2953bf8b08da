"""Which row of the workbook prices a service."""

from dataclasses import dataclass
from decimal import Decimal

from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.offering import ContractTerms
from scheduler.domain.origin import Origin
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.money import ZERO, Fen

RATE_COLUMN = "标准"
POINTS_COLUMN = "工分系数"
INSTITUTION_COLUMN = "课时费"
CONTRACT_COLUMN = "合同金额"
BAND_COLUMN = "分档"
SHARE_COLUMN = "分成比例"
_COLUMN_OF = {
    RateMethod.BAND: BAND_COLUMN,
    RateMethod.CLASS_SHARE: SHARE_COLUMN,
    RateMethod.POINTS: POINTS_COLUMN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What one unit of a post is worth for a person, and where that is written.

    ``priced`` is False when the workbook has no row for it: rate and points are 0.
    ``rate`` is of a group of the size asked for. ``lump`` when an institution's
    contract is not for a 课时: then the amount is found by the contract, not here.
    """

    method: RateMethod
    rate: Fen
    points: Decimal
    monthly_cap: Fen | None
    source: Origin | None
    column: str
    lump: bool = False

    @property
    def priced(self) -> bool:
        """Whether a row of the workbook states it."""
        return self.source is not None


_NOTHING = Price(
    method=RateMethod.PERIOD,
    rate=Fen(0),
    points=Decimal(0),
    monthly_cap=None,
    source=None,
    column=RATE_COLUMN,
)


class Prices:
    """补助标准 and 机构名单 by post, kind and period; built once per school."""

    def __init__(self, school: School) -> None:
        self._rows = {row.key: row for row in school.rates}
        self._institutions = {each.name: each for each in school.institutions}

    def of(
        self, post: Post, person: Staff, pupils: int = 0, *, period: str = ""
    ) -> Price:
        """The price for a person: the row for post and kind before post alone.

        ``pupils`` are those one supervisor looks after, for 人数分档. People of an
        institution are not paid; their institution is, by its contract.
        """
        if person.kind is StaffKind.INSTITUTION:
            return self._institution(person.institution)
        row = self.row(post, person.kind, period)
        if row is None:
            return _NOTHING
        return Price(
            method=row.method,
            rate=row.rate_for(pupils),
            points=row.points,
            monthly_cap=row.monthly_cap,
            source=row.origin,
            column=_COLUMN_OF.get(row.method, RATE_COLUMN),
        )

    def row(self, post: Post, kind: StaffKind, period: str = "") -> PayRate | None:
        """The most specific row of 补助标准: first by kind, then by 时段."""
        for key in (
            (post, kind, period),
            (post, kind, ""),
            (post, None, period),
            (post, None, ""),
        ):
            found = self._rows.get(key)
            if found is not None:
                return found
        return None

    def rows(self, post: Post, kind: StaffKind) -> tuple[PayRate, ...]:
        """Every row that may hold for a post and kind, whatever the 时段."""
        return tuple(
            row
            for row in self._rows.values()
            if row.post is post and row.kind in (kind, None)
        )

    def rule(self, post: Post, person: Staff, period: str) -> PayRate | None:
        """The row whose limits and ratios hold for a person; none for institutions."""
        if person.kind is StaffKind.INSTITUTION:
            return None
        return self.row(post, person.kind, period)

    def _institution(self, name: str) -> Price:
        institution = self._institutions.get(name)
        if institution is None or not institution.priced:
            return _NOTHING
        lump = institution.terms is not ContractTerms.PERIOD
        return Price(
            method=RateMethod.CONTRACT,
            rate=ZERO if lump else institution.rate or ZERO,
            points=Decimal(0),
            monthly_cap=None,
            source=institution.origin,
            column=CONTRACT_COLUMN if lump else INSTITUTION_COLUMN,
            lump=lump,
        )
