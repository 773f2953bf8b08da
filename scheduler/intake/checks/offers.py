"""Clubs and rooms against the grid, the wishes and the classes."""

from collections import Counter

from scheduler.domain.grid import Slot, Window
from scheduler.domain.kinds import PeriodKind, weekday_text
from scheduler.domain.offering import Club, Room
from scheduler.domain.people import Pupil, SchoolClass, Stay
from scheduler.intake.findings import Findings
from scheduler.intake.layout import WISH_COLUMNS
from scheduler.intake.tables import Table
from scheduler.intake.text import name_key


def check_wishes(
    table: Table,
    pupils: tuple[Pupil, ...],
    clubs: tuple[Club, ...],
    findings: Findings,
) -> None:
    """Wishes name clubs that are open to the pupil's grade."""
    by_key = {name_key(club.name): club for club in clubs}
    grade_at = {_place(pupil): pupil.grade for pupil in pupils}
    for row in table.rows:
        origin = row.origin
        grade = grade_at.get((origin.book, origin.sheet, origin.row))
        for column in WISH_COLUMNS:
            club = by_key.get(name_key(row.cells.get(column)))
            if club is not None and grade is not None and grade not in club.grades:
                findings.at(
                    "wish_not_open", origin, column, value=club.name, grade=grade
                )


def _place(pupil: Pupil) -> tuple[str, str, int]:
    return (pupil.origin.book, pupil.origin.sheet, pupil.origin.row)


def check_clubs(
    clubs: tuple[Club, ...],
    slots: tuple[Slot, ...],
    rooms: tuple[Room, ...],
    findings: Findings,
) -> None:
    """Every club has enough days and a kind of room."""
    kinds = {name_key(room.kind) for room in rooms}
    for club in clubs:
        days = {slot.weekday for slot in slots if _may_meet(club, slot, *club.windows)}
        if slots and len(days) < club.meetings:
            findings.at(
                "club_without_slot",
                club.origin,
                "可开时段",
                value=club.name,
                count=club.meetings,
                wanted=len(days),
            )
        for window in sorted(club.windows, key=_window_text):
            if slots and not any(_may_meet(club, slot, window) for slot in slots):
                findings.at(
                    "window_without_slot",
                    club.origin,
                    "可开时段",
                    value=_window_text(window),
                    club=club.name,
                )
        if club.venue and name_key(club.venue) not in kinds:
            findings.at(
                "venue_unknown",
                club.origin,
                "场地类型",
                value=club.venue,
                club=club.name,
            )


def _may_meet(club: Club, slot: Slot, *windows: Window) -> bool:
    """Whether a slot is the club's, and in one of the windows if there are any."""
    if slot.kind is not PeriodKind.CLUB or not slot.grades & club.grades:
        return False
    return not windows or any(
        window.weekday == slot.weekday and window.period in (None, slot.period)
        for window in windows
    )


def _window_text(window: Window) -> str:
    day = weekday_text(window.weekday)
    return f"{day}/{window.period}" if window.period else day


def check_homes(
    classes: tuple[SchoolClass, ...],
    pupils: tuple[Pupil, ...],
    rooms: tuple[Room, ...],
    findings: Findings,
) -> None:
    """Every class that stays fits its own room."""
    staying = Counter(
        pupil.class_name
        for pupil in pupils
        if any(attendance.stay is not Stay.ABSENT for attendance in pupil.week)
    )
    room_of = {room.name: room for room in rooms}
    for record in classes:
        room = room_of.get(record.room)
        if room is None or room.implied or staying[record.name] <= room.capacity:
            continue
        findings.at(
            "room_too_small",
            room.origin,
            "容量",
            value=record.name,
            count=staying[record.name],
            room=room.name,
            capacity=room.capacity,
        )
