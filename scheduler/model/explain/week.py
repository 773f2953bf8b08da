"""Too few units in a week: what the posts need against all weekly maxima (H09)."""

from collections.abc import Sequence

from scheduler.domain.ids import StaffId
from scheduler.domain.outcome import Conflict
from scheduler.model.explain.cells import requirement, slot_requirement
from scheduler.model.explain.irreducible import irreducible
from scheduler.model.reading import Reading
from scheduler.model.works import Work, running_with
from scheduler.words import conflicts as words


def week_conflict(reading: Reading, works: tuple[Work, ...]) -> Conflict | None:
    """The maxima that together leave too few units, if counting finds it.

    Of the maxima only those are named that are needed for the conflict; the posts of
    the week count as one requirement, named by the slot that needs most.
    """
    paid = tuple(work for work in works if work.units)
    need = sum(work.need * work.units for work in paid)
    people = sorted(set().union(*(work.able for work in paid)))
    most = {person: _most(paid, person) for person in people}

    def short(bound: Sequence[StaffId]) -> bool:
        units = 0
        for person in people:
            limit = reading.staff[person].weekly_max
            held = person in bound and limit is not None
            units += min(limit or 0, most[person]) if held else most[person]
        return need > units

    if not short(people) or short(()):  # without any maximum: a moment tells it
        return None
    kept = irreducible(people, short)
    largest = max(
        (work for work in paid if work.groups[0].slot is not None),
        key=lambda work: work.need * work.units,
    )
    slot = largest.groups[0].slot
    assert slot is not None
    limits = [reading.staff[person].weekly_max or most[person] for person in people]
    text = words.week_needs(need, len(people), sum(limits))
    return Conflict(
        requirements=(
            slot_requirement(slot, text),
            *(
                requirement(
                    reading.staff[person].origin,
                    "每周最多课时",
                    words.weekly_limit(person),
                )
                for person in kept
            ),
        ),
        minimal=True,
    )


def _most(works: tuple[Work, ...], person: StaffId) -> int:
    """Units a week if the person came to everything they can."""
    mine = tuple(work for work in works if person in work.able)
    taken: dict[tuple[int, int], int] = {}
    for work in mine:
        for running in running_with(mine, work):
            moment = (work.weekday, running[0].minutes[0])
            taken[moment] = max(taken.get(moment, 0), *(row.units for row in running))
    return sum(taken.values())
