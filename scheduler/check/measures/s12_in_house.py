"""S12: more in-house service than bought in."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged
from scheduler.domain.kinds import StaffKind
from scheduler.words import compliance as words

RULE = "S12"


def measure(scene: Scene) -> Finding:
    """Dated sessions served by third-party staff against all others."""
    facts = scene.facts
    own = bought = 0
    for serving, _ in facts.servings():
        kinds = {
            facts.staff[name].kind for name in serving.staff if name in facts.staff
        }
        if StaffKind.INSTITUTION in kinds:
            bought += 1
        else:
            own += 1
    more = [breach("more", outside=bought, own=own)] if bought >= max(own, 1) else []
    return judged(RULE, more, words.supply(own, bought))
