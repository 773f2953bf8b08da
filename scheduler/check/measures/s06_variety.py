"""S06: the kinds of activities the text names are offered."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged, unstated
from scheduler.check.measures.grid import meetings_of
from scheduler.policy import Unstated
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S06"

SPORT = "体育"


def measure(scene: Scene) -> Finding:
    """Categories of opened clubs against the named ones; NA-05 asks for sport alone."""
    facts = scene.facts
    sport = facts.regime.setting("activities.more_sport")
    if not isinstance(sport, Unstated) and sport.clause == scene.clause:
        meetings = meetings_of(facts, SPORT)
        none = [] if meetings else [breach("no_sport")]
        return judged(RULE, none, words.sport(meetings))
    offered = {
        facts.clubs[row.club].category
        for row in facts.opened.values()
        if row.club in facts.clubs
    }
    evidence = words.variety(sorted(offered))
    named = facts.regime.get("activities.named")
    if not isinstance(named, tuple):
        return unstated(evidence)
    lacking = [name for name in named if name not in offered]
    missing = (
        [breach("missing", categories=check_words.joined(lacking))] if lacking else []
    )
    return judged(RULE, missing, evidence)
