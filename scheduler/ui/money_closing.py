"""Closing a month on the page 经费: finance submits, a second person closes."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from scheduler.domain.booking import Entry
from scheduler.domain.origin import Issue
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month
from scheduler.money import Fen, yuan_text
from scheduler.office.refusals import ChangedMeanwhile, Refusal, Unusable
from scheduler.office.rights import Act, may
from scheduler.office.settlements import (
    Figures,
    SettlementView,
    closed_files,
    decide,
    may_close,
    settlements,
    sheets_of,
    submit,
)
from scheduler.office.uploads import Named, uploaded_books
from scheduler.pipeline.carried import closing_files, follow
from scheduler.pipeline.closing import LEDGER_FILE
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.load import PLAN_FILE
from scheduler.pipeline.money import SettleEnd, settle_plan
from scheduler.pipeline.publish import MANIFEST, published
from scheduler.store.kinds import SettlementState
from scheduler.subsidy.closing import closed_months
from scheduler.ui.html.facts import issues as issue_list
from scheduler.ui.money_files import sheets_root
from scheduler.ui.state import Shown
from scheduler.ui.who import current_actor, now, store
from scheduler.words import office as office_words
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as words

_DONE, _FAILED, _REFUSED, _COMMENT = (
    *("close_done", "close_failed"),
    *("close_refused", "close_comment"),
)


class _NotWritten(Exception):
    """The month's workbooks could not be written; nothing is decided."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(f"{len(issues)} issues")
        self.issues = issues


def figures_of(settled: Settlement) -> Figures:
    """What two people must see alike before a month is closed."""
    return Figures(
        paid=settled.paid,
        lines=len(settled.lines),
        differences=len(settled.differences),
    )


def show_closing(
    shown: Shown,
    month: Month,
    settled: Settlement,
    entries: Sequence[Entry],
    sheets: str,
) -> None:
    """Where the month stands, and the step the person here may take."""
    if failed := st.session_state.pop(_FAILED, None):
        st.html(issue_list(failed))
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(refused)
    if done := st.session_state.pop(_DONE, None):
        st.success(done)
    if month in closed_months(entries):
        st.info(words.CLOSED)
        return
    if shown.is_sample or shown.plan is None:
        st.caption(words.SAMPLE_STAYS_OPEN)
        return
    actor = current_actor()
    with store().reading() as session:
        view = settlements(session, actor, shown.plan.id).get(month)
    if view is not None and view.state is SettlementState.SUBMITTED:
        _waiting(shown, view)
    elif may(actor, Act.SETTLE):
        st.button(
            words.submit(common_words.month_text(*month)),
            type="primary",
            key="submit_month",
            disabled=month not in settled.worked_months,
            help=words.SUBMIT_HELP,
            on_click=submit_shown,
            args=(shown, month, figures_of(settled), sheets),
        )
    else:
        st.caption(words.ONLY_FINANCE)


def _waiting(shown: Shown, view: SettlementView) -> None:
    who = words.by(view.by, office_words.ROLE[view.role])
    amount = yuan_text(Fen(view.figures.paid))
    elsewhere = view.run_id != shown.id
    st.info(words.waiting(who, amount, view.figures.lines, view.figures.differences))
    if not may(current_actor(), Act.CLOSE):
        st.caption(words.SECOND_PERSON)
        return
    st.text_input(words.CLOSE_COMMENT, key=_COMMENT, max_chars=200)
    with st.container(horizontal=True, key="noprint_close"):
        st.button(
            words.close(common_words.month_text(*view.month)),
            type="primary",
            key="close",
            help=words.ELSEWHERE if elsewhere else words.CLOSE_HELP,
            disabled=elsewhere,
            on_click=close_shown,
            args=(shown, view),
        )
        st.button(
            words.RETURN_MONTH, key="return_month", on_click=return_shown, args=(view,)
        )


def submit_shown(shown: Shown, month: Month, figures: Figures, sheets: str) -> None:
    """Ask for the month to be closed, on the sheets handed in."""
    if shown.plan is None:
        return
    files = [
        (path.name, path.read_bytes()) for path in uploaded_books(sheets_root(), sheets)
    ]
    try:
        with store().writing() as session:
            submit(
                session,
                current_actor(),
                shown.plan.id,
                shown.id,
                month,
                files,
                figures,
                now(),
            )
    except Refusal as refusal:
        st.session_state[_REFUSED] = refusal.sentence
        return
    st.session_state[_DONE] = words.SUBMITTED


def return_shown(view: SettlementView) -> None:
    """Give the month back to who settled it, with the reason."""
    try:
        with store().writing() as session:
            decide(
                session,
                current_actor(),
                view.id,
                rev=view.rev,
                close=False,
                comment=st.session_state.get(_COMMENT, ""),
                now=now(),
            )
    except Refusal as refusal:
        st.session_state[_REFUSED] = refusal.sentence
        return
    st.session_state[_DONE] = words.RETURNED


def close_shown(shown: Shown, view: SettlementView) -> None:
    """Book the month on the sheets it was submitted with, decision and files in one.

    The files are made aside and must come to what was submitted; then decision and
    files go into the store together, and only then into the results folder. Cut off in
    between, the folder is brought up to the store when it is next looked at.
    """
    take_over(shown)
    with tempfile.TemporaryDirectory() as place:
        aside = Path(place) / "result"
        try:
            end = _booked(shown, view, Path(place))
            with store().writing() as session:
                decide(
                    session,
                    current_actor(),
                    view.id,
                    rev=view.rev,
                    close=True,
                    comment=st.session_state.get(_COMMENT, ""),
                    now=now(),
                    files=written_files(aside, view.month),
                )
        except Refusal as refusal:
            st.session_state[_REFUSED] = refusal.sentence
            return
        except _NotWritten as failed:
            st.session_state[_FAILED] = failed.issues
            return
        with published(shown.result) as fresh:
            for path in aside.iterdir():
                if path.name not in (PLAN_FILE, MANIFEST):
                    shutil.copyfile(path, fresh / path.name)
    if end.closing is not None:
        number, fixed = len(end.closing.added), end.closing.corrections
        st.session_state[_DONE] = words.closed(number - fixed, fixed)


def written_files(result: Path, month: Month) -> list[Named]:
    """What a closing has written: they go into the store with the decision."""
    return [(each, (result / each).read_bytes()) for each in closing_files(month)]


def take_over(shown: Shown) -> None:
    """Months closed on another version of the plan are closed on this one too."""
    if shown.plan is None:
        return
    with store().reading() as session:
        files = closed_files(session, current_actor(), shown.plan.id)
    follow(shown.result, files)


def _booked(shown: Shown, view: SettlementView, place: Path) -> SettleEnd:
    """Settle in a copy of the folder, with nothing in it but the plan and its ledger.

    Raises:
        Refusal: not this person's to close, or it does not come to what was submitted.
        _NotWritten: the month cannot be closed.
    """
    with store().reading() as session:
        may_close(session, current_actor(), view.id)
        sheets = sheets_of(session, current_actor(), view.id)
    aside, handed_in = place / "result", place / "sheets"
    aside.mkdir()
    for name in (PLAN_FILE, LEDGER_FILE):
        if (shown.result / name).exists():
            shutil.copyfile(shown.result / name, aside / name)
    handed_in.mkdir()
    for name, data in sheets:
        (handed_in / name).write_bytes(data)
    end = settle_plan(
        shown.books,
        aside,
        tuple(sorted(handed_in.iterdir())),
        view.month,
        close=True,
        expected=view.figures.paid,
    )
    if end.differs:
        raise ChangedMeanwhile(office_words.SETTLE_DIFFERS)
    if end.status is ExitStatus.REFUSED:
        raise Unusable(office_words.SETTLE_RECOUNT)
    if end.status is not ExitStatus.DONE or end.closing is None:
        raise _NotWritten(end.issues)
    return end
