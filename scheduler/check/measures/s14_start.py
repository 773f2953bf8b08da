"""S14: the school day does not start too early."""

from datetime import time

from scheduler.check.breach import breach
from scheduler.check.measures.finding import (
    Finding,
    Scene,
    for_a_person,
    judged,
    unstated,
)
from scheduler.check.presence import minute
from scheduler.domain.kinds import Stage
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S14"


def measure(scene: Scene) -> Finding:
    """The earliest lesson; in a nine-year school the junior bound, which is earlier."""
    facts = scene.facts
    if not facts.school.lessons:
        return for_a_person(words.NO_LESSONS)
    primary = facts.settings.stage is Stage.PRIMARY
    bound = facts.regime.clock(
        "start.earliest_primary" if primary else "start.earliest_junior"
    )
    first = min(minute(lesson.start) for lesson in facts.school.lessons)
    if not isinstance(bound, time):
        return unstated(words.start(check_words.clock(first), check_words.NOTHING))
    start, stated = check_words.clock(first), check_words.clock(minute(bound))
    early = (
        [breach("early", start=start, bound=stated)] if first < minute(bound) else []
    )
    return judged(RULE, early, words.start(start, stated))
