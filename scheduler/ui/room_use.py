"""How many rooms are in use when, and which activities those are."""

import streamlit as st

from scheduler.export.views import PlanIndex, session_title
from scheduler.ui.html.table import table
from scheduler.ui.picking import show_picked
from scheduler.ui.room_chart import room_chart, room_rows, sessions_in
from scheduler.words.ui import common as common_words
from scheduler.words.ui import timetable as words


def show_room_use(index: PlanIndex) -> None:
    """The chart, and the sessions of every half hour clicked in it."""
    rows = room_rows(index)
    if not rows:
        st.caption(words.NOTHING_HERE)
        return
    picks = show_picked(room_chart(rows), "room_use")
    st.caption(words.ROOM_CLICK)
    for pick in picks:
        held = sessions_in(index, int(pick["weekday"]), pick["clock"])
        st.write(words.in_use(pick["day"], pick["clock"], len(held)))
        st.html(
            table(
                words.ROOM_HEADS,
                [
                    [
                        session.room or "",
                        common_words.hours(session.start, session.end),
                        session_title(session),
                        str(len(session.pupils)),
                    ]
                    for session in held
                ],
                numbers=frozenset({3}),
                low=True,
            )
        )
