"""Too few units in a week: what the posts need against all weekly maxima (H09)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ortools.graph.python import max_flow

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.domain.outcome import Conflict
from scheduler.model.explain.cells import requirement, slot_requirement
from scheduler.model.explain.irreducible import irreducible
from scheduler.model.packing import supervisors
from scheduler.model.reading import Reading
from scheduler.model.works import Work, running_with
from scheduler.words import conflicts as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Posts of a week at one time: how many people, and who could be one of them."""

    work: Work
    need: int
    able: frozenset[StaffId]


def loads_of(works: Iterable[Work]) -> tuple[Load, ...]:
    """The paid posts as they are."""
    return tuple(
        Load(work=work, need=work.need, able=work.able) for work in works if work.units
    )


def fewest_loads(reading: Reading, works: Iterable[Work]) -> tuple[Load, ...]:
    """The paid posts of a week whatever the clubs do.

    Args:
        works: those of a week without any club. In a club slot every club and group
            has a supervisor for each 每组学生上限, and who leads clubs counts too.
    """
    size = reading.school.settings.group_size
    result = []
    told = set()
    for load in loads_of(works):
        slot = load.work.groups[0].slot
        if slot is None or slot.kind is not PeriodKind.CLUB:
            result.append(load)
        elif slot not in told:
            told.add(slot)
            leaders = {
                person
                for person in reading.staff
                if reading.may(person, Post.CLUB) and reading.can_come[person, slot]
            }
            result.append(
                Load(
                    work=load.work,
                    need=supervisors(len(reading.present[slot]), size),
                    able=load.able | leaders,
                )
            )
    return tuple(result)


def week_conflict(reading: Reading, loads: Sequence[Load]) -> Conflict | None:
    """The maxima that together leave too few units, if counting finds it.

    Units flow from people to the posts they can fill; a cut smaller than the need is
    the conflict. Of the maxima only those are named that are needed for it; the posts
    of the week count as one requirement, named by the slot that needs most.
    """
    people = sorted(set().union(*(load.able for load in loads)))
    most = {person: _most(loads, person) for person in people}
    need = sum(load.need * load.work.units for load in loads)

    def short(bound: Collection[StaffId]) -> bool:
        able = dict(most)
        for person in bound:
            limit = reading.staff[person].weekly_max
            if limit is not None:
                able[person] = min(limit, most[person])
        return _flow(loads, able) < need

    if not short(people) or short(()):  # without any maximum: a moment tells it
        return None
    kept = irreducible(people, short)
    largest = max(
        (load for load in loads if load.work.groups[0].slot is not None),
        key=lambda load: load.need * load.work.units,
    )
    slot = largest.work.groups[0].slot
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


def _flow(loads: Sequence[Load], able: Mapping[StaffId, int]) -> int:
    """The most units that people can serve; everybody once in each post."""
    flow = max_flow.SimpleMaxFlow()
    nodes = {person: index + 2 for index, person in enumerate(able)}
    for person, node in nodes.items():
        flow.add_arc_with_capacity(0, node, able[person])
    for index, load in enumerate(loads):
        node = len(nodes) + 2 + index
        flow.add_arc_with_capacity(node, 1, load.need * load.work.units)
        for person in load.able:
            flow.add_arc_with_capacity(nodes[person], node, load.work.units)
    if flow.solve(0, 1) != flow.OPTIMAL:
        raise RuntimeError("a flow over whole arcs has an optimum")
    return int(flow.optimal_flow())


def _most(loads: Sequence[Load], person: StaffId) -> int:
    """Units a week if the person came to everything they can."""
    mine = tuple(load.work for load in loads if person in load.able)
    taken: dict[tuple[int, int], int] = {}
    for work in mine:
        for running in running_with(mine, work):
            moment = (work.weekday, running[0].minutes[0])
            taken[moment] = max(taken.get(moment, 0), *(row.units for row in running))
    return sum(taken.values())
