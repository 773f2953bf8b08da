"""Deletion filter: from requirements that conflict to ones that are all needed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Element = TypeVar("Element")


def irreducible(
    elements: Sequence[Element], conflict: Callable[[Sequence[Element]], bool]
) -> list[Element]:
    """A part of ``elements`` that still conflicts and of which nothing can be left out.

    Elements are tried in their order, so put first what is best left out.

    Raises:
        ValueError: the elements do not conflict.
    """
    kept = list(elements)
    if not conflict(kept):
        raise ValueError("the elements do not conflict")
    for element in elements:
        without = [other for other in kept if other is not element]
        if conflict(without):
            kept = without
    return kept
