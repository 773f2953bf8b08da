"""How many pupils must be in clubs before a grade needs fewer supervisors (H04, H13).

Whole classes merge, and only while together they fit one group. So of six classes of
40 with groups of 45 the first 35 pupils in a club save nobody, though 45 would be left
over by the count of heads alone. That step is what a bound by heads does not see.
"""

from collections.abc import Sequence
from itertools import pairwise

from scheduler.domain.grid import Slot
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.demand import class_sizes
from scheduler.model.engine import total
from scheduler.model.groups import merged_most
from scheduler.model.packing import supervisors


def add_merging(build: ClubModel) -> None:
    """Rest = N − Σ saved; Σ steps·saved ≤ pupils of the grade in a club."""
    model = build.model
    for (grade, slot), rest in build.rest.items():
        steps = merging_steps(build, grade, slot)
        saved = [model.new_bool_var("saved") for _ in steps]
        for first, second in pairwise(saved):
            model.add(second <= first)
        pairs = zip(steps, saved, strict=True)
        in_clubs = total(step * variable for step, variable in pairs)
        model.add(in_clubs <= build.attending(grade, slot))
        model.add(rest >= len(steps) - total(saved))


def merging_steps(build: ClubModel, grade: int, slot: Slot) -> list[int]:
    """Pupils of a grade that the first, second … supervisor saved takes out."""
    reading = build.reading
    sizes = class_sizes(reading, reading.present[slot])[grade]
    size = reading.school.settings.group_size
    least = leaving(list(sizes.values()), size, merged_most(reading, slot))
    return [more - less for less, more in pairwise(least)]


def leaving(sizes: Sequence[int], size: int, most: int) -> list[int]:
    """The fewest pupils that must leave to need 0, 1, 2 … supervisors less.

    Args:
        sizes: present pupils of each class.
        size: 每组学生上限; ``most``: the same where a room holds so many.

    A lower bound (classes are not told apart inside a merged group), exact where no
    merged group would have seats left. The smallest classes are the ones to merge: in
    place of a larger one a smaller one never takes more pupils out.
    """
    ordered = sorted(sizes)
    start = sum(supervisors(count, size) for count in ordered)
    least = [0] + [sum(ordered)] * start
    for merged in range(len(ordered) + 1):
        inside = sum(ordered[:merged])
        alone = ordered[merged:]
        extra = sorted(
            step for count in alone for step in _cuts(count, size)
        )  # supervisors of a class alone beyond its first
        for groups in range(merged // 2 + 1):
            out = max(inside - most * groups, 0)
            for cut in range(len(extra) + 1):
                posts = groups + len(alone) + len(extra) - cut
                fewer = start - posts
                if fewer >= 0:
                    least[fewer] = min(least[fewer], out + sum(extra[:cut]))
    for fewer in reversed(range(start)):
        least[fewer] = min(least[fewer], least[fewer + 1])
    return least


def _cuts(count: int, size: int) -> list[int]:
    """Pupils who leave a class alone for its last, last but one … supervisor."""
    more = supervisors(count, size) - 1
    return [count - more * size] + [size] * (more - 1) if more > 0 else []
