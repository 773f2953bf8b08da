"""固定安排: what the school has already decided."""

from collections.abc import Iterator

from scheduler.domain.ids import ClassName, ClubName
from scheduler.domain.offering import Pin
from scheduler.intake.bad import Bad
from scheduler.intake.fields import Fields
from scheduler.intake.findings import Findings
from scheduler.intake.references import References
from scheduler.intake.spans import weekdays
from scheduler.intake.tables import Table
from scheduler.intake.text import clean


def read_pins(
    table: Table, references: References, findings: Findings
) -> tuple[Pin, ...]:
    """The pins, sorted by time and what they are about."""
    found = [
        record
        for row in table.rows
        for record in _pins(Fields(row, findings), references)
    ]
    return tuple(
        sorted(
            found,
            key=lambda pin: (
                *(pin.weekday, pin.period, pin.class_name or ""),
                *(pin.club or "", pin.staff, pin.room or ""),
            ),
        )
    )


def _pins(fields: Fields, references: References) -> Iterator[Pin]:
    """One pin for each weekday of the row: ``周一至周五`` pins the whole week."""
    days = fields.read("星期", weekdays, frozenset[int](), needed=True)
    typed = fields.text("时段", needed=True)
    class_name, club = _target(fields, references)
    staff = references.staff(fields, "教师")
    room = fields.read("场地", references.known.room, None)
    if not typed:
        return
    for day in sorted(days):
        period = references.periods.find(day, typed)
        if period is None:
            fields.tell("period_unknown", "时段", value=typed)
            return
        if class_name is not None or club is not None:
            yield Pin(
                weekday=day,
                period=period,
                class_name=class_name,
                club=club,
                staff=staff,
                room=room,
                origin=fields.origin,
            )


def _target(
    fields: Fields, references: References
) -> tuple[ClassName | None, ClubName | None]:
    raw = fields.raw("班级或社团")
    if raw is None:
        fields.miss("班级或社团")
        return None, None
    club = references.known.club(raw)
    if not isinstance(club, Bad):
        return None, club
    class_name = references.known.classes.find(raw)
    if not isinstance(class_name, Bad):
        return class_name, None
    fields.tell("pin_target_unknown", "班级或社团", value=clean(raw))
    return None, None
