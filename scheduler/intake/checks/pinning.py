"""固定安排: a pin names a period in which the class or the club can be."""

from collections.abc import Iterable

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind, weekday_text
from scheduler.domain.offering import Club, Pin
from scheduler.domain.people import SchoolClass
from scheduler.intake.findings import Findings


def check_pins(
    pins: tuple[Pin, ...],
    classes: tuple[SchoolClass, ...],
    clubs: tuple[Club, ...],
    slots: tuple[Slot, ...],
    findings: Findings,
) -> None:
    """A club is pinned to a club period of its grades, a class to one of its own."""
    if not slots:
        return
    grade_of = {record.name: record.grade for record in classes}
    club_of = {record.name: record for record in clubs}
    for pin in pins:
        there = [
            slot
            for slot in slots
            if slot.weekday == pin.weekday and slot.period == pin.period
        ]
        club = club_of.get(pin.club) if pin.club is not None else None
        if club is not None:
            grades: Iterable[int] = club.grades
            there = [slot for slot in there if slot.kind is PeriodKind.CLUB]
        elif pin.class_name in grade_of:
            grades = [grade_of[pin.class_name]]
        else:
            continue
        if not any(slot.grades.intersection(grades) for slot in there):
            findings.at(
                "pin_without_slot",
                pin.origin,
                "时段",
                value=pin.club or pin.class_name,
                weekday=weekday_text(pin.weekday),
                period=pin.period,
                wanted="社团" if club is not None else "该年级",
            )
