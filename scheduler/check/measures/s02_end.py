"""S02: each day's service ends no earlier than the parents leave work."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged, unstated
from scheduler.check.presence import minute
from scheduler.domain.kinds import PeriodKind
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S02"


def measure(scene: Scene) -> Finding:
    """The last slot of each weekday, 延时托管 included, 晚自习 not."""
    facts = scene.facts
    off_work = minute(facts.settings.off_work)
    days = set(facts.days.values())
    ends: dict[int, int] = {}
    for slot in facts.school.slots:
        if slot.weekday in days and slot.kind is not PeriodKind.EVENING:
            ends[slot.weekday] = max(ends.get(slot.weekday, 0), minute(slot.end))
    evidence = words.ends(
        check_words.clock(min(ends.values(), default=0)),
        check_words.clock(max(ends.values(), default=0)),
        check_words.clock(off_work),
    )
    if not isinstance(facts.regime.get("service.end_tie"), str):
        return unstated(evidence)
    early = [
        breach(
            "early",
            day=check_words.weekday(weekday),
            end=check_words.clock(end),
            off_work=check_words.clock(off_work),
        )
        for weekday, end in sorted(ends.items())
        if end < off_work
    ]
    return judged(RULE, early, evidence)
