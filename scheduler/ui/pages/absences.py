"""Who is away, who stands in: proposals with reasons, one click, a new version."""

from datetime import date, datetime
from html import escape

import streamlit as st

from scheduler.domain.edits import Step
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Activity, weekday_text
from scheduler.domain.plan import Absence
from scheduler.office.edits import save_version
from scheduler.office.refusals import Refusal
from scheduler.pipeline.edits.desk import Desk, open_desk
from scheduler.pipeline.edits.gaps import Gap, gaps, stand_ins
from scheduler.pipeline.edits.places import Place
from scheduler.ui.editing.saving import saving, show_saving
from scheduler.ui.editing.session import refuse, tell_refusal
from scheduler.ui.editing.telling import person, what, when
from scheduler.ui.facts import Facts
from scheduler.ui.frame import plan_page
from scheduler.ui.html.table import table
from scheduler.ui.state import Shown, runs_root
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import absences as words
from scheduler.words.ui import common as common_words
from scheduler.words.ui import editing as editing_words

_NEW = "absences_new"
_LISTED = 8  # gaps one may decide oneself
_OFFERED = 6  # stand-ins to choose from


@st.cache_resource(max_entries=8, show_spinner=False)
def _desk(key: str, absences: tuple[Absence, ...], _facts: Facts) -> Desk:
    return open_desk(_facts.school, _facts.plan, _facts.profile, (), absences)


@st.cache_resource(max_entries=100, show_spinner=False)
def _stand_ins(
    key: str,
    absences: tuple[Absence, ...],
    steps: str,
    where: str,
    _desk: Desk,
    _gap: Gap,
) -> tuple[Place, ...]:
    return stand_ins(_desk, _gap)


def _day(moment: date) -> str:
    return f"{common_words.day(moment)} {weekday_text(moment.isoweekday())}"


def _add() -> None:
    first, last = st.session_state["absent_from"], st.session_state["absent_to"]
    if last < first:
        return
    new = Absence(staff=st.session_state["absent_who"], first=first, last=last)
    kept: tuple[Absence, ...] = st.session_state.get(_NEW, ())
    st.session_state[_NEW] = tuple(dict.fromkeys((*kept, new)))


def _remove(place: int) -> None:
    kept = list(st.session_state.get(_NEW, ()))
    del kept[place]
    st.session_state[_NEW] = tuple(kept)


def _arrange(shown: Shown, absences: tuple[Absence, ...], steps: list[Step]) -> None:
    try:
        run = save_version(
            store(),
            current_actor(),
            runs_root(),
            shown.books,
            shown.result,
            facts.plan.school,
            now(),
            steps=steps,
            absences=absences,
        )
    except Refusal as refusal:
        refuse(refusal)
        return
    st.session_state.pop(_NEW, None)
    saving(run.id)


def _form() -> None:
    names = {row.id: index.names[row.id] for row in facts.school.staff}
    serving = {who for row in facts.plan.roster for who in row.staff}
    people = [id for id in names if id in serving]
    first = facts.school.settings.service_start
    last = facts.school.settings.service_end
    start = min(max(today, first), last)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            words.WHO,
            people,
            format_func=lambda id: f"{names[id]}　{id}",
            key="absent_who",
            width=260,
        )
        st.date_input(
            words.FROM,
            start,
            min_value=first,
            max_value=last,
            key="absent_from",
            width=170,
        )
        st.date_input(
            words.TO,
            start,
            min_value=first,
            max_value=last,
            key="absent_to",
            width=170,
        )
        st.button(
            words.ADD,
            key="absent_add",
            type="secondary" if new else "primary",
            help=words.ADD_HELP,
            on_click=_add,
        )
    if st.session_state["absent_to"] < st.session_state["absent_from"]:
        st.warning(words.BACKWARDS)


def _candidate(place: Place, light: int) -> str:
    reasons = [words.FREE]
    if place.familiar:
        reasons.append(words.FAMILIAR)
    if place.load <= light:
        reasons.append(words.LIGHT)
    name = person(index, place.staff or StaffId(""))
    return words.candidate(name, editing_words.place_load(place.load), reasons)


def _choose(desk: Desk, steps: list[Step], gap: Gap) -> Step | None:
    """The step of the stand-in chosen for a gap; None leaves it to the program."""
    where = f"{gap.day}{gap.session.id}{gap.away}"
    found = _stand_ins(facts.key, new, repr(steps), where, desk, gap)
    loads = sorted(each.load for each in found)
    light = loads[len(loads) // 3] if loads else 0
    offered = {place.staff: place for place in found[:_OFFERED]}
    label = words.gap(
        _day(gap.day),
        "" if gap.session.activity is Activity.DUTY else gap.session.period,
        what(index, gap.session),
        person(index, gap.away),
    )

    def text(id: StaffId | None) -> str:
        if id is None:
            return words.DECIDE if offered else words.NO_STAND_IN
        return _candidate(offered[id], light)

    chosen = st.selectbox(
        label, [*offered, None], index=0, format_func=text, key=f"gap_{where}"
    )
    return None if chosen is None else offered[chosen].step


def _show_new() -> None:
    st.subheader(words.NEW, anchor=False)
    for place, row in enumerate(new):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(
                words.new_absence(
                    person(index, row.staff), _day(row.first), _day(row.last)
                )
            )
            st.button(
                words.REMOVE, key=f"remove_{place}", on_click=_remove, args=(place,)
            )
    desk = _desk(facts.key, new, facts)
    open_gaps = gaps(desk.table, new)
    steps: list[Step] = []
    if not open_gaps:
        st.caption(words.NO_GAPS)
    else:
        days = len({gap.day for gap in open_gaps})
        st.caption(words.affected(len(open_gaps), days))
        for gap in open_gaps[:_LISTED]:
            step = _choose(desk, steps, gap)
            if step is None:
                continue
            verdict = desk.judge(step)
            if verdict.legal and verdict.patch is not None:
                desk = Desk(desk.table.over(verdict.patch), facts.profile)
                steps.append(step)
        if len(open_gaps) > _LISTED:
            st.caption(words.more(len(open_gaps) - _LISTED))
    st.button(
        words.ARRANGE,
        type="primary",
        key="arrange",
        help=words.ARRANGE_HELP,
        on_click=_arrange,
        args=(shown, new, steps),
    )


def _show_day() -> None:
    dates = sorted({row.day for row in facts.plan.roster})
    day = next((each for each in dates if each >= today), None)
    if day is None:
        return
    head = words.TODAY if day == today else words.NEXT
    st.subheader(f"{head}　{_day(day)}", anchor=False)
    rows = [
        [
            when(index.sessions[row.session]),
            what(index, index.sessions[row.session]),
            common_words.LIST.join(index.people(row.planned)),
            common_words.LIST.join(index.people(row.actual)),
            row.reason,
        ]
        for row in facts.plan.departures
        if row.day == day
    ]
    if rows:
        st.html(table(words.TODAY_HEADS, rows, low=True))
    else:
        st.caption(words.NOBODY_AWAY)


def _show_known() -> None:
    st.subheader(words.KNOWN, anchor=False)
    leaves = [(r.staff, r.first, r.last, words.FROM_BOOK) for r in facts.school.leaves]
    leaves += [(r.staff, r.first, r.last, words.FROM_PLAN) for r in facts.plan.absences]
    rows = [
        [person(index, staff), _day(first), _day(last), source]
        for staff, first, last, source in sorted(leaves, key=lambda row: row[1:3])
        if last >= today
    ]
    if rows:
        st.html(table(words.KNOWN_HEADS, rows, low=True))
    else:
        st.html(f"<p>{escape(words.NO_KNOWN)}</p>")


shown, facts = plan_page("absences")
if show_saving():
    st.stop()
tell_refusal()
index = facts.index
today = datetime.now().astimezone().date()
new: tuple[Absence, ...] = st.session_state.get(_NEW, ())
_form()
if new:
    _show_new()
_show_day()
_show_known()
