"""单列项目: lines of service outside the fund, each with its own income and pay."""

from scheduler.domain.fund import LineAccount
from scheduler.domain.ledger import Channel
from scheduler.export.subsidy_context import Context
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula, Number
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.words import subsidy_book as words

_LAYOUT = Layout(
    words.SERVICE_LINES,
    (
        Heading(text="序号", width=6),
        Heading(text="项目", width=14, align="left"),
        Heading(text="参加学生", width=9),
        Heading(text="收费标准", width=10),
        Heading(text="应收", width=12, total=True),
        Heading(text="减免金额", width=11, total=True),
        Heading(text="财政补助", width=11, total=True),
        Heading(text="其他收入", width=11, total=True),
        Heading(text="收入合计", width=12, total=True),
        Heading(text="人员经费占比", width=13),
        Heading(text="可用于人员", width=12, total=True),
        Heading(text="本期可用", width=12, total=True),
        Heading(text="绩效工资增量", width=12, total=True),
        Heading(text="劳务费", width=11, total=True),
        Heading(text="机构支付", width=11, total=True),
        Heading(text="支出合计", width=12, total=True),
        Heading(text="结余", width=12, total=True),
        Heading(text="依据", width=16),
        Heading(text="项目号", width=7, printed=False),
    ),
)


def write_service_lines(book: Book, context: Context, lines: Placed) -> Placed:
    """One row for each line; pay is added up live from 课时明细."""
    rows = [
        _row(context, lines, number, account)
        for number, account in enumerate(context.settlement.service_lines)
    ]
    notes = [words.SERVICE_LINES_NOTE, context.basis]
    return write_money_table(book, _LAYOUT, context.subtitle, rows, notes, frozen=2)


def _row(
    context: Context, lines: Placed, number: int, account: LineAccount
) -> list[Cell]:
    def at(heading: str) -> str:
        return _LAYOUT.cell(heading, number)

    def spent(channel: Channel, value: int) -> Formula:
        criteria = (
            f"{lines.range('项目号')},{at('项目号')},"
            f'{lines.range("发放渠道")},"{channel.value}"'
        )
        return Formula(f"SUMIFS({lines.range('金额')},{criteria})", value)

    income = f"{at('应收')}-{at('减免金额')}+{at('财政补助')}+{at('其他收入')}"
    channels = f"{at('绩效工资增量')}:{at('机构支付')}"
    share = int(account.staff_share * 10_000)
    return [
        number + 1,
        account.name,
        Number(account.pupils, Form.WHOLE),
        Number(account.fee),
        Formula(f"ROUND({at('参加学生')}*{at('收费标准')},2)", account.due),
        Number(account.waived),
        Number(account.fiscal),
        Number(account.other),
        Formula(f"ROUND({income},2)", account.total),
        f"{share / 100:g}%",
        Formula(
            f"ROUND({at('收入合计')}*{account.staff_share.normalize():f},2)",
            account.pool,
        ),
        Number(account.available),
        spent(Channel.PERFORMANCE, account.spending.own),
        spent(Channel.LABOUR, account.spending.labour),
        spent(Channel.INSTITUTION, account.spending.institution),
        Formula(f"SUM({channels})", account.spending.total),
        Formula(f"ROUND({at('本期可用')}-{at('支出合计')},2)", account.left),
        account.source or words.UNLISTED,
        context.line_number[account.name],
    ]
