"""S15: care after the stated time for those who ask for it."""

from datetime import time

from scheduler.check.breach import breach, violation
from scheduler.check.measures.finding import (
    Finding,
    Scene,
    for_a_person,
    judged,
    unstated,
)
from scheduler.check.presence import minute
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.people import Stay
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S15"


def measure(scene: Scene) -> Finding:
    """Whether care slots reach beyond the time; who needs them a person must say."""
    facts = scene.facts
    asking = sum(
        any(day.stay is Stay.EXTENDED for day in pupil.week)
        for pupil in facts.school.pupils
    )
    stated = facts.regime.clock("care.threshold_time")
    if not isinstance(stated, time):
        return unstated(words.late_care(asking, check_words.NOTHING))
    bound = check_words.clock(minute(stated))
    if not asking:
        return judged(RULE, [], words.nobody_asks(bound))
    if any(
        slot.kind is PeriodKind.CARE and minute(slot.end) > minute(stated)
        for slot in facts.school.slots
    ):
        return judged(RULE, [], words.late_care(asking, bound))
    none = violation(RULE, breach("none", count=asking, bound=bound))
    return for_a_person(words.both([none.text, words.ask_late_care()]))
