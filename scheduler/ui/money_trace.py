"""Where every amount of a settlement comes from: sum, standard, clause, cell."""

from collections.abc import Iterator, Sequence

from scheduler.domain.ledger import PayLine
from scheduler.domain.origin import Origin
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.money import Fen, yuan_text
from scheduler.policy import Profile, Regime, Setting
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as words

Row = list[str]


def fund_rows(school: School, settlement: Settlement, profile: Profile) -> list[Row]:
    """Each amount of the fund: name, amount, how it is made, source cell, clause."""
    regime = profile.in_force(school.settings.service_start)
    return list(_fund_rows(school, settlement, regime))


def without_clauses(rows: Sequence[Row]) -> list[Row]:
    """The rows for a narrow table: each clause by its number alone."""
    return [[*row[:-1], row[-1].split(" ", 1)[0]] for row in rows]


def clause_lines(rows: Sequence[Row]) -> list[str]:
    """The clauses of the rows in full, each once."""
    return list(dict.fromkeys(row[-1] for row in rows if row[-1]))


def _fund_rows(school: School, settlement: Settlement, regime: Regime) -> Iterator[Row]:
    fund, settings = settlement.fund, school.settings

    def row(name: str, amount: Fen, how: str, item: str, parameter: str = "") -> Row:
        cell = cell_text(settings.origin(item), "值") if item else ""
        return [name, yuan_text(amount), how, cell, clause_text(regime, parameter)]

    fee = words.per_pupils(yuan_text(fund.fee), fund.pupils)
    yield row(words.DUE, fund.due, fee, "收费标准", "fee.cap_per_term")
    yield row(words.WAIVED, Fen(-fund.waived), words.WAIVED_HOW, "")
    if fund.refunds:
        how = words.refund_how(fund.refunds[0].rule.value, len(fund.refunds))
        yield row(words.REFUNDED, Fen(-fund.refunded), how, "退费办法")
    fiscal = words.per_pupils(yuan_text(fund.fiscal), fund.pupils)
    yield row(words.FISCAL, fund.fiscal_total, fiscal, "财政补助", "fund.sources")
    yield row(words.OTHER, fund.other, words.AS_TYPED, "其他收入", "fund.sources")
    yield row(words.INCOME, fund.total, words.SUM_ABOVE, "")
    share = words.part_of_income(fund.staff_share)
    yield row(words.STAFF_FUND, fund.pool, share, "人员经费占比", "staff_share.word")
    own, labour = settlement.own_total, settlement.labour_total
    yield row(words.OWN, own, words.OF_LINES, "", "pay.own_staff")
    yield row(words.LABOUR, labour, words.OF_LINES, "", "pay.outsiders")
    bought = settlement.institution_total
    yield row(words.BOUGHT, bought, words.OF_LINES, "")
    left = settlement.balance.left
    yield row(words.LEFT, left, words.LEFT_NOTE, "", "fee.cost_compensation")


def trace_rows(lines: Sequence[PayLine]) -> list[Row]:
    """How each line's amount is made, and the cell that states its standard."""
    return [
        [
            common_words.day(line.day),
            line.period,
            line.group,
            _sum(line),
            yuan_text(line.adjustment) if line.adjustment else "",
            yuan_text(line.amount),
            cell_text(line.source, line.column),
            line.note,
        ]
        for line in lines
    ]


def cell_text(origin: Origin | None, column: str) -> str:
    """``补助标准!C5``."""
    return f"{origin.sheet}!{origin.cell(column)}" if origin else ""


def clause_text(regime: Regime, parameter: str) -> str:
    """The clause that states a parameter, with its words; empty when none does."""
    setting = regime.setting(parameter) if parameter else None
    if not isinstance(setting, Setting) or setting.clause is None:
        return ""
    return f"{setting.clause.id} {setting.clause.operative}"


def _sum(line: PayLine) -> str:
    if line.rate is None:
        return words.points(line.points) if line.points else line.note
    unit = words.DAYS if line.by_day else words.UNITS
    return f"{common_words.hundredths(line.quantity)}{unit}×{yuan_text(line.rate)}"
