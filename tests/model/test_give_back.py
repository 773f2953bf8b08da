"""The greedy of flexible hours places as many minutes as can be placed at all."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.ids import StaffId
from scheduler.model import flex

START = date(2026, 9, 7)
DAYS = st.integers(0, 70)
LOTS = st.dictionaries(DAYS, st.integers(1, 9), max_size=5)
PLACES = st.dictionaries(DAYS, st.integers(1, 9), max_size=5)


def most(lots: dict[int, int], places: dict[int, int]) -> int:
    """Max flow by its least cut, over every set of lots."""
    cuts = []
    for count in range(len(lots) + 1):
        for inside in combinations(lots, count):
            reached = {
                place
                for place in places
                if any(lot < place <= lot + 28 for lot in inside)
            }
            outside = sum(lots[lot] for lot in lots if lot not in inside)
            cuts.append(outside + sum(places[place] for place in reached))
    return min(cuts)


@given(LOTS, PLACES)
def test_give_back_places_the_most_there_is(
    lots: dict[int, int], places: dict[int, int]
) -> None:
    def day(number: int) -> date:
        return START + timedelta(days=number)

    entries, left = flex._place(
        StaffId("T1"),
        [flex.Lot(day(number), lots[number]) for number in sorted(lots)],
        [
            flex.Place(day=day(number), kind=flex.LATE_ARRIVAL, minutes=places[number])
            for number in sorted(places)
        ],
    )
    placed = sum(row.minutes for row in entries)
    assert placed == most(lots, places)
    assert placed + left == sum(lots.values())
    for row in entries:
        assert 0 < row.minutes <= places[(row.day - START).days]
        assert row.earned_on
        for source in row.earned_on:
            assert source < row.day <= source + timedelta(days=28)
