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
from scheduler.model.explain.moment import Moment
from scheduler.model.explain.week import week_conflict
from scheduler.model.groups import Group
from scheduler.model.reading import Reading
from scheduler.model.term import Uncovered
from scheduler.model.works import Work, running_with
from scheduler.words import conflicts as words


def _where(work: Work) -> str:
    return f"{weekday_text(work.weekday)}{work.groups[0].period}"


def _row(reading: Reading, work: Work, text: str) -> Requirement:
    slot = work.groups[0].slot
    if slot is None:
        return setting(reading, "每日带班人数", text)
    return slot_requirement(slot, text)


def roster_conflicts(
    reading: Reading, works: tuple[Work, ...], missing: Iterable[tuple[Work, int]]
) -> tuple[Conflict, ...]:
    """The weekly roster cannot fill some posts: which, and what keeps people away.

    Irreducible where counting a moment or the week explains it.
    """
    gaps = list(missing)
    found: list[Conflict] = []
    for work, _ in gaps:
        for together in running_with(works, work):
            conflict = Moment(reading, together, {}).conflict()
            if conflict is not None and conflict not in found:
                found.append(conflict)
    if not found:
        units = week_conflict(reading, works)
        if units is not None:
            found.append(units)
    return tuple(found) or tuple(_as_found(reading, *gap) for gap in gaps)


def _as_found(reading: Reading, work: Work, count: int) -> Conflict:
    """A shortage that only the roster sees, with all that bounds it."""
    where = _where(work)
    holders = {person for person in reading.staff if reading.may(person, work.post)}
    limits = [
        requirement(
            reading.staff[person].origin, "每周最多课时", words.weekly_limit(person)
        )
        for person in sorted(work.able)
        if reading.staff[person].weekly_max is not None
    ]
    text = words.roster_short(where, work.post, work.need, count)
    return Conflict(
        requirements=(
            _row(reading, work, text),
            *unable(reading, holders - work.able, work, where),
            *limits,
        ),
        minimal=False,
    )


def date_conflicts(
    reading: Reading, works: tuple[Work, ...], uncovered: Iterable[Uncovered]
) -> tuple[Conflict, ...]:
    """Dates on which leave makes posts impossible to fill.

    Irreducible where counting one moment of the date explains it; else (weekly maxima
    in a week with a make-up day) the leaves of the date are named as they are.
    """
    result: list[Conflict] = []
    for gap in uncovered:
        absent = {
            leave.staff: requirement(
                leave.origin, "工号", words.on_leave(leave.staff, gap.day)
            )
            for leave in reading.school.leaves
            if leave.first <= gap.day <= leave.last
        }
        found = next(
            (
                conflict
                for together in running_with(works, gap.work)
                if (conflict := Moment(reading, together, absent).conflict())
            ),
            None,
        )
        if found is None:
            text = words.date_short(
                gap.day, _where(gap.work), gap.work.post, gap.missing
            )
            rows = [row for who, row in absent.items() if who in gap.work.able]
            found = Conflict(
                requirements=(_row(reading, gap.work, text), *rows), minimal=False
            )
        if found not in result:
            result.append(found)
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
