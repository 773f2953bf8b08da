"""Change a plan by hand: pick a card, see where it may go and at what cost, save."""

from datetime import date, datetime

import streamlit as st

from scheduler.domain.edits import Keep
from scheduler.domain.ids import ClassName, SessionId, StaffId
from scheduler.domain.kinds import WEEKDAYS, Activity, weekday_text
from scheduler.export.views import PlanIndex
from scheduler.office.edits import Draft, plan_rest, save_version
from scheduler.office.refusals import Refusal
from scheduler.pipeline.edits.pins import pin_rows
from scheduler.pipeline.edits.places import Place, Span
from scheduler.pipeline.edits.table import CannotEdit, Table
from scheduler.ui.editing import boards, desks, panel
from scheduler.ui.editing.by_excel import show_excel
from scheduler.ui.editing.component import board
from scheduler.ui.editing.pick import Pick, crew_on, read_chip
from scheduler.ui.editing.saving import saving, show_saving
from scheduler.ui.editing.session import (
    MOVING,
    PICK,
    TARGET,
    Working,
    answer,
    let_go,
    refuse,
)
from scheduler.ui.editing.telling import person
from scheduler.ui.frame import plan_page
from scheduler.ui.state import Shown, runs_root
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import common as common_words
from scheduler.words.ui import editing as words

_BOARD = "hand_board"
_KINDS = (
    words.BOARD_DAY,
    words.BOARD_CLASS,
    words.BOARD_ROOM,
    words.BOARD_CLUB,
    words.BOARD_PUPIL,
)
Places = dict[tuple[str, str], Place]


def _day(table: Table) -> date:
    days = sorted(table.days)
    today = datetime.now().astimezone().date()
    coming = next((n for n, day in enumerate(days) if day >= today), 0)

    def label(day: date) -> str:
        week = words.week(table.days[day].cycle_week + 1)
        name = weekday_text(table.days[day].weekday)
        return f"{common_words.day(day)}　{name}　{week}"

    labels = [label(day) for day in days]
    chosen = st.selectbox(
        words.DATE,
        labels,
        index=coming,
        key="hand_day",
        bind="query-params",
        width=240,
        on_change=let_go,
    )
    return days[labels.index(chosen)]


def _span(table: Table, day: date) -> Span:
    chosen = st.segmented_control(
        words.SPAN,
        [words.SPAN_DATE, words.SPAN_WEEK, words.SPAN_TERM],
        default=words.SPAN_DATE,
        required=True,
        key="hand_span",
        bind="query-params",
        on_change=let_go,
    )
    if chosen == words.SPAN_TERM:
        return Span()
    if chosen == words.SPAN_WEEK:
        return Span(week=table.days[day].cycle_week)
    return Span(day=day)


def _class(index: PlanIndex) -> ClassName:
    names = [row.name for row in index.ordered_classes]
    return st.selectbox(
        words.CLASS,
        names,
        key="hand_class",
        bind="query-params",
        width=200,
        on_change=let_go,
    )


def _change_staff(pick: Pick, day: date, span: Span) -> Places:
    """Places for a person of the picked session; asks who when there are several."""
    session = table.sessions[pick.session or SessionId("")]
    crew = _crew(session.id, day, span)
    if not crew:
        return {}
    out = crew[0]
    if pick.staff in crew:
        out = pick.staff
    elif len(crew) > 1:
        out = st.selectbox(
            words.WHO_OUT,
            crew,
            format_func=lambda id: person(index, id),
            key=f"out_{session.id}",
        )
    column = boards.column_of(session)
    found = desks.staff_of(facts, draft.held, session.id, out, span)
    return {(str(place.staff), column): place for place in found}


def _crew(session: SessionId, day: date, span: Span) -> tuple[StaffId, ...]:
    if span.day is not None:
        dates = table.dates.get(session, ())
        held = next((each for each in dates if each >= day), None)
        return crew_on(table, table.sessions[session], held, dated=True) if held else ()
    crews = [
        crew
        for (week, id), crew in table.cycle.items()
        if id == session and span.week in (None, week)
    ]
    return tuple(dict.fromkeys(who for crew in crews for who in crew))


def _change_room(pick: Pick) -> Places:
    session = table.sessions[pick.session or SessionId("")]
    found = desks.rooms_of(facts, draft.held, session.id)
    return {(str(place.room), boards.column_of(session)): place for place in found}


def _change_meeting(pick: Pick, *, by_class: bool) -> Places:
    session = table.sessions[pick.session or SessionId("")]
    found = {}
    for place in desks.meetings_of(facts, draft.held, session.id):
        if place.meeting is None:
            continue
        weekday, period = place.meeting.weekday, place.meeting.period
        key = (
            (period, str(weekday))
            if by_class
            else (str(session.club), f"{weekday}/{period}")
        )
        found[key] = place
    return found


def _change_club(pick: Pick) -> Places:
    if pick.pupil is None:
        return {}
    wishes = table.pupils[pick.pupil].wishes
    return {
        (
            str(pick.pupil),
            str(wishes.index(place.club) + 1) if place.club else "",
        ): place
        for place in desks.clubs_of(facts, draft.held, pick.pupil)
    }


def _in_class(pick: Pick, day: date, span: Span) -> Places:
    """A class's card can change its people, its room, or a club its time."""
    session = table.sessions[pick.session or SessionId("")]
    offered = [words.WHAT_STAFF, words.WHAT_ROOM]
    if session.activity is Activity.CLUB:
        offered.append(words.WHAT_MEETING)
    chosen = st.segmented_control(
        words.CHANGE_WHAT, offered, default=offered[0], required=True, key="hand_what"
    )
    if chosen == words.WHAT_ROOM:
        return _change_room(pick)
    if chosen == words.WHAT_MEETING:
        return _change_meeting(pick, by_class=True)
    dated = span
    if span.day is not None:
        dates = table.dates.get(session.id, ())
        held = next((each for each in dates if each >= day), None)
        dated = Span(day=held) if held else Span()
    return _change_staff(pick, day, dated)


def _save(shown: Shown, draft: Draft) -> None:
    try:
        run = save_version(
            store(),
            current_actor(),
            runs_root(),
            shown.books,
            shown.result,
            facts.plan.school,
            now(),
            steps=draft.held,
        )
    except Refusal as refusal:
        refuse(refusal)
        return
    saving(run.id)


def _around(shown: Shown, draft: Draft) -> None:
    try:
        run = plan_rest(
            store(),
            current_actor(),
            runs_root(),
            shown.books,
            shown.result,
            facts.plan.school,
            now(),
            steps=draft.held,
            pins=pin_rows(table, draft.held),
            seconds=words.AROUND_SECONDS,
        )
    except Refusal as refusal:
        refuse(refusal)
        return
    saving(run.id)


shown, facts = plan_page("editing")
working = Working(shown.id)
if show_saving(working):
    st.stop()
draft = working.draft()
try:
    table = desks.desk_of(facts, draft.held).table
except CannotEdit:
    st.warning(words.STALE)
    working.clear()
    draft = Draft()
    table = desks.desk_of(facts, ()).table
working.show(draft)
index = desks.index_of(facts, draft.held)
pick = read_chip(table, st.session_state.get(PICK, ""))

with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = st.segmented_control(
        words.BOARD,
        list(_KINDS),
        default=words.BOARD_DAY,
        required=True,
        key="hand_kind",
        bind="query-params",
        on_change=let_go,
    )
    day, span, name, weekday = sorted(table.days)[0], Span(), ClassName(""), 1
    if kind in (words.BOARD_CLASS, words.BOARD_PUPIL):
        name = _class(index)
    if kind in (words.BOARD_DAY, words.BOARD_CLASS):
        day = _day(table)
        span = _span(table, day)
    if kind == words.BOARD_ROOM:
        names = [weekday_text(each) for each in WEEKDAYS]
        chosen = st.segmented_control(
            words.WEEKDAY,
            names,
            default=names[0],
            required=True,
            key="hand_weekday",
            bind="query-params",
            on_change=let_go,
        )
        weekday = WEEKDAYS[names.index(chosen or names[0])]
st.caption(words.PICK_FIRST)

left, right = st.columns([2.6, 1], gap="medium")
places: Places = {}
with right:
    if pick is not None:
        st.html(f"<p><b>{panel.pick_text(index, pick)}</b></p>")
        if kind == words.BOARD_PUPIL:
            places = _change_club(pick)
        elif pick.session is not None and kind == words.BOARD_ROOM:
            places = _change_room(pick)
        elif pick.session is not None and kind == words.BOARD_CLUB:
            places = _change_meeting(pick, by_class=False)
        elif pick.session is not None and kind == words.BOARD_CLASS:
            places = _in_class(pick, day, span)
        elif pick.session is not None and pick.staff is not None:
            places = _change_staff(pick, day, span)
    target = places.get(st.session_state.get(TARGET) or ("", "\0"))
    if target is not None:
        panel.show_target(facts, draft, index, target, working)
    elif pick is not None:
        on_board = kind != words.BOARD_CLASS or any(p.meeting for p in places.values())
        panel.show_places(index, places, on_board=on_board)
        with st.container(horizontal=True):
            panel.show_keep(draft, pick, working)
            st.button(words.CANCEL, key="cancel_pick", on_click=let_go)
    panel.show_steps(index, draft, working)
    if draft.held:
        with st.container(horizontal=True):
            st.button(
                words.SAVE,
                type="secondary" if target is not None and target.legal else "primary",
                key="save_version",
                help=words.SAVE_HELP,
                on_click=_save,
                args=(shown, draft),
            )
            st.button(
                words.AROUND,
                key="plan_around",
                help=words.AROUND_HELP,
                on_click=_around,
                args=(shown, draft),
            )
with left:
    kept = frozenset(
        edit.session for step in draft.held for edit in step if isinstance(edit, Keep)
    )
    look = boards.Look(
        index=index,
        table=table,
        pick=pick,
        places=places,
        kept=kept,
        moving=bool(st.session_state.get(MOVING)),
    )
    if kind == words.BOARD_ROOM:
        drawn = boards.room_board(look, weekday)
    elif kind == words.BOARD_CLUB:
        drawn = boards.club_board(look)
    elif kind == words.BOARD_CLASS:
        drawn = boards.class_board(look, name)
    elif kind == words.BOARD_PUPIL:
        drawn = boards.pupil_board(look, name)
    else:
        drawn = boards.staff_board(look, day, dated=span.day is not None)
    board(*drawn, key=_BOARD, on_act=lambda: answer(_BOARD))
    show_excel(facts, draft.held, working, main=not draft.held and target is None)
