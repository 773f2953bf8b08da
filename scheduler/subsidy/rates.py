"""Which row of the workbook prices a service."""

from dataclasses import dataclass
from decimal import Decimal

from scheduler.domain.kinds import Post, StaffKind
from scheduler.domain.origin import Origin
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.money import Fen

RATE_COLUMN = "标准"
POINTS_COLUMN = "工分系数"
INSTITUTION_COLUMN = "课时费"
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
    ``rate`` is of a group of the size asked for.
    """

    method: RateMethod
    rate: Fen
    points: Decimal
    monthly_cap: Fen | None
    source: Origin | None
    column: str

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
    """补助标准 and 机构名单 by post and kind; built once per school."""

    def __init__(self, school: School) -> None:
        self._rows: dict[tuple[Post, StaffKind | None], PayRate] = {
            (row.post, row.kind): row for row in school.rates
        }
        self._institutions = {each.name: each for each in school.institutions}

    def of(self, post: Post, person: Staff, pupils: int = 0) -> Price:
        """The price for a person: the row for post and kind before post alone.

        ``pupils`` are those one supervisor looks after, for 人数分档. People of an
        institution are not paid; their institution is, by its 课时费.
        """
        if person.kind is StaffKind.INSTITUTION:
            return self._institution(person.institution)
        row = self.row(post, person.kind)
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

    def row(self, post: Post, kind: StaffKind) -> PayRate | None:
        """The most specific row of 补助标准."""
        return self._rows.get((post, kind)) or self._rows.get((post, None))

    def rule(self, post: Post, person: Staff) -> PayRate | None:
        """The row whose limits and ratios hold for a person; none for institutions."""
        if person.kind is StaffKind.INSTITUTION:
            return None
        return self.row(post, person.kind)

    def _institution(self, name: str) -> Price:
        institution = self._institutions.get(name)
        if institution is None or institution.rate is None:
            return _NOTHING
        return Price(
            method=RateMethod.CONTRACT,
            rate=institution.rate,
            points=Decimal(0),
            monthly_cap=None,
            source=institution.origin,
            column=INSTITUTION_COLUMN,
        )
