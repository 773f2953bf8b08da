"""What a plan is worth, counted again: wishes, loads, late duties, credit."""

from collections import defaultdict
from dataclasses import dataclass

from scheduler.check.credit import Uses, earned
from scheduler.check.facts import Facts
from scheduler.check.presence import minute
from scheduler.domain.kinds import StaffKind

RANKS = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Pupils by their wishes; ranks count from 1.

    ``holding[k]`` hold their k-th wish, ``best[k]`` hold no better one than it.
    """

    with_wishes: int
    served: int
    holding: dict[int, int]
    best: dict[int, int]


def wishes(facts: Facts) -> Wishes:
    """Count every pupil's held clubs against their own list."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for row in facts.opened.values():
        for name in row.members:
            held[name].add(row.club)
    holding, best = dict.fromkeys(RANKS, 0), dict.fromkeys(RANKS, 0)
    with_wishes = served = 0
    for pupil in facts.school.pupils:
        if not pupil.wishes:
            continue
        with_wishes += 1
        ranks = [
            rank
            for rank, club in enumerate(pupil.wishes, start=1)
            if club in held[pupil.id]
        ]
        if ranks:
            served += 1
            best[ranks[0]] += 1
        for rank in ranks:
            holding[rank] += 1
    return Wishes(with_wishes=with_wishes, served=served, holding=holding, best=best)


def term_units(facts: Facts) -> dict[str, int]:
    """Units each own teacher serves over the term, in hundredths."""
    total = {
        str(person.id): 0
        for person in facts.school.staff
        if person.kind is StaffKind.OWN
    }
    for (name, _), groups in facts.served.items():
        if name in total:
            total[name] += sum(facts.units(group) for group in groups)
    return total


def late_dates(facts: Facts) -> dict[str, int]:
    """Dates on which each own teacher serves after 教师下班时间."""
    off = minute(facts.settings.staff_off)
    total = {
        str(person.id): 0
        for person in facts.school.staff
        if person.kind is StaffKind.OWN
    }
    for (name, _), groups in facts.served.items():
        if name in total and any(group.end > off for group in groups):
            total[name] += 1
    return total


def credit(facts: Facts) -> tuple[int, int]:
    """Minutes earned and minutes given back over the term, own staff."""
    gained = given = 0
    for person in facts.school.staff:
        if person.kind is not StaffKind.OWN:
            continue
        earnings = earned(facts, person.id)
        uses = Uses(
            earnings, [row for row in facts.paper.flex if row.staff == person.id]
        )
        gained += sum(earnings.values())
        given += sum(uses.covered(index) for index in range(len(uses.rows)))
    return gained, given
