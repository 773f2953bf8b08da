"""The class's own teachers at its study hour, as far as evenness leaves free.

Trades between two people that make nothing less even; of those, the ones that bring a
class's own teacher to its hour are taken until none is left.
"""

from functools import cached_property

import numpy as np

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity
from scheduler.model.groups import Group
from scheduler.model.reading import Reading
from scheduler.model.table import Move, Table

Teachers = frozenset[int]  # rows of the table


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


class _Wishes:
    """By place, the own teachers of each of its study groups."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @cached_property
    def groups(self) -> dict[int, list[Teachers]]:
        table, result = self.table, {}
        by_group: dict[str, Teachers] = {}
        for work in table.works:
            for group in work.groups:
                if group.activity in (Activity.STUDY, Activity.EVENING):
                    by_group[group.id] = frozenset(
                        table.row[who]
                        for who in own_teachers(table.reading, group)
                        if who in table.row
                    )
        for column, (_, index) in enumerate(table.places):
            wanting = [
                by_group[group.id]
                for group in table.works[index].groups
                if group.id in by_group
            ]
            if wanting:
                result[column] = wanting
        return result

    def needed(self, place: int, row: int) -> bool:
        """Whether a person is the only own teacher of some class there."""
        has = self.table.has[:, place]
        return any(
            row in own and sum(bool(has[who]) for who in own) == 1
            for own in self.groups.get(place, ())
        )


def bring_own_teachers(table: Table) -> None:
    """Make free trades until no class gains its own teacher by one."""
    wishes = _Wishes(table)
    moved = True
    while moved:
        moved = False
        for place, groups in wishes.groups.items():
            for own in groups:
                if not any(table.has[who, place] for who in own):
                    moved = _bring(table, wishes, place, own) or moved


def _bring(table: Table, wishes: _Wishes, place: int, own: Teachers) -> bool:
    leavers = [
        row
        for row in table.team(place)
        if table.loose[row, place] and not wishes.needed(place, row)
    ]
    for teacher in sorted(own):
        if not table.able[teacher, place]:
            continue
        for back in table.duties(teacher):
            if not np.array_equal(table.whole[back], table.whole[place]):
                continue
            if wishes.needed(back, teacher):
                continue
            for leaver in leavers:
                move = Move(leaver, place, teacher, back)
                if table.is_free(move):
                    table.make(move)
                    return True
    return False
