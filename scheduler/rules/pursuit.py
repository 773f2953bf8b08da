"""Who brings each measure about: a stage of the solver, or whose decision it is."""

from collections.abc import Mapping

from scheduler.domain.ids import RuleId
from scheduler.words import plan
from scheduler.words import rules as words

BY_SOLVER: Mapping[RuleId, tuple[str, ...]] = {
    RuleId("S04"): (plan.STAGE_OUTSIDERS, plan.STAGE_TERM),
    RuleId("S06"): (plan.STAGE_MENU,),
    RuleId("S07"): (plan.STAGE_MENU,),
    RuleId("S08"): (plan.STAGE_MENU,),
    RuleId("S16"): (plan.STAGE_REST,),
}
"""The stages of the certificate in which the solver minimises what a measure lacks."""


def pursued(rule: RuleId) -> str | None:
    """Who brings a measure about, in a sentence; None for rules that are no measure."""
    stages = BY_SOLVER.get(rule)
    if stages is not None:
        return words.by_solver(stages)
    decision = words.DECIDED.get(rule)
    return None if decision is None else words.decided(decision)
