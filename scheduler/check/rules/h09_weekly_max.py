"""H09: 每周最多课时, per calendar week Monday to Sunday, 带班 counting nothing."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from scheduler.check.breach import Breach, breach
from scheduler.check.calendar import monday
from scheduler.check.facts import Facts
from scheduler.words import check as words

RULE = "H09"


def weekly_units(facts: Facts) -> dict[tuple[str, date], int]:
    """Units each person serves in the week of each Monday, in hundredths."""
    total: defaultdict[tuple[str, date], int] = defaultdict(int)
    units = {group.id: facts.units(group) for group in facts.paper.groups}
    for (person, day), groups in facts.served.items():
        for group in groups:
            total[person, monday(day)] += units[group.id]
    return total


def check(facts: Facts) -> Iterator[Breach]:
    """Add up each person's week and compare."""
    for (name, week), count in sorted(weekly_units(facts).items()):
        person = facts.staff.get(name)
        if person is None or person.weekly_max is None:
            continue
        if count > person.weekly_max:
            yield breach(
                "over",
                staff=name,
                week=week.isoformat(),
                count=words.units(count),
                limit=words.units(person.weekly_max),
            )
