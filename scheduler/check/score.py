"""What a plan is worth, counted again: wishes, loads, late duties, credit."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from scheduler.check.calendar import monday
from scheduler.check.credit import Uses, earned
from scheduler.check.facts import Facts
from scheduler.check.paper import FlexRow
from scheduler.check.presence import minute
from scheduler.check.rules.h09_weekly_max import weekly_units
from scheduler.domain.kinds import PeriodKind, StaffKind

RANKS = range(1, 6)
FULL_WEEK = 5


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


def tutoring_unmet(facts: Facts) -> int:
    """Times a week flagged pupils could be tutored and are not.

    A pupil can be tutored at most once in each 作业辅导 slot they attend.
    """
    given = Counter(
        name
        for group in facts.paper.groups
        if group.activity == "tutoring"
        for name in set(group.pupils)
    )
    unmet = 0
    for pupil in facts.school.pupils:
        if pupil.struggling:
            slots = sum(
                slot.kind is PeriodKind.STUDY
                for weekday in range(1, 6)
                for slot in facts.asked[pupil.id, weekday]
            )
            wanted = min(slots, facts.settings.tutoring_per_week)
            unmet += max(0, wanted - given[pupil.id])
    return unmet


def minimum_unmet(facts: Facts) -> int:
    """Person-weeks below 每周最少课时, of weeks with five service days and no leave."""
    load = weekly_units(facts)
    weeks = Counter(monday(day) for day in facts.days)
    unmet = 0
    for week, days in weeks.items():
        dates = [day for day in facts.days if monday(day) == week]
        for person in facts.school.staff:
            away = any(facts.on_leave(person.id, day) for day in dates)
            if days >= FULL_WEEK and not away:
                unmet += load.get((person.id, week), 0) < person.weekly_min
    return unmet


def credit(facts: Facts) -> tuple[int, int]:
    """Minutes earned and minutes given back over the term, own staff."""
    gained = given = 0
    rows: defaultdict[str, list[FlexRow]] = defaultdict(list)
    for row in facts.paper.flex:
        rows[row.staff].append(row)
    for person in facts.school.staff:
        if person.kind is not StaffKind.OWN:
            continue
        earnings = earned(facts, person.id)
        uses = Uses(earnings, rows[person.id])
        gained += sum(earnings.values())
        given += sum(uses.covered(index) for index in range(len(uses.rows)))
    return gained, given
