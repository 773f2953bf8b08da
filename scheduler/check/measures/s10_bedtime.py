"""S10: 晚自习 ends in time for bed."""

from datetime import time

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged
from scheduler.check.presence import minute
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S10"

LATEST = 22 * 60


def measure(scene: Scene) -> Finding:
    """The end of every evening group against the latest bedtime of junior high."""
    stated = scene.facts.regime.clock("bed.latest_junior")
    bed = minute(stated) if isinstance(stated, time) else LATEST
    groups = [g for g in scene.facts.paper.groups if g.activity == "evening"]
    if not groups:
        return judged(RULE, [], words.NO_EVENING)
    late = [
        breach(
            "late",
            day=check_words.weekday(group.weekday),
            end=check_words.clock(group.end),
            bed=check_words.clock(bed),
        )
        for group in groups
        if group.end >= bed
    ]
    last = max(group.end for group in groups)
    evidence = words.evening_end(check_words.clock(last), check_words.clock(bed))
    return judged(RULE, late, evidence)
