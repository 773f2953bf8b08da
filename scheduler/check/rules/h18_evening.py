"""H18: 晚自习 only for the grades and days the regime allows."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.check.presence import first_evening_grade
from scheduler.words import check as words

RULE = "H18"


def check(facts: Facts) -> Iterator[Breach]:
    """Every pupil of every evening group."""
    first = first_evening_grade(facts.regime)
    allowed = words.NOTHING if first is None else words.grades_from(first)
    for group in facts.paper.groups:
        if group.activity != "evening":
            continue
        if group.weekday not in range(1, 6):
            yield breach("day", session=group.id, day=words.weekday(group.weekday))
        for name in dict.fromkeys(group.pupils):
            pupil = facts.pupils.get(name)
            if pupil is not None and (first is None or pupil.grade < first):
                yield breach(
                    "grade",
                    pupil=name,
                    grade=pupil.grade,
                    session=group.id,
                    allowed=allowed,
                )
