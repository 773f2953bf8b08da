"""冲销更正 and 结账发放: what a closing takes back, and what everybody then gets."""

from collections.abc import Sequence

from scheduler.domain.booking import Entry, Payout
from scheduler.export.subsidy_context import Context
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula, Number
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.words import subsidy_book as words
from scheduler.words import subsidy_closing as sentences

_CORRECTIONS = Layout(
    words.CORRECTIONS,
    (
        Heading(text="序号", width=7),
        Heading(text="类型", width=9),
        Heading(text="服务日期", width=13),
        Heading(text="工号", width=12),
        Heading(text="姓名", width=12),
        Heading(text="岗位", width=12),
        Heading(text="班级或社团", width=22, align="left"),
        Heading(text="课时", width=9),
        Heading(text="金额", width=13, total=True),
        Heading(text="发放渠道", width=14),
        Heading(text="依据", width=14),
        Heading(text="说明", width=20, align="left"),
    ),
)
_PAYOUTS = Layout(
    words.PAYOUTS,
    (
        Heading(text="序号", width=7),
        Heading(text="工号或机构", width=18),
        Heading(text="姓名", width=12),
        Heading(text="人员类别", width=14),
        Heading(text="发放渠道", width=14),
        Heading(text="本月应发", width=13, total=True),
        Heading(text="更正", width=12, total=True),
        Heading(text="应发合计", width=13, total=True),
        Heading(text="预扣个税", width=12, total=True),
        Heading(text="实发合计", width=13, total=True),
        Heading(text="签领", width=14),
        Heading(text="备注", width=12, align="left"),
    ),
)


def write_corrections(book: Book, context: Context, entries: Sequence[Entry]) -> Placed:
    """One row for each entry that corrects an earlier month; reversals negative."""
    rows = [
        _correction(context, number, entry) for number, entry in enumerate(entries, 1)
    ]
    notes = [words.CORRECTIONS_NOTE]
    return write_money_table(
        book, _CORRECTIONS, context.subtitle, rows, notes, frozen=3
    )


def write_payouts(book: Book, context: Context, payouts: Sequence[Payout]) -> Placed:
    """What everybody gets: the month, the corrections, tax on both together."""
    rows = [_payout(context, number, row) for number, row in enumerate(payouts)]
    notes = [words.PAYOUTS_NOTE]
    return write_money_table(book, _PAYOUTS, context.subtitle, rows, notes, frozen=3)


def _correction(context: Context, number: int, entry: Entry) -> list[Cell]:
    service = entry.service
    return [
        number,
        entry.kind.value,
        service.day,
        service.staff,
        context.staff[service.staff].name,
        service.post.value,
        service.group,
        Number(entry.sign * service.quantity, Form.UNITS),
        Number(entry.amount),
        service.channel.value,
        service.source,
        service.note,
    ]


def _payout(context: Context, number: int, row: Payout) -> list[Cell]:
    person = context.staff[row.staff] if row.staff else None
    current, more, gross, tax = (
        _PAYOUTS.cell(heading, number)
        for heading in ("本月应发", "更正", "应发合计", "预扣个税")
    )
    return [
        number + 1,
        row.staff or row.institution,
        person.name if person else "",
        person.kind.value if person else "",
        row.channel.value,
        Number(row.current),
        Number(row.corrections),
        Formula(f"ROUND({current}+{more},2)", row.gross),
        Number(row.tax),
        Formula(f"ROUND({gross}-{tax},2)", row.net),
        None,
        sentences.TAKE_BACK if row.gross < 0 else "",
    ]
