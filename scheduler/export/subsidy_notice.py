"""公示: income and spending for parents, without anybody's name."""

from scheduler.domain.kinds import Post
from scheduler.export.subsidy_balance import Tables, write_surplus
from scheduler.export.subsidy_context import Context
from scheduler.export.subsidy_layout import Placed
from scheduler.export.subsidy_pen import Form, Formula, Number
from scheduler.export.subsidy_statement import Statement
from scheduler.export.subsidy_table import write_heading, write_notes
from scheduler.export.xlsx import Book
from scheduler.money import Fen, yuan_text
from scheduler.words import subsidy_book as words

_WIDTHS = (40.0, 22.0, 42.0)


def write_notice(book: Book, context: Context, tables: Tables) -> None:
    """Write the public notice: standards, head counts, sums by source and post."""
    sheet = book.sheet(words.NOTICE, landscape=False)
    last = len(_WIDTHS) - 1
    write_heading(book, sheet, words.TITLES[words.NOTICE], context.subtitle, last)
    row = write_notes(book, sheet, 2, last, [words.PUBLIC_NOTE], sum(_WIDTHS))
    statement = Statement(book, sheet, row, _WIDTHS)
    total = _income(statement, context, tables.income, tables.refunds)
    spent = _posts(statement, context, tables.lines)
    _left(statement, context, total, spent)
    _lines(statement, context)
    row = write_notes(
        book, sheet, statement.row + 1, last, [context.basis], sum(_WIDTHS)
    )
    for text in (words.PUBLIC_PERIOD, words.PUBLIC_PHONE, words.PUBLIC_SEAL):
        sheet.write_string(row, 0, text, book.format())
        sheet.set_row(row, 24)
        row += 1
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, row - 1, last)


def _income(
    statement: Statement, context: Context, table: Placed, refunds: Placed | None
) -> str:
    fund = context.settlement.fund
    waived = [table.total(each) for each in ("全免人数", "半免人数", "定额减免人数")]
    count = sum(row.full + row.half + row.fixed for row in fund.classes)
    statement.section(words.PUBLIC_SECTIONS[0])
    statement.item(words.FEE, Number(fund.fee))
    statement.item(
        words.PUPILS, Formula(table.total("参加学生"), fund.pupils, Form.WHOLE)
    )
    statement.item(words.WAIVED_PUPILS, Formula("+".join(waived), count, Form.WHOLE))
    paid = statement.item(words.FEES_PAID, Formula(table.total("实收"), fund.paid))
    fiscal = statement.item(
        words.FISCAL, Formula(table.total("财政补助"), fund.fiscal_total)
    )
    other = statement.item(words.OTHER, Number(fund.other))
    parts = [paid, fiscal, other]
    if refunds is not None:
        back = Formula(f"-{refunds.total('退费金额')}", Fen(-fund.refunded))
        parts.append(statement.item(words.REFUNDED, back))
    return statement.total(words.INCOME_TOTAL, parts, fund.total)


def _posts(statement: Statement, context: Context, table: Placed) -> list[str]:
    """Spending by post with the number of people, never their names."""
    settlement = context.settlement
    statement.section(words.PUBLIC_SECTIONS[1])
    cells = []
    for post in Post:
        lines = [line for line in settlement.lines if line.post is post]
        if not lines:
            continue
        criteria = f'{table.range("岗位")},"{post.value}"'
        formula = Formula(
            f"SUMIFS({table.range('金额')},{criteria})",
            sum(line.amount for line in lines),
        )
        people = len({line.staff for line in lines})
        remark = words.people_and_times(people, len(lines))
        cells.append(statement.item(post.value, formula, remark))
    return cells


def _left(
    statement: Statement, context: Context, income: str, posts: list[str]
) -> None:
    """The pool of the period against what was paid from it."""
    settlement = context.settlement
    fund, balance = settlement.fund, settlement.balance
    spent = statement.total(words.SPENT, posts or ["0"], settlement.paid)
    apart = statement.item(
        words.APART_PUBLIC,
        Number(balance.apart.total),
        words.APART_SHOWN if settlement.service_lines else words.APART_NONE,
    )
    statement.section(words.PUBLIC_SECTIONS[2])
    share = f"{fund.staff_share.normalize():f}"
    pool = statement.item(
        words.STAFF_POOL,
        Formula(f"ROUND({income}*{share},2)", fund.pool),
        words.pool_remark(f"{fund.staff_share:.0%}"),
    )
    statement.item(
        words.RUNNING_PUBLIC, Formula(f"ROUND({income}-{pool},2)", fund.rest)
    )
    if settlement.month is not None:
        remark = words.month_pool_remark(balance.service_days, balance.term_days)
        pool = statement.item(words.MONTH_POOL, Number(balance.available), remark)
    left = Formula(f"ROUND({pool}-({spent}-{apart}),2)", balance.left)
    cell = statement.item(words.LEFT, left, bold=True)
    write_surplus(statement, context, cell)


def _lines(statement: Statement, context: Context) -> None:
    """Each line outside the fund: its income, its pay, what is left."""
    accounts = context.settlement.service_lines
    if not accounts:
        return
    statement.section(words.PUBLIC_SECTIONS[3])
    for each in accounts:
        remark = words.line_fee(yuan_text(each.fee), each.pupils)
        statement.item(
            words.line_income(each.name),
            Number(each.total),
            remark if each.listed else words.UNLISTED,
        )
        statement.item(words.line_spent(each.name), Number(each.spending.total))
        statement.item(words.line_left(each.name), Number(each.left), bold=True)
