"""A whole settlement: fund, lines, months, channels and balance that agree."""

from collections import Counter
from dataclasses import dataclass

from scheduler.domain.fund import Balance, Fund, LineAccount, Spending
from scheduler.domain.kinds import PayMethod
from scheduler.domain.ledger import (
    Channel,
    InstitutionPay,
    LabourFee,
    MonthPay,
    OwnPay,
    PayLine,
)
from scheduler.domain.surplus import SurplusRule
from scheduler.domain.worked import Difference, Month
from scheduler.money import ZERO, Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The money of a term, or of one month of it.

    Refuses to exist when a line is there twice or any part does not add up:
    lines = months = channels, channel by channel, and = the balance.
    ``worked_months`` are settled on attendance, the others on the plan.
    ``needed_fee`` is the lowest fee per pupil that covers the term's pay at the
    standard; None for a month, under 工分 (which spends what there is), and when no
    fee could. ``grounds`` say on what cell and clause the amounts rest.
    """

    month: Month | None
    months: tuple[Month, ...]
    worked_months: tuple[Month, ...]
    method: PayMethod
    fund: Fund
    needed_fee: Fen | None
    lines: tuple[PayLine, ...]
    summaries: tuple[MonthPay, ...]
    own: tuple[OwnPay, ...]
    labour: tuple[LabourFee, ...]
    institutions: tuple[InstitutionPay, ...]
    balance: Balance
    differences: tuple[Difference, ...]
    notices: tuple[str, ...]
    service_lines: tuple[LineAccount, ...] = ()
    surplus_rule: SurplusRule = SurplusRule.REPORT
    grounds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        seen = Counter((line.staff, line.day, line.session) for line in self.lines)
        if any(count > 1 for count in seen.values()):
            raise ValueError("a person is paid twice for one session on one date")
        by_channel = Counter[Channel]()
        for line in self.lines:
            by_channel[line.channel] += line.amount
        _same("own staff", by_channel[Channel.PERFORMANCE], self.own_total)
        _same("labour", by_channel[Channel.LABOUR], self.labour_total)
        _same("institutions", by_channel[Channel.INSTITUTION], self.institution_total)
        _same("months", sum(row.amount for row in self.summaries), self.paid)
        for apart, spending in (
            (False, self.balance.service),
            (True, self.balance.apart),
        ):
            lines = [line for line in self.lines if line.apart is apart]
            _same("balance", _by_channel(lines), spending)
        beside: dict[str, list[PayLine]] = {
            account.name: [] for account in self.service_lines
        }
        for line in self.lines:
            if line.apart:
                beside.setdefault(line.service_line, []).append(line)
        accounts = {each.name: each.spending for each in self.service_lines}
        _same(
            "service lines",
            {name: _by_channel(lines) for name, lines in beside.items()},
            accounts,
        )

    @property
    def surplus(self) -> Fen:
        """What the school's 结余处理 decides about; only a whole term has any."""
        if self.month is not None or self.surplus_rule is SurplusRule.REPORT:
            return ZERO
        return Fen(max(0, self.balance.left))

    @property
    def paid(self) -> Fen:
        """Everything paid, before tax."""
        return Fen(sum(line.amount for line in self.lines))

    @property
    def own_total(self) -> Fen:
        """绩效工资增量, gross."""
        return Fen(sum(row.gross for row in self.own))

    @property
    def labour_total(self) -> Fen:
        """劳务费, gross."""
        return Fen(sum(row.gross for row in self.labour))

    @property
    def tax_total(self) -> Fen:
        """Tax withheld from 劳务费."""
        return Fen(sum(row.tax for row in self.labour))

    @property
    def institution_total(self) -> Fen:
        """Paid to institutions."""
        return Fen(sum(row.amount for row in self.institutions))


def _by_channel(lines: list[PayLine]) -> Spending:
    def of(channel: Channel) -> Fen:
        return Fen(sum(line.amount for line in lines if line.channel is channel))

    return Spending(
        own=of(Channel.PERFORMANCE),
        labour=of(Channel.LABOUR),
        institution=of(Channel.INSTITUTION),
    )


def _same(what: str, lines: object, parts: object) -> None:
    if lines != parts:
        raise ValueError(f"{what}: the lines give {lines}, the parts {parts}")
