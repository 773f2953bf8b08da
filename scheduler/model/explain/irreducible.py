"""Deletion filter: from requirements that conflict to ones that are all needed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Element = TypeVar("Element")


def irreducible(
    elements: Sequence[Element], conflict: Callable[[Sequence[Element]], bool]
) -> list[Element]:
    """A part of ``elements`` that still conflicts and of which nothing can be left out.

    Blocks are tried before single elements: where little of much is needed, a few
    questions are enough. Elements are tried in their order, so put first what is best
    left out. ``conflict`` must be monotone: more elements never conflict less.

    Raises:
        ValueError: the elements do not conflict.
    """
    kept = list(elements)
    if not conflict(kept):
        raise ValueError("the elements do not conflict")
    size = max(len(kept) // 2, 1)
    while True:
        place = 0
        while place < len(kept):
            without = kept[:place] + kept[place + size :]
            if len(without) < len(kept) and conflict(without):
                kept = without
            else:
                place += size
        if size == 1:
            return kept
        size //= 2
