"""The class's own teachers at its study hour, as far as evenness leaves free.

Trades between two people that weigh the same for both change nobody's load; of those,
the ones that bring a class's own teacher to its hour are taken until none is left.
"""

from collections.abc import Iterator

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity
from scheduler.model.groups import Group
from scheduler.model.polish import Place, Table
from scheduler.model.reading import Reading


def own_teachers(reading: Reading, group: Group) -> frozenset[StaffId]:
    """Teachers of the classes in a group."""
    return frozenset(
        person
        for name in group.classes
        for person in (
            *reading.classes[name].teachers,
            reading.classes[name].head_teacher,
        )
        if person is not None
    )


def bring_own_teachers(table: Table) -> None:
    """Make free trades until no class gains its own teacher by one."""
    places = sorted(
        place
        for place in table.staffing
        if any(_wants(group) for group in table.works[place[1]].groups)
    )
    moved = True
    while moved:
        moved = False
        for place in places:
            for group in table.works[place[1]].groups:
                if _wants(group) and not _there(table, place, group):
                    moved = _bring(table, place, group) or moved


def _wants(group: Group) -> bool:
    return group.activity in (Activity.STUDY, Activity.EVENING)


def _there(table: Table, place: Place, group: Group) -> bool:
    return bool(own_teachers(table.reading, group) & table.staffing[place])


def _bring(table: Table, place: Place, group: Group) -> bool:
    for teacher in sorted(own_teachers(table.reading, group)):
        if teacher not in table.load:
            continue
        weight = table.weight(teacher, place)
        for other in list(table.movable(teacher)):
            if table.weight(teacher, other) != weight or _needed(table, other, teacher):
                continue
            for leaver in list(_leavers(table, place)):
                if table.weight(leaver, place) != table.weight(leaver, other):
                    continue
                if table.trade(leaver, place, teacher, other):
                    return True
    return False


def _leavers(table: Table, place: Place) -> Iterator[StaffId]:
    """Own staff of a pool whose going takes no class its own teacher."""
    pinned = {person for person, _ in table.works[place[1]].pinned}
    for person in sorted(table.staffing[place]):
        free = person in table.load and person not in pinned
        if free and not _needed(table, place, person):
            yield person


def _needed(table: Table, place: Place, person: StaffId) -> bool:
    """Whether a person is the only own teacher of some class there."""
    for group in table.works[place[1]].groups:
        own = own_teachers(table.reading, group)
        if _wants(group) and own & table.staffing[place] == {person}:
            return True
    return False
