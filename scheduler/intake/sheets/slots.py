"""时段: the time grid."""

from dataclasses import dataclass, replace
from datetime import time

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.moments import clock
from scheduler.intake.numbers import units
from scheduler.intake.spans import grades, weekdays
from scheduler.intake.tables import Table
from scheduler.intake.text import name_key

KINDS = {
    **{kind.value: kind for kind in PeriodKind},
    "作业": PeriodKind.STUDY,
    "作业时间": PeriodKind.STUDY,
    "社团活动": PeriodKind.CLUB,
    "兴趣小组": PeriodKind.CLUB,
    "延时": PeriodKind.CARE,
    "托管": PeriodKind.CARE,
    "延时服务": PeriodKind.CARE,
    "晚自修": PeriodKind.EVENING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The slots; not ``complete`` when a row could not be read."""

    slots: tuple[Slot, ...]
    complete: bool


_Key = tuple[int, str, PeriodKind, time, time]


def read_slots(table: Table, all_grades: frozenset[int], findings: Findings) -> Grid:
    """One slot a weekday and time; rows that only differ in grade are united."""
    slots: dict[_Key, Slot] = {}
    complete = bool(table.rows)
    for row in table.rows:
        fields = Fields(row, findings)
        row_slots = _row_slots(fields, all_grades)
        complete = complete and bool(row_slots)
        for slot in row_slots:
            name = name_key(slot.period)
            identity = (slot.weekday, name, slot.kind, slot.start, slot.end)
            earlier = slots.get(identity)
            if earlier is not None and earlier.units != slot.units:
                fields.tell(
                    "units_differ",
                    "课时",
                    value=slot.period,
                    first=earlier.origins[0].cell("课时"),
                )
            if earlier is not None and earlier.grades & slot.grades:
                first = earlier.origins[0].cell("时段")
                fields.tell("duplicate_key", "时段", value=slot.period, first=first)
            slots[identity] = slot if earlier is None else _united(earlier, slot)
    ordered = tuple(sorted(slots.values(), key=lambda slot: slot.key))
    return Grid(slots=ordered, complete=complete)


def _united(first: Slot, second: Slot) -> Slot:
    return replace(
        first,
        period=min(first.period, second.period),
        grades=first.grades | second.grades,
        origins=(*first.origins, *second.origins),
    )


def _row_slots(fields: Fields, all_grades: frozenset[int]) -> list[Slot]:
    period = fields.text("时段", needed=True)
    kind = fields.read("类别", choice(KINDS), None, needed=True)
    days = fields.span("星期", weekdays, frozenset[int](), needed=True)
    found = fields.span("年级", grades, None, needed=True)
    start = fields.read("开始", clock, None, needed=True)
    end = fields.read("结束", clock, None, needed=True)
    pay = fields.read("课时", units, 100)
    if start is not None and end is not None and end <= start:
        fields.tell(
            "end_before_start", "结束", value=f"{end:%H:%M}", other=f"{start:%H:%M}"
        )
        return []
    if not period or kind is None or found is None or start is None or end is None:
        return []
    return [
        Slot(
            weekday=weekday,
            period=period,
            kind=kind,
            start=start,
            end=end,
            units=pay,
            grades=found or all_grades,
            origins=(fields.origin,),
        )
        for weekday in sorted(days)
    ]
