"""Supervisors saved by pupils who leave their classes, against every way to do it."""

from itertools import product

import pytest

from scheduler.model.costs.merging import leaving
from scheduler.model.packing import fewest, supervisors


def by_trying(sizes: tuple[int, ...], size: int) -> list[int]:
    """The fewest gone for 0, 1, 2 … supervisors less, over all that may be left."""
    start = _posts(sizes, size)
    least = [sum(sizes)] * (start + 1)
    for left in product(*(range(count + 1) for count in sizes)):
        saved = start - _posts(left, size)
        gone = sum(sizes) - sum(left)
        for fewer in range(max(saved, 0) + 1):
            least[fewer] = min(least[fewer], gone)
    return least


def _posts(left: tuple[int, ...], size: int) -> int:
    groups, _ = fewest(dict(enumerate(left)), size)
    return sum(supervisors(sum(left[key] for key in group), size) for group in groups)


@pytest.mark.parametrize("sizes", [(4, 4, 4), (5, 3, 4, 4), (7, 4, 3), (2, 2, 2)])
def test_never_more_than_any_real_way_takes(sizes: tuple[int, ...]) -> None:
    alone = sum(supervisors(count, 5) for count in sizes)
    already = alone - _posts(sizes, 5)  # saved before anybody leaves
    counted = leaving(sizes, 5, 5)[already:]
    tried = by_trying(sizes, 5)
    assert len(counted) == len(tried)
    assert all(low <= real for low, real in zip(counted, tried, strict=True))


def test_six_classes_of_forty_need_thirty_five_gone_for_the_first_pair() -> None:
    assert leaving([40] * 6, 45, 45)[:4] == [0, 35, 70, 105]


def test_a_class_over_the_limit_loses_its_second_supervisor_first() -> None:
    assert leaving([46, 40], 45, 45) == [0, 1, 41, 86]


def test_a_small_room_takes_more_pupils_out() -> None:
    assert leaving([30, 30], 45, 40)[1] == 20
