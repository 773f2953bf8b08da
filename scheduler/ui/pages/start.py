"""The first minute: what this does, a template, and a school already planned."""

import streamlit as st

from scheduler.office.rights import Act, may
from scheduler.ui.blank import blank_button
from scheduler.ui.facts import facts_of
from scheduler.ui.frame import about, heading
from scheduler.ui.html.facts import steps, tiles
from scheduler.ui.menu import go_button
from scheduler.ui.state import current_run
from scheduler.ui.summary import plan_tiles
from scheduler.ui.who import current_actor
from scheduler.words.ui import start as words

heading("start")
st.html(steps(words.START_STEPS))
actor = current_actor()
with st.container(horizontal=True):
    if may(actor, Act.UPLOAD):
        go_button(words.START_MAIN, "data")
    if may(actor, Act.MANAGE_PEOPLE):
        go_button(words.START_PEOPLE, "people")
    blank_button()

if not may(actor, Act.READ):
    st.stop()
shown = current_run()
facts = facts_of(shown) if shown else None
if shown is None or facts is None:
    st.info(words.START_SAMPLE_MISSING)
else:
    st.subheader(
        words.START_SAMPLE if shown.is_sample else words.START_OWN,
        anchor=False,
    )
    text = about(shown, facts)
    st.caption(f"{words.START_SAMPLE_TEXT}　{text}" if shown.is_sample else text)
    st.html(tiles(plan_tiles(facts)))
    with st.container(horizontal=True):
        go_button(words.START_OPEN, "timetable", main=False)
        go_button(words.START_WISHES, "wishes", main=False)
        go_button(words.START_COMPLIANCE, "compliance", main=False)
        go_button(words.START_MONEY, "money", main=False)
