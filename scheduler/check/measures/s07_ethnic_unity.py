"""S07: ethnic-unity activity in regular rotation."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged
from scheduler.check.measures.grid import meetings_of
from scheduler.words import compliance as words

RULE = "S07"

CATEGORY = "民族团结"


def measure(scene: Scene) -> Finding:
    """A club of the category meets every week, or nothing is known to happen."""
    meetings = meetings_of(scene.facts, CATEGORY)
    missing = [] if meetings else [breach("missing")]
    return judged(RULE, missing, words.category(CATEGORY, meetings))
