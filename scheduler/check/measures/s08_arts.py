"""S08: arts every week."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged
from scheduler.check.measures.grid import meetings_of
from scheduler.words import compliance as words

RULE = "S08"

CATEGORY = "文艺"


def measure(scene: Scene) -> Finding:
    """Weekly meetings of arts clubs against the stated number, at least one."""
    stated = scene.facts.regime.get("activities.arts_per_week")
    wanted = stated if isinstance(stated, int) else 1
    meetings = meetings_of(scene.facts, CATEGORY)
    missing = [] if meetings >= wanted else [breach("missing")]
    return judged(RULE, missing, words.category(CATEGORY, meetings))
