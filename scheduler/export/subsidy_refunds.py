"""退费: what each family gets back, with its measure and its row of 学生缺勤."""

from scheduler.domain.refund import Refund, RefundRule
from scheduler.export.subsidy_context import Context
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Number
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.words import subsidy_book as words

_LAYOUT = Layout(
    words.REFUNDS,
    (
        Heading(text="序号", width=7),
        Heading(text="学号", width=16),
        Heading(text="姓名", width=12),
        Heading(text="班级", width=16),
        Heading(text="退费办法", width=12),
        Heading(text="本人实收", width=12, total=True),
        Heading(text="应享受", width=10),
        Heading(text="未享受", width=10),
        Heading(text="单位", width=7),
        Heading(text="退费金额", width=12, total=True),
        Heading(text="依据", width=16),
        Heading(text="签领", width=14),
    ),
)


def write_refunds(book: Book, context: Context) -> Placed:
    """One row for each family, ready to sign."""
    names = {pupil.id: pupil.name for pupil in context.school.pupils}
    rows = [
        _cells(number, refund, names[refund.pupil])
        for number, refund in enumerate(context.settlement.fund.refunds)
    ]
    notes = [words.REFUNDS_NOTE]
    return write_money_table(book, _LAYOUT, context.subtitle, rows, notes, frozen=3)


def _cells(number: int, refund: Refund, name: str) -> list[Cell]:
    by_units = refund.rule in (RefundRule.PER_PERIOD, RefundRule.AFTER_USE)
    form = Form.UNITS if by_units else Form.WHOLE
    source = refund.source
    return [
        number + 1,
        refund.pupil,
        name,
        refund.class_name,
        refund.rule.value,
        Number(refund.paid),
        Number(refund.planned, form),
        Number(refund.missed, form),
        words.IN_UNITS if by_units else words.IN_DAYS,
        Number(refund.amount),
        f"{source.sheet}!{source.cell('学号')}" if source else "",
        None,
    ]
