"""Beside the board: where the picked card may go, what it costs, the steps so far."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from scheduler.domain.edits import Keep
from scheduler.domain.ids import RuleId
from scheduler.export.views import PlanIndex
from scheduler.office.edits import Draft
from scheduler.pipeline.edits.places import Place
from scheduler.rules import card
from scheduler.ui.editing import session
from scheduler.ui.editing.desks import worth
from scheduler.ui.editing.pick import Pick
from scheduler.ui.editing.telling import (
    costs,
    obstacles,
    person,
    pupil,
    step_text,
    what,
    when,
)
from scheduler.ui.facts import Facts
from scheduler.ui.html.facts import tag
from scheduler.ui.html.table import table
from scheduler.words.ui import editing as words

_LISTED = 7
Places = Mapping[tuple[str, str], Place]


def pick_text(index: PlanIndex, pick: Pick) -> str:
    """What is picked, in one line."""
    if pick.pupil is not None:
        return pupil(index, pick.pupil)
    if pick.session is None:
        return ""
    picked = index.sessions[pick.session]
    who = "" if pick.staff is None else f"　{person(index, pick.staff)}"
    return f"{when(picked)}　{what(index, picked)}{who}"


def show_places(index: PlanIndex, places: Places, *, on_board: bool) -> None:
    """The best places as buttons: for keys and fingers, and where no board helps.

    Where the board has no cell for them, all others are in a list.
    """
    legal = [(target, place) for target, place in places.items() if place.legal]
    if not legal:
        st.caption(words.NOTHING_FITS)
        return
    st.caption(words.SUGGESTED)
    for target, place in legal[:_LISTED]:
        st.button(
            place_text(index, place),
            key=f"to_{target[0]}_{target[1]}",
            on_click=session.aim,
            args=(target,),
            width="stretch",
        )
    rest = [*legal[_LISTED:], *((t, p) for t, p in places.items() if not p.legal)]
    if on_board and len(legal) > _LISTED:
        st.caption(words.more_places(len(legal) - _LISTED))
    elif not on_board and rest:
        _offer_rest(index, rest)


def _offer_rest(index: PlanIndex, rest: list[tuple[tuple[str, str], Place]]) -> None:
    chosen = st.selectbox(
        words.OTHER_PLACES,
        rest,
        index=None,
        format_func=lambda each: _rest_text(index, each[1]),
        placeholder=words.CHOOSE,
        key="other_place",
    )
    if chosen is not None:
        session.aim(chosen[0])
        st.rerun()


def _rest_text(index: PlanIndex, place: Place) -> str:
    text = place_text(index, place)
    return text if place.legal else f"{text}　{words.WHY}"


def place_text(index: PlanIndex, place: Place) -> str:
    """A place as a button says it."""
    if place.staff is not None:
        text = person(index, place.staff)
        if place.other is not None:
            text = f"{text}　{words.SWAP}"
        return f"{text}　{words.place_load(place.load)}"
    if place.room is not None:
        swap = f"　{words.SWAP}" if place.other is not None else ""
        return f"{place.room}{swap}"
    if place.meeting is not None:
        return step_text(index, place.step)
    return place.club or words.NOT_IN_CLUB


def show_target(
    facts: Facts,
    draft: Draft,
    index: PlanIndex,
    place: Place,
    working: session.Working,
) -> None:
    """The change about to be made: legal or not, what it costs, taken or dropped."""
    legal = place.legal
    verdict = tag(words.LEGAL if legal else words.ILLEGAL, "good" if legal else "bad")
    st.html(f"<p>{verdict}　{escape(step_text(index, place.step))}</p>")
    if not legal:
        for rule, text in obstacles(index, place.verdict):
            head = f"{rule}　{card(RuleId(rule)).title}" if rule else ""
            st.html(
                '<div class="issue error" style="grid-template-columns:1fr">'
                f"<div><code>{escape(head)}</code></div><div>{escape(text)}</div></div>"
            )
        st.button(words.BACK, key="back", on_click=session.aim, args=(None,))
        return
    rows = costs(worth(facts, draft.held), worth(facts, (*draft.held, place.step)))
    st.caption(words.COSTS)
    if rows:
        st.html(table(words.COST_HEADS, rows, numbers=frozenset({1, 2, 3})))
    else:
        st.html(f"<p>{words.NO_COST}</p>")
    with st.container(horizontal=True):
        st.button(
            words.TAKE,
            type="primary",
            key="take",
            on_click=working.take,
            args=(place.step,),
        )
        st.button(words.BACK, key="back", on_click=session.aim, args=(None,))


def show_keep(draft: Draft, pick: Pick, working: session.Working) -> None:
    """Pin what is picked for planning the rest."""
    if pick.session is None:
        return
    step = (Keep(session=pick.session),)
    kept = step in draft.held
    st.button(
        words.KEPT if kept else words.KEEP,
        key="keep",
        disabled=kept,
        on_click=working.take,
        args=(step,),
    )


def show_steps(index: PlanIndex, draft: Draft, working: session.Working) -> None:
    """The steps so far, undo and redo."""
    st.subheader(words.STEPS, anchor=False)
    if not draft.held:
        st.caption(words.NO_STEPS)
    else:
        items = "".join(
            f"<li>{escape(step_text(index, step))}</li>" for step in draft.held
        )
        st.html(f'<ol class="steps-taken">{items}</ol>')
    with st.container(horizontal=True):
        st.button(
            words.UNDO, key="undo", disabled=not draft.held, on_click=working.undo
        )
        st.button(
            words.REDO,
            key="redo",
            disabled=draft.done == len(draft.steps),
            on_click=working.redo,
        )
        st.button(
            words.CLEAR, key="clear", disabled=not draft.steps, on_click=working.clear
        )
