"""Submit, approve, return, publish; what was decided before."""

import streamlit as st

from scheduler.office.plans import STEPS, PlanView, decide, history
from scheduler.office.refusals import Refusal
from scheduler.office.rights import may
from scheduler.store.kinds import Decision
from scheduler.ui.frame import plan_page
from scheduler.ui.html.facts import tag
from scheduler.ui.html.table import table
from scheduler.ui.who import current_actor, now, store
from scheduler.words import office as office_words
from scheduler.words.ui import approval as words

_COMMENT, _REFUSED, _DONE = "comment", "approval_refused", "approval_done"


def _decide(view: PlanView, decision: Decision) -> None:
    """Take the step on the plan as it was shown when the button was drawn."""
    try:
        with store().writing() as session:
            decide(
                session,
                current_actor(),
                view.id,
                rev=view.rev,
                decision=decision,
                comment=st.session_state.get(_COMMENT, ""),
                now=now(),
            )
    except Refusal as refusal:
        st.session_state[_REFUSED] = refusal.sentence
        return
    st.session_state[_COMMENT] = ""
    st.session_state[_DONE] = words.DONE[decision.value]


shown, _ = plan_page("approval")
if refused := st.session_state.pop(_REFUSED, None):
    st.error(refused)
if done := st.session_state.pop(_DONE, None):
    st.success(done)
view = shown.plan
if view is None:
    st.info(words.SAMPLE)
    st.stop()
actor = current_actor()
state = office_words.STATE[view.state.value]
tone = office_words.STATE_TONE[view.state.value]
st.html(
    f"<p>{tag(state, tone)}　{words.version(view.version)}　"
    f"{words.NEXT[view.state.value]}</p>"
)
offered = [
    decision
    for decision, step in STEPS.items()
    if view.state in step.before and may(actor, step.act)
]
if offered:
    st.text_area(words.COMMENT, key=_COMMENT, max_chars=500, help=words.COMMENT_HELP)
    with st.container(horizontal=True):
        # What moves the plan on is the main button; returning it is the other.
        for decision in sorted(offered, key=lambda each: each is Decision.RETURNED):
            st.button(
                office_words.DECISION[decision.value],
                type="secondary" if decision is Decision.RETURNED else "primary",
                key=f"decide_{decision.value}",
                on_click=_decide,
                args=(view, decision),
            )
with store().reading() as session:
    decided = history(session, actor, view.id)
st.subheader(words.HISTORY, anchor=False)
if decided:
    rows = [
        [
            words.moment(row.at.astimezone()),
            office_words.DECISION[row.decision.value],
            words.version(row.version),
            office_words.who(row.name, office_words.ROLE[row.role]),
            row.comment,
        ]
        for row in decided
    ]
    st.html(table(words.HEADS, rows, low=True))
else:
    st.caption(words.NO_HISTORY)
