"""Lines of service outside the fund: which sessions are theirs, and their account."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from scheduler.domain.fund import LineAccount
from scheduler.domain.ids import PupilId, SessionId
from scheduler.domain.kinds import POST_OF, Activity, Post
from scheduler.domain.ledger import PayLine
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.domain.service_line import ServiceLine
from scheduler.domain.worked import Month
from scheduler.money import ZERO, Fen, rounded
from scheduler.policy import Regime
from scheduler.subsidy.balance import available, service_dates, spending
from scheduler.subsidy.income import fee_paid

EVENING = Post.EVENING.value


class ServiceLines:
    """The lines the school lists, and 晚自习 where the regime keeps it apart."""

    def __init__(self, school: School, regime: Regime) -> None:
        self._evening_inside = regime.flag("evening.inside_fee") is True
        self._listed = school.service_lines
        self._waivers = {pupil.id: pupil.waiver for pupil in school.pupils}
        self._known: dict[SessionId, str] = {}

    def of(self, session: Session) -> str:
        """The line a session belongs to; empty for the fund itself.

        What a row of 单列项目 names holds, first by the session's club, then by its
        period, then by its kind. 晚自习 inside the fee stays inside.
        """
        found = self._known.get(session.id)
        if found is None:
            found = self._known[session.id] = self._find(session)
        return found

    def _find(self, session: Session) -> str:
        kind = POST_OF[session.activity].value
        evening = kind == EVENING
        if session.activity is Activity.DUTY or (evening and self._evening_inside):
            return ""
        for name in (session.club, session.period, kind):
            for line in self._listed:
                if name and name in line.scope:
                    return line.name
        return EVENING if evening else ""

    def accounts(
        self, plan: Plan, lines: Iterable[PayLine], month: Month | None
    ) -> tuple[LineAccount, ...]:
        """Each line's income and pay: those listed, and those somebody is paid for."""
        paid: defaultdict[str, list[PayLine]] = defaultdict(list)
        for line in lines:
            if line.service_line:
                paid[line.service_line].append(line)
        listed = [
            line
            for line in self._listed
            if not (self._evening_inside and line.scope == (EVENING,))
        ]
        others = sorted(paid.keys() - {line.name for line in listed})
        rows = (*listed, *map(_unlisted, others))
        if not rows:
            return ()
        served: defaultdict[str, list[Session]] = defaultdict(list)
        for session in plan.sessions:
            served[self.of(session)].append(session)
        return tuple(
            self._account(row, plan, served[row.name], paid[row.name], month)
            for row in rows
        )

    def _account(
        self,
        row: ServiceLine,
        plan: Plan,
        sessions: Sequence[Session],
        paid: list[PayLine],
        month: Month | None,
    ) -> LineAccount:
        present = self._waivers.keys() & {
            pupil for session in sessions for pupil in session.pupils
        }
        number = len(present) if row.pupils is None else row.pupils
        due = Fen(row.fee * number)
        waived = ZERO
        if row.waived and row.pupils is None:
            waived = Fen(due - self._collected(row.fee, present))
        total = Fen(due - waived + row.fiscal + row.other)
        pool = rounded(total * Fraction(row.staff_share))
        ids = {session.id for session in sessions}
        dates = {entry.day for entry in plan.roster if entry.session in ids}
        money = available(pool, sorted(dates) or service_dates(plan), month)
        spent = spending(paid)
        source = f"{row.origin.sheet}!{row.origin.cell('项目')}" if row.origin else ""
        return LineAccount(
            name=row.name,
            listed=row.origin is not None,
            source=source,
            pupils=number,
            fee=row.fee,
            due=due,
            waived=waived,
            fiscal=row.fiscal,
            other=row.other,
            total=total,
            staff_share=row.staff_share,
            pool=pool,
            available=money,
            spending=spent,
            left=Fen(money - spent.total),
        )

    def _collected(self, fee: Fen, present: set[PupilId]) -> int:
        return sum(fee_paid(fee, self._waivers[pupil]) for pupil in present)


def _unlisted(name: str) -> ServiceLine:
    """晚自习 without a row of its own: what it costs, and no income stated."""
    return ServiceLine(
        name=name,
        scope=(),
        fee=ZERO,
        pupils=None,
        waived=False,
        fiscal=ZERO,
        other=ZERO,
        staff_share=Decimal(1),
        origin=None,
    )
