"""收支平衡: income, the staff pool, spending by channel, and what is left."""

from dataclasses import dataclass

from scheduler.domain.fund import Spending
from scheduler.domain.ledger import Channel
from scheduler.export.subsidy_context import Context
from scheduler.export.subsidy_layout import Placed
from scheduler.export.subsidy_pen import Formula, Number
from scheduler.export.subsidy_statement import Statement
from scheduler.export.subsidy_table import write_heading, write_notes, write_signatures
from scheduler.export.xlsx import Book
from scheduler.money import Fen, yuan_text
from scheduler.words import subsidy_book as words

_WIDTHS = (34.0, 20.0, 50.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The sheets the statement adds up; some only when there is anything in them."""

    income: Placed
    lines: Placed
    own: Placed
    labour: Placed
    institutions: Placed | None
    refunds: Placed | None


def write_balance(book: Book, context: Context, tables: Tables) -> None:
    """Write the statement and the notices finance must read before paying."""
    sheet = book.sheet(words.BALANCE, landscape=False)
    last = len(_WIDTHS) - 1
    write_heading(book, sheet, words.TITLES[words.BALANCE], context.subtitle, last)
    statement = Statement(book, sheet, 3, _WIDTHS)
    income = _income(statement, context, tables)
    pool = _pool(statement, context, income)
    _spending(statement, context, tables, pool)
    _apart(statement, context, tables.lines)
    _agreement(statement, context, tables)
    row = statement.row + 1
    settlement = context.settlement
    notes = [words.NOTES_HEADING, context.basis, *settlement.notices]
    notes += settlement.grounds
    row = write_notes(book, sheet, row, last, notes, sum(_WIDTHS))
    write_signatures(book, sheet, row + 1, last)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, row + 1, last)
    sheet.freeze_panes(3, 0)


def _income(statement: Statement, context: Context, tables: Tables) -> str:
    fund, table = context.settlement.fund, tables.income
    cap = "" if fund.cap is None else yuan_text(fund.cap)
    statement.section(words.SECTIONS[0])
    due = statement.item(words.FEES_DUE, Formula(table.total("应收"), fund.due))
    waived = statement.item(
        words.WAIVED, Formula(table.total("减免金额"), fund.waived), words.GAP_REMARK
    )
    paid = statement.item(
        words.FEES_PAID,
        Formula(f"ROUND({due}-{waived},2)", fund.paid),
        words.cap_remark(cap, fund.cap_source) if cap else fund.cap_source,
    )
    fiscal = statement.item(
        words.FISCAL, Formula(table.total("财政补助"), fund.fiscal_total)
    )
    over = Fen(fund.fiscal_total - fund.waived)
    statement.item(
        words.FISCAL_OVER_GAP,
        Formula(f"ROUND({fiscal}-{waived},2)", over),
        words.FISCAL_OVER_GAP_REMARK,
    )
    other = statement.item(words.OTHER, Number(fund.other))
    parts = [paid, fiscal, other]
    if tables.refunds is not None:
        back = Formula(f"-{tables.refunds.total('退费金额')}", Fen(-fund.refunded))
        parts.append(statement.item(words.REFUNDED, back, words.REFUND_REMARK))
    return statement.total(words.INCOME_TOTAL, parts, fund.total)


def _pool(statement: Statement, context: Context, income: str) -> str:
    """The pool of the period; of a month it is a share the program states."""
    settlement = context.settlement
    fund, balance = settlement.fund, settlement.balance
    share = f"{fund.staff_share.normalize():f}"
    statement.section(words.SECTIONS[1])
    pool = statement.item(
        words.STAFF_POOL,
        Formula(f"ROUND({income}*{share},2)", fund.pool),
        words.pool_remark(f"{fund.staff_share:.0%}"),
        bold=True,
    )
    statement.item(words.RUNNING, Formula(f"ROUND({income}-{pool},2)", fund.rest))
    if settlement.month is None:
        return pool
    remark = words.month_pool_remark(balance.service_days, balance.term_days)
    return statement.item(
        words.MONTH_POOL, Number(balance.available), remark, bold=True
    )


def _spending(
    statement: Statement, context: Context, tables: Tables, pool: str
) -> None:
    balance = context.settlement.balance
    statement.section(words.SECTIONS[2])
    spent = _channels(statement, tables.lines, balance.service, words.NO, words.SPENT)
    statement.section(words.SECTIONS[3])
    left = Formula(f"ROUND({pool}-{spent},2)", balance.left)
    cell = statement.item(words.LEFT, left, bold=True)
    write_surplus(statement, context, cell)
    needed = context.settlement.needed_fee
    if needed is not None:
        remark = words.needed_remark(yuan_text(context.settlement.fund.fee))
        statement.item(words.NEEDED_FEE, Number(needed), remark)


def write_surplus(statement: Statement, context: Context, left: str) -> None:
    """What the school has decided about money left at the end of the term, and why."""
    settlement = context.settlement
    if settlement.surplus:
        rule = settlement.surplus_rule.value
        kept = Formula(f"ROUND({left},2)", settlement.surplus)
        statement.item(words.SURPLUS[rule], kept, words.SURPLUS_REASON[rule])


def _apart(statement: Statement, context: Context, lines: Placed) -> None:
    balance = context.settlement.balance
    statement.section(words.SECTIONS[4])
    _channels(
        statement,
        lines,
        balance.apart,
        words.YES,
        words.APART_TOTAL,
        words.APART_REMARK if context.settlement.service_lines else words.APART_NONE,
    )


def _channels(
    statement: Statement,
    lines: Placed,
    spending: Spending,
    apart: str,
    total: str,
    remark: str = "",
) -> str:
    rows = (
        (Channel.PERFORMANCE, spending.own),
        (Channel.LABOUR, spending.labour),
        (Channel.INSTITUTION, spending.institution),
    )
    cells = []
    for channel, value in rows:
        criteria = (
            f'{lines.range("发放渠道")},"{channel.value}",'
            f'{lines.range("单列")},"{apart}"'
        )
        formula = Formula(f"SUMIFS({lines.range('金额')},{criteria})", value)
        cells.append(statement.item(channel.value, formula))
    return statement.total(total, cells, spending.total, remark)


def _agreement(statement: Statement, context: Context, tables: Tables) -> None:
    """课时明细 against the channels: the identity every auditor looks for."""
    paid = context.settlement.paid
    statement.section(words.SECTIONS[5])
    lines = statement.item(words.ALL_LINES, Formula(tables.lines.total("金额"), paid))
    parts = [tables.own.total("应发金额"), tables.labour.total("应发金额")]
    if tables.institutions:
        parts.append(tables.institutions.total("金额"))
    channels = statement.total(words.ALL_CHANNELS, parts, paid)
    difference = Formula(f"ROUND({lines}-{channels},2)", 0)
    statement.item(words.DIFFERENCE, difference, bold=True)
