"""What only a person can know: the principal confirms it clause by clause."""

from collections.abc import Mapping, Sequence

import streamlit as st

from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.office.confirmations import (
    LONGEST_NOTE,
    Entry,
    answer,
    entries,
    latest,
)
from scheduler.office.plans import PlanView
from scheduler.office.refusals import Refusal
from scheduler.office.rights import Act, may
from scheduler.ui.facts import Facts, settlement_of
from scheduler.ui.html.table import table
from scheduler.ui.state import Shown
from scheduler.ui.who import current_actor, now, store
from scheduler.words.ui import approval as approval_words
from scheduler.words.ui import compliance as words

_CLAUSE, _NOTE = "confirm_clause_", "confirm_note"
_REFUSED, _DONE = "confirm_refused", "confirm_done"
_LONGEST_WORDS = 60  # of a clause in the list to choose from


def entries_of(shown: Shown) -> Sequence[Entry]:
    """Everything said of a plan's clauses; nothing of the sample's."""
    if shown.plan is None:
        return ()
    with store().reading() as session:
        return entries(session, current_actor(), shown.plan.id)


def show_confirming(
    shown: Shown,
    facts: Facts,
    verdicts: Sequence[ClauseVerdict],
    told: Sequence[Entry],
) -> None:
    """The clauses that wait, the one button to confirm, and the record."""
    st.subheader(words.CONFIRM_HEAD, anchor=False)
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(refused)
    if done := st.session_state.pop(_DONE, None):
        st.success(done)
    if shown.plan is None:
        st.info(words.CONFIRM_SAMPLE)
        return
    held = latest(told)
    waiting = [row for row in verdicts if _waits(row, facts)]
    said = [
        row
        for row in verdicts
        if (entry := held.get(row.clause)) is not None and entry.confirmed
    ]
    st.caption(words.CONFIRM_WHY)
    st.write(words.pending(len(waiting)) if waiting else words.ALL_CONFIRMED)
    if may(current_actor(), Act.CONFIRM):
        with st.container(key="noprint_confirm"):
            _choose(shown.plan, (*waiting, *said), held, len(told))
    elif waiting:
        st.caption(words.CONFIRM_BY_PRINCIPAL)
    if told:
        with st.expander(words.RECORD):
            st.html(table(words.RECORD_HEADS, [_row(entry) for entry in told]))


def _waits(row: ClauseVerdict, facts: Facts) -> bool:
    """Nobody can confirm what rests on money that does not add up."""
    if row.verdict is not Verdict.NEEDS_PERSON:
        return False
    return not row.rule or settlement_of(facts) is not None


def _choose(
    plan: PlanView,
    rows: Sequence[ClauseVerdict],
    held: Mapping[str, Entry],
    number: int,
) -> None:
    if not rows:
        return
    by_clause = {row.clause: row for row in rows}
    chosen = st.selectbox(
        words.CONFIRM_CHOICE,
        list(by_clause),
        format_func=lambda clause: _option(by_clause[clause]),
        key=f"{_CLAUSE}{number}",  # after each answer on to the next that waits
    )
    row = by_clause[chosen]
    st.text(row.words)
    st.text(row.evidence)
    entry = held.get(chosen)
    confirmed = entry is not None and entry.confirmed
    # In a form the remark and the click arrive together.
    with st.form("confirm_form", border=False, enter_to_submit=False):
        st.text_input(
            words.CONFIRM_NOTE,
            max_chars=LONGEST_NOTE,
            help=words.CONFIRM_NOTE_HELP,
            key=_NOTE,
        )
        st.form_submit_button(
            words.TAKE_BACK if confirmed else words.CONFIRM,
            type="secondary" if confirmed else "primary",
            key="confirm",
            on_click=_answer,
            args=(plan, chosen, entry.no if entry else 0, not confirmed),
        )


def _option(row: ClauseVerdict) -> str:
    text = row.words[:_LONGEST_WORDS]
    text += "……" if len(row.words) > _LONGEST_WORDS else ""
    return words.confirm_option(row.clause, row.verdict.value, text)


def _answer(plan: PlanView, clause: str, seen: int, confirmed: bool) -> None:
    """Say it of the clause as it was shown when the button was drawn."""
    try:
        with store().writing() as session:
            answer(
                session,
                current_actor(),
                plan.id,
                clause,
                seen=seen,
                confirmed=confirmed,
                note=st.session_state.get(_NOTE, ""),
                now=now(),
            )
    except Refusal as refusal:
        st.session_state[_REFUSED] = refusal.sentence
        return
    st.session_state[_NOTE] = ""
    st.session_state[_DONE] = words.CONFIRM_DONE if confirmed else words.TAKEN_BACK_DONE


def _row(entry: Entry) -> list[str]:
    return [
        approval_words.moment(entry.at.astimezone()),
        entry.clause,
        words.CONFIRMED if entry.confirmed else words.TAKEN_BACK,
        approval_words.version(entry.version),
        entry.who,
        entry.note,
    ]
