"""Whatever stands in plan.json, the audit answers; it never raises."""

from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.check import judge, plans, schools

JUNK: tuple[object, ...] = (None, -1, "纸", [None])

Path = tuple[str | int, ...]


def paths(node: object, here: Path = ()) -> Iterator[Path]:
    """Every place in the document; of a list only its first and last entry."""
    if here:
        yield here
    if isinstance(node, dict):
        for key in node:
            yield from paths(node[key], (*here, key))
    if isinstance(node, list) and node:
        for index in sorted({0, len(node) - 1}):
            yield from paths(node[index], (*here, index))


@pytest.mark.parametrize("junk", JUNK, ids=str)
def test_junk_anywhere_is_answered_with_a_violation_or_accepted(junk: object) -> None:
    school = schools.rich()
    legal = plans.document(school)
    for path in paths(legal):
        plan = deepcopy(legal)
        node: object = plan
        for step in path[:-1]:
            node = node[step]  # type: ignore[index]
        node[path[-1]] = junk  # type: ignore[index]
        for found in judge.violations(school, plan):
            assert found.text


def test_every_key_of_the_contract_is_missed() -> None:
    school = schools.rich()
    for key in (
        "format",
        "school",
        "policy",
        "term",
        "certificate",
        "clubs",
        "sessions",
        "roster",
        "flex",
    ):
        plan = plans.document(school)
        del plan[key]
        assert "F00" in judge.broken(school, plan), key
