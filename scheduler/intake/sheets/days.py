"""校历, 请假 and 常规课表: dates and lessons."""

from scheduler.domain.days import CalendarRow
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import DayArrangement
from scheduler.domain.people import Leave, Lesson
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.moments import clock, day, days
from scheduler.intake.references import References
from scheduler.intake.spans import weekday
from scheduler.intake.tables import Table

ARRANGEMENTS = {
    **{arrangement.value: arrangement for arrangement in DayArrangement},
    "休息": DayArrangement.HOLIDAY,
    "假期": DayArrangement.HOLIDAY,
    "停服": DayArrangement.NO_SERVICE,
    "上学": DayArrangement.SCHOOL_DAY,
    "补课": DayArrangement.SCHOOL_DAY,
    "调休上课": DayArrangement.SCHOOL_DAY,
}


def read_calendar(table: Table, findings: Findings) -> tuple[CalendarRow, ...]:
    """校历, one record a date; a range of dates gives one each."""
    found = []
    for row in table.rows:
        fields = Fields(row, findings)
        dates = fields.read("日期", days, (), needed=True)
        arrangement = fields.read("安排", choice(ARRANGEMENTS), None, needed=True)
        follows = fields.read("按星期", weekday, None)
        note = fields.text("说明")
        if arrangement is None:
            continue
        found += [
            CalendarRow(
                day=date,
                arrangement=arrangement,
                follows=follows,
                note=note,
                origin=fields.origin,
            )
            for date in dates
        ]
    return tuple(sorted(found, key=lambda record: record.day))


def read_leaves(
    table: Table, references: References, findings: Findings
) -> tuple[Leave, ...]:
    """请假, sorted by person and first day."""
    found = []
    for row in table.rows:
        fields = Fields(row, findings)
        person = _person(fields, references)
        first = fields.read("开始", day, None, needed=True)
        last = fields.read("结束", day, None, needed=True)
        if first is not None and last is not None and last < first:
            fields.tell("date_order", "结束", value=last, other=first)
        if person is None or first is None or last is None:
            continue
        found.append(
            Leave(
                staff=person,
                first=first,
                last=last,
                reason=fields.text("原因"),
                origin=fields.origin,
            )
        )
    return tuple(
        sorted(found, key=lambda record: (record.staff, record.first, record.last))
    )


def read_lessons(
    table: Table, references: References, findings: Findings
) -> tuple[Lesson, ...]:
    """常规课表, sorted by person and time."""
    found = []
    for row in table.rows:
        fields = Fields(row, findings)
        person = _person(fields, references)
        weekday_of = fields.read("星期", weekday, None, needed=True)
        start = fields.read("开始", clock, None, needed=True)
        end = fields.read("结束", clock, None, needed=True)
        if start is None or end is None:
            continue
        if end <= start:
            fields.tell(
                "end_before_start",
                "结束",
                value=f"{end:%H:%M}",
                other=f"{start:%H:%M}",
            )
        if person is None or weekday_of is None:
            continue
        found.append(
            Lesson(
                staff=person,
                weekday=weekday_of,
                label=fields.text("节次"),
                start=start,
                end=end,
                origin=fields.origin,
            )
        )
    return tuple(
        sorted(
            found,
            key=lambda lesson: (
                *(lesson.staff, lesson.weekday),
                *(lesson.start, lesson.end, lesson.label),
            ),
        )
    )


def _person(fields: Fields, references: References) -> StaffId | None:
    raw = fields.raw("工号")
    if raw is None:
        fields.miss("工号")
        return None
    return references.person(raw, fields, "工号")
