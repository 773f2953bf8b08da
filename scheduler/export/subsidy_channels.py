"""绩效工资增量, 劳务费, 机构支付: how each amount leaves the school."""

from scheduler.domain.ledger import Channel, InstitutionPay, LabourFee, OwnPay
from scheduler.export.subsidy_context import Context, month_number
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula, Number
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.words import subsidy as sentences
from scheduler.words import subsidy_book as words

_OWN = Layout(
    words.OWN,
    (
        Heading(text="序号", width=7),
        Heading(text="月份", width=14),
        Heading(text="工号", width=12),
        Heading(text="姓名", width=12),
        Heading(text="应发金额", width=14, total=True),
        Heading(text=words.APART_OWN, width=14, total=True),
        Heading(text="签领", width=14),
        Heading(text="备注", width=18, align="left"),
        Heading(text="人员号", width=7, printed=False),
    ),
)
_LABOUR = Layout(
    words.LABOUR,
    (
        Heading(text="序号", width=7),
        Heading(text="月份", width=14),
        Heading(text="工号", width=12),
        Heading(text="姓名", width=12),
        Heading(text="人员类别", width=14),
        Heading(text="应发金额", width=13, total=True),
        Heading(text="应纳税所得额", width=14),
        Heading(text="预扣个税", width=12, total=True),
        Heading(text="实发金额", width=13, total=True),
        Heading(text="签领", width=14),
        Heading(text="备注", width=34, align="left"),
        Heading(text="人员号", width=7, printed=False),
    ),
)
_INSTITUTIONS = Layout(
    words.INSTITUTIONS,
    (
        Heading(text="序号", width=7),
        Heading(text="月份", width=14),
        Heading(text="机构名称", width=32, align="left"),
        Heading(text="场次", width=9, total=True),
        Heading(text="课时", width=10, total=True),
        Heading(text="金额", width=14, total=True),
        Heading(text="发票号", width=18),
        Heading(text="备注", width=18, align="left"),
        Heading(text="机构号", width=7, printed=False),
    ),
)


def write_own(book: Book, context: Context, lines: Placed) -> Placed:
    """绩效工资增量: gross by person and month, a pay item of its own."""
    apart = {
        (row.staff, row.month): row.apart
        for row in context.settlement.summaries
        if row.channel is Channel.PERFORMANCE
    }

    def cells(number: int, row: OwnPay) -> list[Cell]:
        chosen = _chosen(_OWN, lines, number, "人员号", Channel.PERFORMANCE)
        evening = f'{chosen},{lines.range("单列")},"{words.YES}"'
        return [
            number + 1,
            Number(month_number(row.month), Form.MONTH),
            row.staff,
            context.staff[row.staff].name,
            _sum(lines, "金额", chosen, row.gross),
            _sum(lines, "金额", evening, apart[row.staff, row.month]),
            None,
            None,
            context.person_number[row.staff],
        ]

    rows = [cells(number, row) for number, row in enumerate(context.settlement.own)]
    notes = [sentences.OWN_STAFF_NOTE, context.basis]
    return write_money_table(
        book, _OWN, context.subtitle, rows, notes, landscape=False, frozen=4
    )


def write_labour(book: Book, context: Context, lines: Placed) -> Placed:
    """劳务费: gross, withheld tax and net by person and month."""

    def cells(number: int, row: LabourFee) -> list[Cell]:
        gross, base, tax = (
            _LABOUR.cell(heading, number)
            for heading in ("应发金额", "应纳税所得额", "预扣个税")
        )
        chosen = _chosen(_LABOUR, lines, number, "人员号", Channel.LABOUR)
        person = context.staff[row.staff]
        return [
            number + 1,
            Number(month_number(row.month), Form.MONTH),
            row.staff,
            person.name,
            person.kind.value,
            _sum(lines, "金额", chosen, row.gross),
            Formula(_TAXABLE.format(gross=gross), row.taxable)
            if row.computed
            else None,
            Formula(_TAX.format(base=base), row.tax) if row.computed else Number(0),
            Formula(f"ROUND({gross}-{tax},2)", row.net),
            None,
            row.note,
            context.person_number[row.staff],
        ]

    rows = [cells(number, row) for number, row in enumerate(context.settlement.labour)]
    notes = [words.LABOUR_NOTE, context.basis]
    return write_money_table(book, _LABOUR, context.subtitle, rows, notes, frozen=4)


# The brackets' lines cross where the brackets meet, so the tax is the highest line.
_TAXABLE = "IF({gross}<=800,0,IF({gross}<=4000,{gross}-800,{gross}*0.8))"
_TAX = "ROUND(MAX({base}*0.2,{base}*0.3-2000,{base}*0.4-7000),2)"


def write_institutions(book: Book, context: Context, lines: Placed) -> Placed:
    """机构支付: sessions, units and amount by institution and month."""

    def cells(number: int, row: InstitutionPay) -> list[Cell]:
        chosen = _chosen(_INSTITUTIONS, lines, number, "机构号", Channel.INSTITUTION)
        units = f"SUMIFS({lines.range('课时')},{chosen})"
        sessions = f'COUNTIFS({chosen},{lines.range("课时")},">0")'
        return [
            number + 1,
            Number(month_number(row.month), Form.MONTH),
            row.institution,
            Formula(sessions, row.sessions, Form.WHOLE),
            Formula(units, row.units, Form.UNITS),
            _sum(lines, "金额", chosen, row.amount),
            None,
            None,
            context.institution_number[row.institution],
        ]

    rows = [
        cells(number, row) for number, row in enumerate(context.settlement.institutions)
    ]
    notes = [words.INSTITUTION_NOTE, context.basis]
    return write_money_table(
        book, _INSTITUTIONS, context.subtitle, rows, notes, frozen=3
    )


def _chosen(
    layout: Layout, lines: Placed, number: int, key: str, channel: Channel
) -> str:
    """Criteria for the lines of this row's person or institution, month, channel."""
    return (
        f"{lines.range(key)},{layout.cell(key, number)},"
        f"{lines.range('月份')},{layout.cell('月份', number)},"
        f'{lines.range("发放渠道")},"{channel.value}"'
    )


def _sum(lines: Placed, heading: str, criteria: str, value: int) -> Formula:
    return Formula(f"SUMIFS({lines.range(heading)},{criteria})", value)
