"""The table of differences is whole: real clauses, and both sides are asked."""

import inspect

import pytest

from scheduler.policy import list_profiles, load_file
from scheduler.policy.load import DEFAULT_FOLDER
from tests.regimes.differences import DIFFERENCES, Difference

CLAUSES = {
    str(clause.id)
    for header in list_profiles()
    for clause in load_file(DEFAULT_FOLDER / f"{header.id}.toml").clause
}


@pytest.mark.parametrize("row", DIFFERENCES, ids=[row.what for row in DIFFERENCES])
def test_a_difference_stands_in_real_clauses_and_both_sides_are_asked(
    row: Difference,
) -> None:
    assert set(row.clauses) <= CLAUSES
    asked = 0
    for test in row.tests:
        asked += inspect.getsource(test).count("assert ")
        for mark in getattr(test, "pytestmark", []):
            asked += len(mark.args[1]) - 1
    assert asked >= 2
