"""S07: ethnic-unity activity in regular rotation."""

from scheduler.check.breach import breach
from scheduler.check.calendar import monday
from scheduler.check.facts import Facts
from scheduler.check.measures.finding import Finding, Scene, judged
from scheduler.check.measures.grid import meetings_of
from scheduler.words import compliance as words

RULE = "S07"

CATEGORY = "民族团结"


def measure(scene: Scene) -> Finding:
    """A club of the category meets, at the latest after the stated number of weeks."""
    facts = scene.facts
    meetings = meetings_of(facts, CATEGORY)
    evidence = words.category(CATEGORY, meetings)
    if not meetings:
        return judged(RULE, [breach("missing")], evidence)
    wanted = facts.regime.get("activities.ethnic_unity_every_weeks")
    if not isinstance(wanted, int):
        return judged(RULE, [], evidence)
    longest = _longest_wait(facts)
    rare = [breach("rare", weeks=longest, wanted=wanted)] if longest > wanted else []
    return judged(RULE, rare, words.both([evidence, words.rotation(longest, wanted)]))


def _longest_wait(facts: Facts) -> int:
    """The activity comes at least once in any so many weeks with service."""
    weeks = sorted({monday(day) for day in facts.days})
    held = {
        monday(serving.day)
        for serving, group in facts.servings()
        if group.activity == "club"
        and (club := facts.clubs.get(group.club or ""))
        and club.category == CATEGORY
    }
    longest = without = 0
    for week in weeks:
        without = 0 if week in held else without + 1
        longest = max(longest, without)
    return longest + 1
