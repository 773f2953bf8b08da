"""What the roster, the rooms or the dates found short, as conflicts over cells."""

from collections.abc import Iterable

from scheduler.domain.kinds import weekday_text
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.model.explain.cells import (
    requirement,
    setting,
    slot_requirement,
    unable,
)
from scheduler.model.groups import Group
from scheduler.model.reading import Reading
from scheduler.model.term import Uncovered
from scheduler.model.works import Work
from scheduler.words import conflicts as words


def _where(work: Work) -> str:
    return f"{weekday_text(work.weekday)}{work.groups[0].period}"


def _row(reading: Reading, work: Work, text: str) -> Requirement:
    slot = work.groups[0].slot
    if slot is None:
        return setting(reading, "每日带班人数", text)
    return slot_requirement(slot, text)


def roster_conflicts(
    reading: Reading, missing: Iterable[tuple[Work, int]]
) -> tuple[Conflict, ...]:
    """The weekly roster cannot fill some posts: which, and what keeps people away."""
    result = []
    for work, count in missing:
        where = _where(work)
        holders = {person for person in reading.staff if reading.may(person, work.post)}
        limits = [
            requirement(
                reading.staff[person].origin, "每周最多课时", words.weekly_limit(person)
            )
            for person in sorted(work.able)
            if reading.staff[person].weekly_max is not None
        ]
        result.append(
            Conflict(
                requirements=(
                    _row(
                        reading,
                        work,
                        words.roster_short(where, work.post, work.need, count),
                    ),
                    *unable(reading, holders - work.able, work, where),
                    *limits,
                ),
                minimal=False,
            )
        )
    return tuple(result)


def date_conflicts(
    reading: Reading, uncovered: Iterable[Uncovered]
) -> tuple[Conflict, ...]:
    """Dates on which leave makes a post impossible to fill."""
    result = []
    for gap in uncovered:
        away = [
            requirement(leave.origin, "工号", words.on_leave(leave.staff, gap.day))
            for leave in reading.school.leaves
            if leave.first <= gap.day <= leave.last and leave.staff in gap.work.able
        ]
        result.append(
            Conflict(
                requirements=(
                    _row(
                        reading,
                        gap.work,
                        words.date_short(
                            gap.day, _where(gap.work), gap.work.post, gap.missing
                        ),
                    ),
                    *away,
                ),
                minimal=False,
            )
        )
    return tuple(result)


def room_conflicts(reading: Reading, homeless: Iterable[Group]) -> tuple[Conflict, ...]:
    """Groups for which no room is left."""
    result = []
    for group in homeless:
        where = f"{weekday_text(group.weekday)}{group.period}"
        name = group.club or "、".join(group.classes)
        rows = [
            requirement(
                reading.classes[row].origin,
                "教室",
                words.no_room(where, name, len(group.pupils)),
            )
            for row in group.classes[:1]
        ]
        if group.club is not None:
            club = reading.clubs[group.club]
            rows = [
                requirement(
                    club.origin,
                    "场地类型",
                    words.no_room(where, name, len(group.pupils)),
                )
            ]
        result.append(Conflict(requirements=tuple(rows), minimal=False))
    return tuple(result)
