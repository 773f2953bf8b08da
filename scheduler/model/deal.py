"""Who of a pool takes which group: own class first, then taking turns.

An assignment problem per pool and week (exact, ortools' linear sum assignment).
"""

from collections import Counter
from collections.abc import Iterable

from ortools.graph.python import linear_sum_assignment

from scheduler.domain.ids import SessionId, StaffId
from scheduler.model.cycle import Cycle
from scheduler.model.groups import Group
from scheduler.model.own_class import own_teachers
from scheduler.model.reading import Reading
from scheduler.model.works import Work

# Costs, guessed: only their order matters.
OWN_HEAD, OWN_CLASS, OWN_GRADE, STRANGER = 0, 1, 60, 80
NOT_AS_BEFORE = 500  # with an earlier plan: keep the group
AGAIN = 2  # each earlier time with the same group: the class's teachers take turns
FORBIDDEN = 100_000

Deal = dict[tuple[int, SessionId], tuple[StaffId, ...]]  # (week, session) -> staff


def deal(reading: Reading, cycle: Cycle) -> Deal:
    """Staff of every session in every week of the cycle."""
    grades = _grades(reading)
    turns: Counter[tuple[StaffId, str]] = Counter()
    result: Deal = {}
    for week, index in sorted(cycle.staff):
        work, people = cycle.works[index], cycle.staff[week, index]
        for group, staff in deal_pool(
            reading, work, week, people, grades, turns
        ).items():
            result[week, group.id] = staff
            for person in staff:
                turns[person, _who(group)] += 1
    return result


def _who(group: Group) -> str:
    """The same class in another slot counts as the same group for taking turns."""
    return f"{group.activity.value}/{'、'.join(group.classes[:1])}"


def _grades(reading: Reading) -> dict[StaffId, frozenset[int]]:
    result: dict[StaffId, set[int]] = {person: set() for person in reading.staff}
    for row in reading.school.classes:
        for person in (*row.teachers, row.head_teacher):
            if person in result:
                result[person].add(row.grade)
    return {person: frozenset(grades) for person, grades in result.items()}


def deal_pool(
    reading: Reading,
    work: Work,
    week: int,
    people: Iterable[StaffId],
    grades: dict[StaffId, frozenset[int]],
    turns: Counter[tuple[StaffId, str]],
) -> dict[Group, tuple[StaffId, ...]]:
    """Assign a pool's people to its groups; people may be fewer (dropped tutoring)."""
    staff = sorted(people)
    if len(work.groups) == 1:
        return {work.groups[0]: tuple(staff)}
    seats = [group for group in work.groups for _ in range(group.posts)]
    named = dict(work.pinned)
    kept = reading.kept.staff
    solver = linear_sum_assignment.SimpleLinearSumAssignment()
    size = max(len(seats), len(staff))
    for row in range(size):
        for column in range(size):
            cost = 0
            if row < len(staff) and column < len(seats):
                person, group = staff[row], seats[column]
                cost = _cost(reading, person, group, named, grades, turns)
                if kept and (week, group.id, person) not in kept:
                    cost += NOT_AS_BEFORE
            elif column < len(seats):
                cost = len(seats[column].pupils)  # an empty seat: the smallest group
            solver.add_arc_with_cost(row, column, cost)
    if solver.solve() != solver.OPTIMAL:
        raise RuntimeError("a complete assignment problem has a solution")
    result: dict[Group, list[StaffId]] = {group: [] for group in work.groups}
    for row, person in enumerate(staff):
        result[seats[solver.right_mate(row)]].append(person)
    return {group: tuple(members) for group, members in result.items()}


def _cost(
    reading: Reading,
    person: StaffId,
    group: Group,
    named: dict[StaffId, Group],
    grades: dict[StaffId, frozenset[int]],
    turns: Counter[tuple[StaffId, str]],
) -> int:
    if person in named:
        return 0 if named[person] == group else FORBIDDEN
    cost = STRANGER
    if any(reading.classes[name].head_teacher == person for name in group.classes):
        cost = OWN_HEAD
    elif person in own_teachers(reading, group):
        cost = OWN_CLASS
    elif {reading.classes[name].grade for name in group.classes} & grades[person]:
        cost = OWN_GRADE
    return cost + AGAIN * turns[person, _who(group)]
