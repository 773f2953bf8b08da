"""A month on the page 经费: attendance back, differences, closing, exports."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from scheduler.domain.kinds import weekday_text
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Difference, Month, month_of
from scheduler.intake.attendance import read_attendance
from scheduler.money import yuan_text
from scheduler.office.rights import Act, may
from scheduler.office.uploads import hand_in_sheets, uploaded_books
from scheduler.pipeline.closing import load_ledger
from scheduler.subsidy import PlanMismatch, settle
from scheduler.subsidy.closing import closed_months
from scheduler.ui.facts import Facts, Stamp, stamp_of
from scheduler.ui.html.facts import Tile, tiles
from scheduler.ui.html.facts import issues as issue_list
from scheduler.ui.html.table import table
from scheduler.ui.money_closing import show_closing, take_over
from scheduler.ui.money_exports import show_exports
from scheduler.ui.money_files import sheets_root
from scheduler.ui.money_trace import cell_text
from scheduler.ui.state import Shown
from scheduler.ui.who import current_actor, now, store
from scheduler.words import attendance as attendance_words
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as words

_SHEETS, _UPLOAD = "attendance_id", "attendance_files"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A month settled: on the sheets handed in, else on the plan."""

    settlement: Settlement | None
    issues: tuple[Issue, ...]


def month_view(facts: Facts, files: Sequence[Path], month: Month) -> MonthView:
    """Settle a month; no settlement when the sheets cannot be used."""
    worked, found = None, tuple[Issue, ...]()
    if files:
        worked, found = read_attendance(files, facts.school, facts.plan)
    if any(issue.severity is Severity.ERROR for issue in found):
        return MonthView(settlement=None, issues=found)
    try:
        settlement = settle(
            facts.school, facts.plan, facts.profile, worked=worked, month=month
        )
    except PlanMismatch as mismatch:
        return MonthView(settlement=None, issues=(*found, *mismatch.issues))
    return MonthView(settlement=settlement, issues=found)


def show_month(shown: Shown, facts: Facts) -> None:
    """Choose a month, hand its sheet in, read the differences, close, export."""
    st.subheader(words.MONTHLY, anchor=False)
    take_over(shown)
    _, entries, broken = load_ledger(shown.result)
    if broken:
        st.html(issue_list(broken))
        return
    closed = closed_months(entries)
    months = {
        words.month_state(common_words.month_text(*month), closed=month in closed): (
            month
        )
        for month in sorted({month_of(entry.day) for entry in facts.plan.roster})
    }
    if not months:
        st.info(words.NO_MONTHS)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(words.MONTH_TO_SETTLE, list(months), key="settle_month")
    month = months[chosen]
    if may(current_actor(), Act.SETTLE):
        st.file_uploader(
            words.HAND_IN,
            type=["xlsx", "xls"],
            accept_multiple_files=True,
            max_upload_size=20,
            help=words.HAND_IN_HELP,
            key=_UPLOAD,
            on_change=_take,
        )
    files = uploaded_books(sheets_root(), st.session_state.get(_SHEETS, ""))
    if files:
        st.caption(words.sheets([path.name for path in files]))
    view = _viewed(facts.key, stamp_of(files), month, facts)
    if view.issues:
        st.html(issue_list(view.issues))
    if view.settlement is not None:
        _month(facts, view.settlement)
        show_closing(
            shown, month, view.settlement, entries, st.session_state.get(_SHEETS, "")
        )
    show_exports(shown, month)


@st.cache_resource(max_entries=8, show_spinner=False)
def _viewed(key: str, stamp: Stamp, month: Month, _facts: Facts) -> MonthView:
    return month_view(_facts, [Path(name) for name, _, _ in stamp], month)


def _take() -> None:
    files = st.session_state[_UPLOAD]
    content = [(file.name, file.getvalue()) for file in files or ()]
    st.session_state[_SHEETS] = (
        hand_in_sheets(store(), current_actor(), sheets_root(), content, now())
        if content
        else ""
    )


def _month(facts: Facts, settled: Settlement) -> None:
    labour, yuan = settled.labour_total, common_words.YUAN
    worked = bool(settled.worked_months)
    st.html(
        tiles(
            (
                Tile(
                    words.MONTH_PAID,
                    yuan_text(settled.paid),
                    yuan,
                    words.ON_ATTENDANCE if worked else words.ON_PLAN,
                ),
                Tile(words.OWN, yuan_text(settled.own_total), yuan, words.GROSS),
                Tile(
                    words.LABOUR,
                    yuan_text(labour),
                    yuan,
                    words.withheld(yuan_text(settled.tax_total)),
                ),
                Tile(words.MONTH_LEFT, yuan_text(settled.balance.left), yuan),
            )
        )
    )
    for notice in settled.notices:
        st.info(notice)
    if worked:
        st.markdown(f"**{words.DIFFERENCES}**")
        rows = [_difference(facts, each) for each in settled.differences]
        st.html(table(words.DIFFERENCE_HEADS, rows, low=True))


def _difference(facts: Facts, each: Difference) -> list[str]:
    names = facts.index.names
    paid = "" if each.paid is None else names.get(each.paid, each.paid)
    notes = [words.ROW_ADDED if each.added else "", each.note]
    if each.substitute is not None and each.paid is None:
        notes.append(words.doubled(names.get(each.substitute, each.substitute)))
    return [
        f"{common_words.day(each.day)} {weekday_text(each.day.isoweekday())}",
        each.period,
        each.group,
        names.get(each.planned, each.planned),
        words.ROW_GONE if each.state is None else each.state.value,
        paid or words.NOBODY,
        "；".join(part for part in notes if part),
        cell_text(each.source, attendance_words.STATE),
    ]
