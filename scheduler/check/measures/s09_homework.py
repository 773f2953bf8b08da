"""S09: study time is enough for the written homework to be done at school."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged, unstated
from scheduler.check.measures.grid import grade_days, last_primary_grade, length
from scheduler.domain.kinds import PeriodKind
from scheduler.words import compliance as words

RULE = "S09"


def measure(scene: Scene) -> Finding:
    """Average study minutes a day: primary at least, junior more than its share."""
    regime = scene.facts.regime
    total: dict[int, list[int]] = {}
    for grade, _, slots in grade_days(scene.facts, (PeriodKind.STUDY,)):
        total.setdefault(grade, []).append(sum(map(length, slots)))
    texts, low, stated = [], [], False
    for grade, days in total.items():
        cap = regime.for_grade("homework.cap_minutes", grade)
        stated = stated or isinstance(cap, int)
        if not isinstance(cap, int) or cap == 0:
            continue
        primary = grade <= last_primary_grade(scene.facts)
        share = regime.get(
            "homework.primary_percent" if primary else "homework.junior_percent"
        )
        wanted = cap * (share if isinstance(share, int) else 0)
        have = sum(days) * 100
        enough = have >= wanted * len(days) if primary else have > wanted * len(days)
        average = sum(days) // len(days)
        texts.append(words.homework(grade, average, cap))
        if not enough:
            low.append(breach("low", grade=grade, minutes=average, cap=cap))
    if not stated:
        return unstated(words.NO_HOMEWORK_CAP)
    return judged(RULE, low, words.both(texts) or words.NO_HOMEWORK)
