"""Timetables: the school, a class, a teacher, a room, a club, a pupil."""

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape
from typing import TypeVar

import streamlit as st

from scheduler.domain.people import Pupil
from scheduler.export.views import (
    PlanIndex,
    WeekGrid,
    class_week,
    club_week,
    room_week,
    teacher_week,
)
from scheduler.ui.cards import colleagues, pupil_week, pupil_wishes
from scheduler.ui.frame import plan_page
from scheduler.ui.html.rolls import departure_table, flex_table, roll_table
from scheduler.ui.html.style import print_paper
from scheduler.ui.html.table import table
from scheduler.ui.html.week import legend, week_table
from scheduler.ui.room_use import show_room_use
from scheduler.ui.sheets import school_sheet
from scheduler.ui.weeks import (
    Week,
    departures_in,
    during,
    present_week,
    weeks_of,
)
from scheduler.words.ui import common as common_words
from scheduler.words.ui import timetable as timetable_words

Item = TypeVar("Item")
_DEPARTURES = 200  # listed on the page; all are in the workbook


def _pick(label: str, items: Sequence[Item], name: Callable[[Item], str]) -> Item:
    """One of some records, by a name that also stands in the address."""
    names = [name(item) for item in items]
    chosen = bar.selectbox(
        label, names, key=timetable_words.URL_KEY[label], bind="query-params", width=200
    )
    return items[names.index(chosen)]


def _draw(week: Week, grid: WeekGrid, own: str = "") -> None:
    name = f"{escape(grid.title)}<small>{escape(grid.subtitle)}</small>"
    colours = legend({card.activity for card in grid.cards})
    st.html(f'<p class="sheet">{name}</p>{colours}')
    st.html(
        week_table(week, grid, own=own)
        if grid.rows
        else f"<p>{timetable_words.NOTHING_HERE}</p>"
    )


def _school(index: PlanIndex, week: Week) -> None:
    st.html(school_sheet(facts.key, index, week))


def _class(index: PlanIndex, week: Week) -> None:
    row = _pick(common_words.CLASS, index.ordered_classes, lambda row: row.name)
    _draw(week, class_week(index, row.name), own=row.name)


def _teacher(index: PlanIndex, week: Week) -> None:
    serving = {id for entry in index.plan.roster for id in entry.staff}
    people = [person for person in index.school.staff if person.id in serving]
    person = _pick(common_words.TEACHER, people, lambda each: f"{each.name} {each.id}")
    _draw(week, colleagues(teacher_week(index, person.id), index.names[person.id]))
    flex = [entry for entry in index.plan.flex if entry.staff == person.id]
    if flex:
        with st.expander(timetable_words.flex(len(flex))):
            st.html(flex_table(flex))


def _room(index: PlanIndex, week: Week) -> None:
    used = {session.room for session in index.plan.sessions}
    rooms = [room for room in index.school.rooms if room.name in used]
    room = _pick(common_words.ROOM, rooms, lambda room: room.name)
    _draw(week, room_week(index, room.name))
    with st.expander(timetable_words.ROOM_USE, expanded=True, key="noprint_rooms"):
        show_room_use(facts.index)


def _club(index: PlanIndex, week: Week) -> None:
    club = _pick(common_words.CLUB, index.plan.clubs, lambda club: club.club)
    if not club.opened:
        st.info(timetable_words.closed(club.reason or ""))
        return
    _draw(week, club_week(index, club.club))
    with st.expander(timetable_words.members(len(club.members))):
        st.html(roll_table([index.pupils[id] for id in club.members], facts.pupil_id))


def _pick_pupil(class_name: str, pupils: Sequence[Pupil]) -> Pupil:
    """A pupil of a class; the address has the place on the class list, no name."""
    param = timetable_words.URL_KEY[common_words.PUPIL]
    asked = st.query_params.get(param, "")
    place = int(asked) - 1 if asked.isdecimal() else 0
    labels = [f"{facts.pupil_id(each.id)} {each.name}" for each in pupils]
    chosen = bar.selectbox(
        common_words.PUPIL,
        range(len(pupils)),
        index=place if 0 <= place < len(pupils) else 0,
        format_func=labels.__getitem__,
        key=f"pupil_of_{class_name}",
        width=200,
    )
    st.query_params[param] = str(chosen + 1)
    return pupils[chosen]


def _pupil(index: PlanIndex, week: Week) -> None:
    row = _pick(common_words.CLASS, index.ordered_classes, lambda row: row.name)
    pupils = [p for p in index.school.pupils if p.class_name == row.name]
    if not pupils:
        return
    pupil = _pick_pupil(row.name, pupils)
    _draw(week, pupil_week(index, pupil))
    rows = pupil_wishes(index, pupil)
    if rows:
        st.html(table(timetable_words.PUPIL_WISH_HEADS, rows))


_VIEWS: dict[str, Callable[[PlanIndex, Week], None]] = {
    timetable_words.VIEW_SCHOOL: _school,
    common_words.CLASS: _class,
    common_words.TEACHER: _teacher,
    common_words.ROOM: _room,
    common_words.CLUB: _club,
    common_words.PUPIL: _pupil,
}

_, facts = plan_page("timetable")
weeks = weeks_of(facts.plan, datetime.now().astimezone().date())
bar = st.container(horizontal=True, vertical_alignment="bottom", key="noprint_choice")
with bar:
    view = st.segmented_control(
        timetable_words.VIEW,
        list(_VIEWS),
        default=timetable_words.VIEW_SCHOOL,
        required=True,
        key="view",
        bind="query-params",
    )
    labels = [week.label for week in weeks]
    label = st.selectbox(
        timetable_words.WEEK,
        labels,
        index=present_week(weeks),
        key="week",
        bind="query-params",
        width=250,
    )
week = weeks[labels.index(label)]
_VIEWS[view or timetable_words.VIEW_SCHOOL](during(facts.index, week), week)
late_changes = departures_in(facts.plan, week)
if late_changes:
    with st.expander(
        timetable_words.departures(len(late_changes)), key="noprint_departures"
    ):
        st.html(departure_table(facts.index, late_changes[:_DEPARTURES]))
        if len(late_changes) > _DEPARTURES:
            st.caption(common_words.more_rows(len(late_changes) - _DEPARTURES))
with st.container(horizontal=True, vertical_alignment="center", key="noprint_hint"):
    paper = st.segmented_control(
        timetable_words.PAPER,
        timetable_words.PAPERS,
        default=timetable_words.PAPERS[0],
        required=True,
        key="paper",
        bind="query-params",
        label_visibility="collapsed",
    )
    st.caption(timetable_words.PRINT_HINT)
if paper in timetable_words.PAPERS:
    st.html(print_paper(paper))
