"""Pupils placed so that whole classes really merge, once the openings are known.

``merging`` counts pupils of a grade; which class they leave decides whether two
classes fit one group. With openings fixed every pupil in a club is gone from their
class at known times, so the groups of a slot are a set partition of the classes:

    u[G, s]     the classes of G (two to four) share one group in slot s
    alone[k, s] class k is a group; more[k, s] supervisors of it beyond the first
"""

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClassName
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.demand import class_sizes
from scheduler.model.engine import Stages, total
from scheduler.model.groups import merged_most, pinned_classes
from scheduler.model.packing import pack, supervisors

LARGEST = 4  # classes of a merged group; five of them are hardly left together


def fix_openings(build: ClubModel, stages: Stages) -> None:
    """Ways and leaders stay as the last solution has them."""
    for variable in (*build.way.values(), *build.lead.values()):
        build.model.add(variable == stages.value(variable))


def spread(build: ClubModel, stages: Stages) -> list[cp_model.IntVar]:
    """Groups of whole classes for the openings found; the variables that are groups."""
    groups: list[cp_model.IntVar] = []
    leaving = _leaving(build, stages)
    for (grade, slot), rest in build.rest.items():
        groups.extend(_grade(build, stages, grade, slot, rest, leaving))
    return groups


Leaving = dict[tuple[ClassName, Slot], list[cp_model.IntVar]]


def _leaving(build: ClubModel, stages: Stages) -> Leaving:
    """Who may be gone from a class in a slot: holders of clubs that meet then."""
    result: Leaving = defaultdict(list)
    patterns = {
        club: pattern
        for (club, pattern), variable in build.way.items()
        if stages.value(variable)
    }
    for (pupil, club), variable in build.hold.items():
        for slot in patterns.get(club, ()):
            result[build.reading.pupils[pupil].class_name, slot].append(variable)
    return result


def _grade(
    build: ClubModel,
    stages: Stages,
    grade: int,
    slot: Slot,
    rest: cp_model.IntVar,
    leaving: Leaving,
) -> Iterator[cp_model.IntVar]:
    model, reading = build.model, build.reading
    sizes = class_sizes(reading, reading.present[slot])[grade]
    size = reading.school.settings.group_size
    fixed = pinned_classes(reading, slot)
    out = {name: total(leaving[name, slot]) for name in sizes}
    stay = {
        name: count - sum(stages.value(each) for each in leaving[name, slot])
        for name, count in sizes.items()
    }
    inside: dict[ClassName, list[cp_model.IntVar]] = defaultdict(list)
    posts: list[cp_model.LinearExpr] = []
    free = {name: count for name, count in sizes.items() if name not in fixed}
    for names, need in _sets(free, stay, merged_most(reading, slot)):
        group = model.new_bool_var("group")
        model.add(total(out[name] for name in names) >= need * group)
        for name in names:
            inside[name].append(group)
        posts.append(group)
        yield group
    for name, count in sizes.items():
        alone = model.new_int_var(0, supervisors(count, size), "alone")
        merged = total(inside[name])
        if inside[name]:
            model.add(merged <= 1)
        model.add(size * alone + count * merged + out[name] >= count)
        posts.append(alone)
        yield alone
    model.add(rest >= total(posts))


def _sets(
    sizes: dict[ClassName, int], stay: dict[ClassName, int], most: int
) -> Iterator[tuple[tuple[ClassName, ...], int]]:
    """Sets of classes to merge, with the pupils of each who must be gone.

    Every full pairing needs as many pupils gone, so few sets are enough: how the last
    solution would be packed, those who stay least together, and the most with the
    fewest. Many more sets make no better plan and a search without an end.
    """
    order = sorted(sizes, key=lambda name: (stay[name], name))
    found = {tuple(sorted(names)) for names in pack(stay, most) if len(names) > 1}
    for count in range(2, LARGEST + 1):
        for first in range(0, len(order) - count + 1, count):
            found.add(tuple(sorted(order[first : first + count])))
    for low, high in zip(order, reversed(order), strict=True):
        if stay[low] < stay[high]:
            found.add(tuple(sorted((low, high))))
    for names in sorted(found):
        yield names, max(sum(sizes[name] for name in names) - most, 0)
