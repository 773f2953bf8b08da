"""考勤差异 and 参与记录: the plan against what was worked, and each person's part."""

from collections import defaultdict

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post, weekday_text
from scheduler.domain.ledger import Basis, PayLine
from scheduler.domain.origin import Origin
from scheduler.domain.worked import Difference
from scheduler.export.subsidy_context import Context
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.words import attendance as attendance_words
from scheduler.words import subsidy_book as words

_DIFFERENCES = Layout(
    words.DIFFERENCES,
    (
        Heading(text="序号", width=7),
        Heading(text="日期", width=13),
        Heading(text="星期", width=7),
        Heading(text="时段", width=13),
        Heading(text="班级或社团", width=24, align="left"),
        Heading(text="计划教师", width=20, align="left"),
        Heading(text="状态", width=14),
        Heading(text="计酬教师", width=20, align="left"),
        Heading(text="备注", width=24, align="left"),
        Heading(text="依据", width=22, align="left"),
    ),
)
_RECORD = Layout(
    words.RECORD,
    (
        Heading(text="序号", width=7),
        Heading(text="工号", width=12),
        Heading(text="姓名", width=12),
        Heading(text="人员类别", width=14),
        *(Heading(text=f"{post.value}次数", width=11, total=True) for post in Post),
        Heading(text="课时合计", width=11, total=True),
        Heading(text="代课次数", width=10, total=True),
        Heading(text="人员号", width=7, printed=False),
    ),
)


def write_differences(book: Book, context: Context) -> Placed:
    """One row for each service that was not as planned."""
    rows = [
        _difference(context, number, each)
        for number, each in enumerate(context.settlement.differences, 1)
    ]
    notes = [words.DIFFERENCES_NOTE, context.basis]
    return write_money_table(
        book, _DIFFERENCES, context.subtitle, rows, notes, frozen=2
    )


def write_record(book: Book, context: Context, lines: Placed) -> Placed:
    """Each person's services by post, counted live from 课时明细."""
    served: defaultdict[StaffId, list[PayLine]] = defaultdict(list)
    for line in context.settlement.lines:
        served[line.staff].append(line)
    rows = [
        _record(context, lines, row, staff, served[staff])
        for row, staff in enumerate(context.person_number)
    ]
    notes = [words.RECORD_NOTE, context.basis]
    return write_money_table(book, _RECORD, context.subtitle, rows, notes, frozen=3)


def _difference(context: Context, number: int, each: Difference) -> list[Cell]:
    state = words.ROW_DELETED if each.state is None else each.state.value
    paid = "" if each.paid is None else _person(context, each.paid)
    notes = [words.ROW_ADDED if each.added else "", each.note]
    if each.substitute is not None and each.paid is None:
        notes.append(words.doubled(_person(context, each.substitute)))
    return [
        number,
        each.day,
        weekday_text(each.day.isoweekday()),
        each.period,
        each.group,
        _person(context, each.planned),
        state,
        paid,
        "；".join(part for part in notes if part),
        _cell(each.source),
    ]


def _cell(source: Origin | None) -> str:
    """``attendance-2026-10.xlsx 2026-10!I35``; empty for a row that was deleted."""
    if source is None:
        return ""
    return f"{source.book} {source.sheet}!{source.cell(attendance_words.STATE)}"


def _record(
    context: Context, lines: Placed, row: int, staff: StaffId, own: list[PayLine]
) -> list[Cell]:
    person = context.staff[staff]
    chosen = f"{lines.range('人员号')},{_RECORD.cell('人员号', row)}"

    def counted(heading: str, wanted: str, value: int) -> Formula:
        criteria = f'{chosen},{lines.range(heading)},"{wanted}"'
        return Formula(f"COUNTIFS({criteria})", value, Form.WHOLE)

    units = sum(line.quantity for line in own if not line.by_day)
    in_units = f'{chosen},{lines.range("单位")},"{words.IN_UNITS}"'
    return [
        row + 1,
        staff,
        person.name,
        person.kind.value,
        *(
            counted("岗位", post.value, sum(line.post is post for line in own))
            for post in Post
        ),
        Formula(f"SUMIFS({lines.range('课时')},{in_units})", units, Form.UNITS),
        counted(
            "核算",
            Basis.SUBSTITUTE.value,
            sum(line.basis is Basis.SUBSTITUTE for line in own),
        ),
        context.person_number[staff],
    ]


def _person(context: Context, staff: StaffId) -> str:
    return f"{context.staff[staff].name}（{staff}）"
