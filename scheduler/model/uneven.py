"""Whose load is off the even level by more than a duty a cycle, and why."""

from collections import defaultdict

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post
from scheduler.model.evenness import LATE, MEASURES, UNITS, Burdens
from scheduler.model.level import Levels
from scheduler.model.table import Table
from scheduler.words import plan as words

NAMED = (UNITS, LATE)  # told by name; Fridays and care stand in the certificate


def exceptions(burdens: Burdens, levels: Levels, table: Table) -> tuple[str, ...]:
    """One sentence per measure, direction and reason, with the people it is true of."""
    people: dict[tuple[int, bool, str], list[StaffId]] = defaultdict(list)
    for person in table.people:
        load = table.load_of(person)
        for part in MEASURES:
            off = load[part] - levels.level[part]
            if part not in NAMED or abs(off) <= levels.tolerance[part]:
                continue
            reason = _reason(burdens, levels, table, person, part, above=off > 0)
            people[part, off > 0, reason].append(person)
    return tuple(
        words.uneven(part, "、".join(people[key]), reason, above=above)
        for key in sorted(people)
        for part, above, reason in [key]
    )


def _reason(
    burdens: Burdens,
    levels: Levels,
    table: Table,
    person: StaffId,
    part: int,
    *,
    above: bool,
) -> str:
    facts = burdens.reading.staff[person]
    posts = [post for post in Post if post in facts.posts]
    names = "、".join(post.value for post in posts)
    if not levels.choice[person][part]:
        return words.uneven_posts(names)
    if above:
        fixed = sum(
            int(table.weight[table.row[person], column, part])
            for column in range(len(table.places))
            if table.has[table.row[person], column]
            and not table.loose[table.row[person], column]
        )
        if fixed > levels.tolerance[part]:
            return words.uneven_fixed()
        return words.uneven_nobody_takes()
    if burdens.start(person)[part] > levels.tolerance[part]:
        return words.uneven_carried()
    if levels.even[person][part] < levels.level[part] - levels.tolerance[part]:
        on_leave = any(leave.staff == person for leave in burdens.reading.school.leaves)
        return words.uneven_posts(names) if not on_leave else words.uneven_leave()
    if not any(person in able for able in burdens.teams):
        return words.uneven_posts(names)
    return words.uneven_nothing_free()
