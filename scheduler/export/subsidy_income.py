"""收入: fees, waivers and fiscal money, class by class."""

from scheduler.domain.fund import ClassIncome
from scheduler.export.subsidy_context import Context
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula, Number
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.money import yuan_text
from scheduler.words import subsidy_book as words

LAYOUT = Layout(
    words.INCOME,
    (
        Heading(text="序号", width=7),
        Heading(text="班级", width=16),
        Heading(text="参加学生", width=10, total=True),
        Heading(text="收费标准", width=11),
        Heading(text="应收", width=13, total=True),
        Heading(text="全免人数", width=9, total=True),
        Heading(text="半免人数", width=9, total=True),
        Heading(text="定额减免人数", width=10, total=True),
        Heading(text="定额减免金额", width=12, total=True),
        Heading(text="减免金额", width=12, total=True),
        Heading(text="实收", width=13, total=True),
        Heading(text="财政补助标准", width=11),
        Heading(text="财政补助", width=13, total=True),
        Heading(text="班级合计", width=14, total=True),
    ),
)

# Where a ceiling per 课时 lowers the fee of some pupils, a class has several rows.
_LOWERED = Layout(words.INCOME, (*LAYOUT.columns, Heading(text="收费依据", width=16)))


def write_income(book: Book, context: Context) -> Placed:
    """Write the sheet; other income is not a class's and stands in 收支平衡."""
    fund = context.settlement.fund
    rows = [_row(context, number, row) for number, row in enumerate(fund.classes)]
    layout = LAYOUT
    if any(row.fee < fund.fee for row in fund.classes):
        layout = _LOWERED
        for cells, row in zip(rows, fund.classes, strict=True):
            cells.append(words.LOWERED if row.fee < fund.fee else words.FULL_FEE)
    notes = [words.INCOME_NOTE]
    if any(each.category for each in fund.waivers):
        notes += [
            words.waived(
                row.category, row.kind.value, row.pupils, yuan_text(row.amount)
            )
            for row in fund.waivers
        ]
    notes += [
        words.any_cap(cap.unit.value, yuan_text(cap.amount), cap.source)
        for cap in fund.caps
    ]
    if not fund.caps and fund.cap_source:
        notes.append(fund.cap_source)
    return write_money_table(book, layout, context.subtitle, rows, notes, frozen=2)


def _row(context: Context, number: int, row: ClassIncome) -> list[Cell]:
    fund = context.settlement.fund

    def at(heading: str) -> str:
        return LAYOUT.cell(heading, number)

    half = f"({at('收费标准')}-ROUND({at('收费标准')}/2,2))"
    waived = (
        f"ROUND({at('全免人数')}*{at('收费标准')}+{at('半免人数')}*{half}"
        f"+{at('定额减免金额')},2)"
    )
    return [
        number + 1,
        row.class_name,
        Number(row.pupils, Form.WHOLE),
        Number(row.fee),
        Formula(f"ROUND({at('参加学生')}*{at('收费标准')},2)", row.due),
        Number(row.full, Form.WHOLE),
        Number(row.half, Form.WHOLE),
        Number(row.fixed, Form.WHOLE),
        Number(row.fixed_waived),
        Formula(waived, row.waived),
        Formula(f"ROUND({at('应收')}-{at('减免金额')},2)", row.paid),
        Number(fund.fiscal),
        Formula(f"ROUND({at('参加学生')}*{at('财政补助标准')},2)", row.fiscal),
        Formula(f"ROUND({at('实收')}+{at('财政补助')},2)", row.paid + row.fiscal),
    ]
