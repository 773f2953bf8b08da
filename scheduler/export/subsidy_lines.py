"""课时明细: one row per person, date and session, each leading back to its cell."""

from scheduler.domain.kinds import weekday_text
from scheduler.domain.ledger import PayLine
from scheduler.export.subsidy_context import Context, month_number
from scheduler.export.subsidy_layout import Heading, Layout, Placed
from scheduler.export.subsidy_pen import Cell, Form, Formula, Number
from scheduler.export.subsidy_table import write_money_table
from scheduler.export.xlsx import Book
from scheduler.words import subsidy_book as words

_RATE, _APART = Heading(text="标准", width=9), Heading(text="单列", width=6)
_COLUMNS = (
    Heading(text="序号", width=7),
    Heading(text="工号", width=10),
    Heading(text="姓名", width=10),
    Heading(text="人员类别", width=13),
    Heading(text="日期", width=12),
    Heading(text="星期", width=6),
    Heading(text="月份", width=12),
    Heading(text="时段", width=12),
    Heading(text="岗位", width=10),
    Heading(text="班级或社团", width=20, align="left"),
    Heading(text="课时", width=7),
    Heading(text="单位", width=6),
    _RATE,
    Heading(text="应计金额", width=11, total=True),
    Heading(text="调整", width=10, total=True),
    Heading(text="金额", width=11, total=True),
    Heading(text="发放渠道", width=13),
    _APART,
    Heading(text="核算", width=7),
    Heading(text="依据", width=13),
    Heading(text="说明", width=18, align="left"),
    Heading(text="人员号", width=7, printed=False),
    Heading(text="机构号", width=7, printed=False),
)
_POINTS = Heading(text="工分", width=9)
_LINE = Heading(text="单列项目", width=11)
_LINE_NUMBER = Heading(text="项目号", width=7, printed=False)


def write_lines(book: Book, context: Context) -> Placed:
    """Write the sheet; its totals and ranges are what other sheets add up."""
    settlement = context.settlement
    by_points = any(line.points for line in settlement.lines)
    columns = list(_COLUMNS)
    if settlement.service_lines:
        columns.insert(_COLUMNS.index(_APART) + 1, _LINE)
        columns.append(_LINE_NUMBER)
    if by_points:
        columns.insert(_COLUMNS.index(_RATE) + 1, _POINTS)
    layout = Layout(words.LINES, tuple(columns))
    rows = []
    for number, line in enumerate(settlement.lines):
        cells = _cells(context, layout, number, line)
        rows.append([cells[column.text] for column in columns])
    notes = [words.LINES_NOTE, context.basis]
    if by_points:
        notes.insert(1, words.POINTS_NOTE)
    return write_money_table(book, layout, context.subtitle, rows, notes, frozen=3)


def _cells(
    context: Context, layout: Layout, number: int, line: PayLine
) -> dict[str, Cell]:
    person = context.staff[line.staff]
    units, rate, earned, adjustment = (
        layout.cell(heading, number) for heading in ("课时", "标准", "应计金额", "调整")
    )
    priced: Cell = Number(line.earned)
    if line.rate is not None:
        priced = Formula(f"ROUND({units}*{rate},2)", line.earned)
    return {
        "序号": number + 1,
        "工号": line.staff,
        "姓名": person.name,
        "人员类别": person.kind.value,
        "日期": line.day,
        "星期": weekday_text(line.day.isoweekday()),
        "月份": Number(month_number(line.month), Form.MONTH),
        "时段": line.period,
        "岗位": line.post.value,
        "班级或社团": line.group,
        "课时": Number(line.quantity, Form.UNITS),
        "单位": words.IN_DAYS if line.by_day else words.IN_UNITS,
        "标准": None if line.rate is None else Number(line.rate),
        "工分": f"{line.points.normalize():f}" if line.points else None,
        "应计金额": priced,
        "调整": Number(line.adjustment),
        "金额": Formula(f"ROUND({earned}+{adjustment},2)", line.amount),
        "发放渠道": line.channel.value,
        "单列": words.YES if line.apart else words.NO,
        "单列项目": line.service_line,
        "项目号": context.line_number.get(line.service_line),
        "核算": line.basis.value,
        "依据": _source(line),
        "说明": _note(line),
        "人员号": context.person_number[line.staff],
        "机构号": context.institution_number.get(line.institution),
    }


def _source(line: PayLine) -> str:
    """``补助标准!C5``: the cell that states the price."""
    if line.source is None:
        return ""
    return f"{line.source.sheet}!{line.source.cell(line.column)}"


def _note(line: PayLine) -> str:
    replaced = words.replaces(line.replaces) if line.replaces else ""
    return "；".join(part for part in (replaced, line.note) if part)
