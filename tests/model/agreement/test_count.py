"""How many tiny schools are enumerated, family by family."""

from tests.model.agreement import (
    test_clubs,
    test_dates,
    test_flex,
    test_grouping,
    test_presence,
    test_rooms,
    test_roster,
    test_tutoring,
)

FAMILIES = (
    test_presence,
    test_grouping,
    test_clubs,
    test_tutoring,
    test_rooms,
    test_roster,
    test_dates,
    test_flex,
)


def test_at_least_four_hundred_schools_are_enumerated() -> None:
    assert sum(len(family.CASES) for family in FAMILIES) >= 400
