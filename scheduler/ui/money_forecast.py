"""Before planning: what the fund holds against what any plan costs at least."""

import streamlit as st

from scheduler.domain.settlement import Settlement
from scheduler.money import yuan_text
from scheduler.subsidy.forecast import Forecast, forecast
from scheduler.ui.facts import Facts
from scheduler.ui.html.facts import Tile, tiles
from scheduler.ui.html.table import table
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as words


def show_forecast(facts: Facts, settlement: Settlement) -> None:
    """The bound of the cost, the lowest fees, and what the bound is made of."""
    st.subheader(words.FORECAST, anchor=False)
    made = _forecast(facts.key, facts)
    fund, yuan = made.fund, common_words.YUAN
    needed = settlement.needed_fee
    bound_fee = made.needed_fee
    st.html(
        tiles(
            (
                Tile(words.STAFF_FUND, yuan_text(fund.pool), yuan),
                Tile(words.BOUND, yuan_text(made.cost), yuan, words.BOUND_NOTE),
                Tile(
                    words.BOUND_FEE,
                    words.UNKNOWN if bound_fee is None else yuan_text(bound_fee),
                    "",
                    words.BOUND_FEE_NOTE,
                ),
                Tile(
                    words.NEEDED,
                    words.UNKNOWN if needed is None else yuan_text(needed),
                    "",
                    words.NEEDED_NOTE,
                ),
                Tile(words.FEE_SET, yuan_text(fund.fee_set), "", words.NEEDED_NOTE),
            )
        )
    )
    rows = [[kind, str(times), yuan_text(cost)] for kind, times, cost in made.parts]
    st.html(table(words.BOUND_HEADS, rows, numbers=frozenset({1, 2}), low=True))


@st.cache_resource(max_entries=4, show_spinner=False)
def _forecast(key: str, _facts: Facts) -> Forecast:
    return forecast(_facts.school, _facts.profile)
