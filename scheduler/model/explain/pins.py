"""What of 固定安排 cannot be kept (H23)."""

from collections.abc import Iterator

from scheduler.domain.grid import Slot
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post, weekday_text
from scheduler.domain.offering import Club, Pin
from scheduler.domain.outcome import Conflict
from scheduler.model.clubs.offers import offer_of, patterns, suits
from scheduler.model.explain.cells import Found, requirement
from scheduler.model.reading import Reading, covers
from scheduler.model.reasons import closed_reason
from scheduler.words import conflicts as words


def impossible_pins(reading: Reading) -> Iterator[Found]:
    """People who cannot serve where they are placed, clubs that cannot open there."""
    for pin in reading.school.pins:
        slots = [
            slot
            for slot in reading.slots
            if (slot.weekday, slot.period) == (pin.weekday, pin.period)
        ]
        yield from _pinned_club(reading, pin)
        for person in pin.staff:
            yield from _pinned_person(reading, pin, person, slots)


def _pinned_person(
    reading: Reading, pin: Pin, person: StaffId, slots: list[Slot]
) -> Iterator[Found]:
    post = Post.CLUB if pin.club is not None else Post.STUDY
    if any(slot.kind is PeriodKind.EVENING for slot in slots):
        post = Post.EVENING
    where = f"{weekday_text(pin.weekday)}{pin.period}"
    facts = reading.staff[person]
    placed = requirement(pin.origin, "教师", words.pinned(person, where))
    other = None
    if facts.kind not in reading.kinds:
        text = words.kind_not_admitted(person, facts.kind)
        other = requirement(facts.origin, "人员类别", text)
    elif not reading.may(person, post):
        other = requirement(facts.origin, "岗位", words.lacks_post(person, post))
    elif slots and not any(reading.can_come[person, slot] for slot in slots):
        column = "不可用" if facts.unavailable else "工号"
        other = requirement(facts.origin, column, words.is_away(person, where))
    if other is not None:
        yield Found(conflict=Conflict(requirements=(placed, other), minimal=True))


def _pinned_club(reading: Reading, pin: Pin) -> Iterator[Found]:
    club = reading.clubs[pin.club] if pin.club is not None else None
    if club is None or offer_of(reading, club) is not None:
        return
    where = f"{weekday_text(pin.weekday)}{pin.period}"
    column, text = _obstacle(reading, pin, club, where)
    placed = words.placed_club(club.name, where)
    rows = (
        requirement(pin.origin, "班级或社团", placed),
        requirement(club.origin, column, text),
    )
    yield Found(conflict=Conflict(requirements=rows, minimal=False))


def _obstacle(reading: Reading, pin: Pin, club: Club, where: str) -> tuple[str, str]:
    """The column of 社团 that stands in the way, and the sentence."""
    if not reading.may_be_bought(club):
        return "机构名称", closed_reason(reading, club)
    if not reading.candidates[club.name]:
        return "指导教师", closed_reason(reading, club)
    if any(patterns(reading, club)):
        return "最少人数", closed_reason(reading, club)
    slots = [
        slot
        for slot in reading.of_kind(PeriodKind.CLUB)
        if (slot.weekday, slot.period) == (pin.weekday, pin.period)
    ]
    if club.windows and not any(covers(club.windows, slot) for slot in slots):
        return "可开时段", words.outside_windows(where)
    if not any(slot.grades & club.grades for slot in slots):
        return "年级", words.no_club_period(where)
    if pin.room is not None and not suits(club, reading.rooms[pin.room]):
        return "场地类型", words.other_kind(pin.room, club.venue)
    return "社团", words.nowhere(club.name, where)
