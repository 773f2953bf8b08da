"""Fewest groups of whole classes that fit a group size: exact bin packing.

At most a dozen classes of a grade, so a branch and bound over sizes in falling order
with an incumbent from first fit is instant; the lower bound is the total size.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

NODE_LIMIT = 20_000  # guessed; twelve classes never came near it


def supervisors(size: int, capacity: int) -> int:
    """One for every ``capacity`` pupils or part of it (H04)."""
    return -(-size // capacity)


def pack(sizes: Mapping[Key, int], capacity: int) -> list[list[Key]]:
    """Merge keys so that each merged group has total size ≤ capacity, fewest groups.

    A key above the capacity stays alone (it gets more supervisors, not a merge). Equal
    counts keep groups unmerged where merging saves nothing. Order of input is
    irrelevant: keys are taken by size, then by their text.
    """
    return fewest(sizes, capacity)[0]


def fewest(sizes: Mapping[Key, int], capacity: int) -> tuple[list[list[Key]], int]:
    """As ``pack``, with a proven lower bound of the number of groups."""
    keys = sorted(
        (key for key in sizes if sizes[key] > 0),
        key=lambda key: (-sizes[key], str(key)),
    )
    single = [[key] for key in keys if sizes[key] > capacity]
    rest = [key for key in keys if sizes[key] <= capacity]
    best = _first_fit(rest, sizes, capacity)
    lower = supervisors(sum(sizes[key] for key in rest), capacity)
    nodes = 0

    def search(index: int, bins: list[list[Key]], loads: list[int]) -> None:
        nonlocal best, nodes
        nodes += 1
        if nodes > NODE_LIMIT or len(best) == lower or len(bins) >= len(best):
            return
        if index == len(rest):
            best = [list(group) for group in bins]
            return
        key, size = rest[index], sizes[rest[index]]
        tried: set[int] = set()
        for position, load in enumerate(loads):
            if load + size <= capacity and load not in tried:
                tried.add(load)
                bins[position].append(key)
                loads[position] += size
                search(index + 1, bins, loads)
                bins[position].pop()
                loads[position] -= size
        bins.append([key])
        loads.append(size)
        search(index + 1, bins, loads)
        bins.pop()
        loads.pop()

    search(0, [], [])
    groups = single + [sorted(group, key=str) for group in best]
    bound = lower if nodes > NODE_LIMIT else len(best)
    return groups, len(single) + bound


def _first_fit(
    keys: list[Key], sizes: Mapping[Key, int], capacity: int
) -> list[list[Key]]:
    bins: list[list[Key]] = []
    loads: list[int] = []
    for key in keys:
        for position, load in enumerate(loads):
            if load + sizes[key] <= capacity:
                bins[position].append(key)
                loads[position] += sizes[key]
                break
        else:
            bins.append([key])
            loads.append(sizes[key])
    return bins
