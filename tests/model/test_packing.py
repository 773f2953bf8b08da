"""Fewest groups of whole classes, against trying every partition."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.model.packing import pack, supervisors

SIZES = st.dictionaries(
    st.sampled_from([f"{number}班" for number in range(1, 8)]),
    st.integers(0, 12),
    max_size=6,
)


def partitions(keys: list[str]) -> Iterator[list[list[str]]]:
    if not keys:
        yield []
        return
    first, rest = keys[0], keys[1:]
    for parts in partitions(rest):
        yield [[first], *parts]
        for index in range(len(parts)):
            yield [*parts[:index], [first, *parts[index]], *parts[index + 1 :]]


def fewest(sizes: dict[str, int], capacity: int) -> int:
    """Groups of several classes fit the capacity; a class too big stays alone."""
    keys = [key for key in sizes if sizes[key]]
    return min(
        len(parts)
        for parts in partitions(keys)
        if all(
            len(part) == 1 or sum(sizes[key] for key in part) <= capacity
            for part in parts
        )
    )


@given(SIZES, st.integers(1, 15))
def test_pack_is_a_partition_with_the_fewest_groups(
    sizes: dict[str, int], capacity: int
) -> None:
    groups = pack(sizes, capacity)
    packed = [key for group in groups for key in group]
    assert sorted(packed) == sorted(key for key in sizes if sizes[key])
    for group in groups:
        assert len(group) == 1 or sum(sizes[key] for key in group) <= capacity
    assert len(groups) == fewest(sizes, capacity)


@given(SIZES, st.integers(1, 15), st.randoms(use_true_random=False))
def test_pack_does_not_depend_on_the_order(
    sizes: dict[str, int], capacity: int, luck: object
) -> None:
    rows = list(sizes.items())
    luck.shuffle(rows)  # type: ignore[attr-defined]
    assert pack(dict(rows), capacity) == pack(sizes, capacity)


def test_pack_first_fit_alone_would_need_one_group_more() -> None:
    """Falling sizes into 10: first fit gives 5+4, 4+3+2, 2; better is 5+3+2, 4+4+2."""
    sizes = dict(zip("abcdef", (5, 4, 4, 3, 2, 2), strict=True))
    assert len(pack(sizes, 10)) == 2


@pytest.mark.parametrize(
    ("size", "capacity", "people"), [(0, 45, 0), (1, 45, 1), (45, 45, 1), (46, 45, 2)]
)
def test_supervisors_at_the_limit(size: int, capacity: int, people: int) -> None:
    assert supervisors(size, capacity) == people
