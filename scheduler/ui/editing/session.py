"""What this browser is doing on the page: the draft, the card picked, the target."""

from dataclasses import dataclass, replace

import streamlit as st

from scheduler.domain.edits import Step
from scheduler.office.edits import Draft, drop_draft, keep_draft, load_draft
from scheduler.office.refusals import Refusal
from scheduler.store import outputs
from scheduler.ui.editing.component import last_act
from scheduler.ui.who import current_actor

PICK, TARGET, MOVING = "hand_pick", "hand_target", "hand_moving"
_SEEN, _TOLD = "hand_seen", "hand_refused"


@dataclass(frozen=True, slots=True)
class Working:
    """The draft of one plan, kept on disk with every step."""

    plan: str

    def draft(self) -> Draft:
        """Steps so far."""
        return load_draft(outputs(), current_actor(), self.plan)

    def keep(self, draft: Draft) -> None:
        """Keep the draft; what was picked may be gone, so nothing is.

        It is a change of what this window shows: if the draft is another by now, the
        person is told instead.
        """
        seen = st.session_state.get(_SEEN, {}).get(self.plan, draft.rev)
        try:
            keep_draft(outputs(), current_actor(), self.plan, replace(draft, rev=seen))
        except Refusal as refusal:
            refuse(refusal)
        let_go()

    def show(self, draft: Draft) -> None:
        """Remember which draft this window shows, and tell what was refused."""
        st.session_state.setdefault(_SEEN, {})[self.plan] = draft.rev
        tell_refusal()

    def take(self, step: Step) -> None:
        """One more step."""
        self.keep(self.draft().taking(step))

    def undo(self) -> None:
        """Without the last step."""
        self.keep(self.draft().undone())

    def redo(self) -> None:
        """With the step undone last."""
        self.keep(self.draft().redone())

    def clear(self) -> None:
        """From the beginning."""
        drop_draft(outputs(), current_actor(), self.plan)
        let_go()


def refuse(refusal: Refusal) -> None:
    """Keep why something did not happen until the page is drawn again."""
    st.session_state[_TOLD] = refusal.sentence


def tell_refusal() -> None:
    """Say why the last act did not happen."""
    if told := st.session_state.pop(_TOLD, None):
        st.error(told)


def let_go() -> None:
    """Nothing is picked."""
    for key in (PICK, TARGET, MOVING):
        st.session_state.pop(key, None)


def aim(target: tuple[str, str] | None) -> None:
    """The picked card is about to go there."""
    st.session_state[TARGET] = target


def answer(key: str) -> None:
    """Take over what was done on the board."""
    act = last_act(key)
    if act is None:
        return
    if act.op == "pick":
        again = st.session_state.get(PICK) == act.chip and not act.drag
        let_go()
        if not again:
            st.session_state[PICK] = act.chip
            st.session_state[MOVING] = act.drag
    elif act.op == "place":
        if act.chip:
            st.session_state[PICK] = act.chip
        st.session_state[MOVING] = bool(act.chip)
        aim((act.row, act.column))
