"""月汇总: what each person served and earned in each month, by post."""

from scheduler.domain.kinds import Post
from scheduler.domain.ledger import MonthPay
from scheduler.export.subsidy_context import Context, month_number
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula, Number
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.words import subsidy_book as words

_LAYOUT = Layout(
    words.MONTHS,
    (
        Heading(text="序号", width=7),
        Heading(text="月份", width=13),
        Heading(text="工号", width=10),
        Heading(text="姓名", width=10),
        Heading(text="人员类别", width=13),
        Heading(text="发放渠道", width=14),
        Heading(text="课时", width=9, total=True),
        Heading(text="带班天数", width=9, total=True),
        *(Heading(text=post.value, width=12, total=True) for post in Post),
        Heading(text="合计", width=13, total=True),
        Heading(text="人员号", width=7, printed=False),
    ),
)


def write_months(book: Book, context: Context, lines: Placed) -> Placed:
    """Write the sheet from 课时明细 by live conditional sums."""
    rows = [
        _row(context, lines, number, month)
        for number, month in enumerate(context.settlement.summaries)
    ]
    notes = [words.MONTHS_NOTE, context.basis]
    return write_money_table(book, _LAYOUT, context.subtitle, rows, notes, frozen=4)


def _row(context: Context, lines: Placed, number: int, month: MonthPay) -> list[Cell]:
    person = context.staff[month.staff]
    chosen = (
        f"{lines.range('人员号')},{_LAYOUT.cell('人员号', number)},"
        f"{lines.range('月份')},{_LAYOUT.cell('月份', number)},"
        f"{lines.range('发放渠道')},{_LAYOUT.cell('发放渠道', number)}"
    )
    amounts = dict(month.by_post)
    first, last = (
        _LAYOUT.cell(post.value, number) for post in (*Post,)[:: len(Post) - 1]
    )

    def summed(heading: str, value: int, form: Form, *more: str) -> Formula:
        criteria = ",".join((chosen, *more))
        return Formula(f"SUMIFS({lines.range(heading)},{criteria})", value, form)

    unit = lines.range("单位")
    return [
        number + 1,
        Number(month_number(month.month), Form.MONTH),
        month.staff,
        person.name,
        person.kind.value,
        month.channel.value,
        summed("课时", month.units, Form.UNITS, unit, f'"{words.IN_UNITS}"'),
        summed("课时", month.duty_days, Form.UNITS, unit, f'"{words.IN_DAYS}"'),
        *(
            summed(
                "金额",
                amounts.get(post, 0),
                Form.MONEY,
                lines.range("岗位"),
                f'"{post.value}"',
            )
            for post in Post
        ),
        Formula(f"SUM({first}:{last})", month.amount),
        context.person_number[month.staff],
    ]
