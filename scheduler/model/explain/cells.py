"""Requirements by their cells, and what a count found."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.domain.grid import Slot, minute_of
from scheduler.domain.ids import StaffId
from scheduler.domain.origin import Origin
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.model.explain.proposals import Proposal
from scheduler.model.groups import Group
from scheduler.model.reading import Reading
from scheduler.model.works import Work
from scheduler.words import conflicts as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A conflict, and changes that might end it.

    ``posts``: it is about posts that stay empty, which the elastic model mends.
    ``crowded``: groups that no room can take.
    """

    conflict: Conflict
    posts: bool = False
    crowded: tuple[Group, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def requirement(origin: Origin | None, column: str, text: str) -> Requirement:
    """A requirement at a cell; without an origin it is the sheet 学校."""
    if origin is None:
        return Requirement(sheet="学校", cell="", text=text)
    return Requirement(sheet=origin.sheet, cell=origin.cell(column), text=text)


def setting(reading: Reading, item: str, text: str) -> Requirement:
    """A requirement typed (or left at its default) on the sheet 学校."""
    return requirement(reading.school.settings.origin(item), "值", text)


def slot_requirement(slot: Slot, text: str) -> Requirement:
    """The row of a slot."""
    return requirement(slot.origins[0] if slot.origins else None, "时段", text)


def unable(
    reading: Reading, people: Iterable[StaffId], work: Work, where: str
) -> tuple[Requirement, ...]:
    """Cells that keep people away from a work: 不可用, or a daytime lesson."""
    return tuple(_unable(reading, person, work, where) for person in sorted(people))


def _unable(reading: Reading, person: StaffId, work: Work, where: str) -> Requirement:
    start, end = work.minutes
    for lesson in reading.school.lessons:
        if (
            (lesson.staff, lesson.weekday) == (person, work.weekday)
            and minute_of(lesson.start) < end
            and start < minute_of(lesson.end)
        ):
            return requirement(lesson.origin, "开始", words.has_lesson(person, where))
    origin = reading.staff[person].origin
    return requirement(origin, "不可用", words.is_away(person, where))
