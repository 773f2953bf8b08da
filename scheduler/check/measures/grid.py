"""The grid as the measures see it: each grade's slots on each weekday with service."""

from collections.abc import Iterator

from scheduler.check.facts import Facts
from scheduler.check.presence import minute
from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind


def grade_days(
    facts: Facts, kinds: tuple[PeriodKind, ...]
) -> Iterator[tuple[int, int, list[Slot]]]:
    """Grade, weekday and its slots of some kinds, for grades the school has."""
    grades = sorted({each.grade for each in facts.school.classes})
    for weekday in sorted(set(facts.days.values())):
        for grade in grades:
            yield (
                grade,
                weekday,
                [
                    slot
                    for slot in facts.school.slots
                    if slot.weekday == weekday
                    and grade in slot.grades
                    and slot.kind in kinds
                ],
            )


def length(slot: Slot) -> int:
    """Minutes of a slot."""
    return minute(slot.end) - minute(slot.start)


def last_primary_grade(facts: Facts) -> int:
    """The highest primary grade; 6 where the regime states none."""
    stated = facts.regime.get("school.last_primary_grade")
    return stated if isinstance(stated, int) else 6


def meetings_of(facts: Facts, category: str) -> int:
    """Weekly meetings of opened clubs of a category."""
    return sum(
        len(row.meets)
        for row in facts.opened.values()
        if row.club in facts.clubs and facts.clubs[row.club].category == category
    )
