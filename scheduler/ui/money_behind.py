"""The pay lines behind what was clicked in a chart of the money."""

from collections.abc import Mapping, Sequence

import streamlit as st

from scheduler.domain.ledger import PayLine
from scheduler.domain.settlement import Settlement
from scheduler.money import Fen, yuan_text
from scheduler.ui.facts import Facts
from scheduler.ui.html.table import table
from scheduler.ui.ledger import line_rows
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as words


def lines_behind(
    settlement: Settlement, picks: Sequence[Mapping[str, str]]
) -> list[PayLine]:
    """Lines of the months (and channels) picked; all channels where none is named."""
    return [
        line
        for line in settlement.lines
        if any(
            pick["month"] == common_words.month_text(*line.month)
            and (
                pick["channel"] == line.channel.value
                if "channel" in pick
                else not line.apart
            )
            for pick in picks
        )
    ]


def show_lines_behind(
    facts: Facts, settlement: Settlement, picks: Sequence[Mapping[str, str]]
) -> None:
    """List the lines; nothing before something was clicked."""
    if not picks:
        return
    lines = lines_behind(settlement, picks)
    total = yuan_text(Fen(sum(line.amount for line in lines)))
    st.write(words.lines_sentence(len(lines), total))
    rows = line_rows(facts.index, lines[: words.LIMIT_LINES])
    st.html(table(words.LINE_HEADS, rows, numbers=frozenset({5, 6, 7}), low=True))
    if len(lines) > words.LIMIT_LINES:
        st.caption(words.more_lines(len(lines) - words.LIMIT_LINES))
