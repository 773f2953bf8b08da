"""单列项目: lines of service with money of their own, outside the fund."""

from collections.abc import Iterable
from decimal import Decimal

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import Post
from scheduler.domain.offering import Club
from scheduler.domain.service_line import ServiceLine
from scheduler.intake.fields import Fields
from scheduler.intake.findings import Findings
from scheduler.intake.numbers import money, proportion, whole, yes_no
from scheduler.intake.tables import Table
from scheduler.intake.text import key, name_key, pieces
from scheduler.money import ZERO

# A line that is not in the timetable: weekends, holidays.
_NOT_PLANNED = frozenset(["未排课", "不排课", "无", "没有"])


def read_service_lines(
    table: Table, slots: Iterable[Slot], clubs: Iterable[Club], findings: Findings
) -> tuple[ServiceLine, ...]:
    """The lines, sorted by name; nothing belongs to two of them."""
    known = {
        name_key(name): name
        for name in (
            *(slot.period for slot in slots),
            *(club.name for club in clubs),
            *(post.value for post in Post if post is not Post.DUTY),
        )
    }
    taken: dict[str, str] = {}
    found = []
    for row in table.rows:
        fields = Fields(row, findings)
        name = fields.text("项目", needed=True)
        fee = fields.read("收费标准", money, None, needed=True)
        scope = _scope(fields, known, name, taken)
        if name and fee is not None:
            found.append(
                ServiceLine(
                    name=name,
                    scope=scope,
                    fee=fee,
                    pupils=fields.read("参加学生", whole, None),
                    waived=fields.read("适用减免", yes_no, False),
                    fiscal=fields.read("财政补助", money, ZERO),
                    other=fields.read("其他收入", money, ZERO),
                    staff_share=fields.read("人员经费占比", proportion, Decimal(1)),
                    origin=fields.origin,
                )
            )
    return tuple(sorted(found, key=lambda line: line.name))


def _scope(
    fields: Fields, known: dict[str, str], line: str, taken: dict[str, str]
) -> tuple[str, ...]:
    """What the line holds, in the spelling of the sheets that name it."""
    if fields.raw("范围") is None:
        fields.miss("范围")
    names = []
    for typed in pieces(fields.raw("范围")):
        if key(typed) in _NOT_PLANNED:
            continue
        name = known.get(name_key(typed))
        if name is None:
            fields.tell("line_scope_unknown", "范围", value=typed)
        elif taken.setdefault(name, line) != line:
            fields.tell("line_scope_twice", "范围", value=typed, other=taken[name])
        else:
            names.append(name)
    return tuple(names)
