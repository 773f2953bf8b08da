"""S03: about an hour of study a day."""

from scheduler.check.breach import breach
from scheduler.check.measures.finding import Finding, Scene, judged, unstated
from scheduler.check.measures.grid import grade_days, length
from scheduler.domain.kinds import PeriodKind
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S03"


def measure(scene: Scene) -> Finding:
    """作业辅导 minutes of each grade each day against the hour and its tolerance."""
    regime = scene.facts.regime
    days = [
        (grade, weekday, sum(map(length, slots)))
        for grade, weekday, slots in grade_days(scene.facts, (PeriodKind.STUDY,))
    ]
    counts = [count for _, _, count in days]
    evidence = words.study(min(counts, default=0), max(counts, default=0))
    wanted = regime.get("study.minutes_per_day")
    tolerance = regime.get("study.tolerance_minutes")
    if not isinstance(wanted, int):
        return unstated(evidence)
    slack = tolerance if isinstance(tolerance, int) else 0
    low, high = wanted - slack, wanted + slack
    off = [
        breach(
            "off",
            day=check_words.weekday(weekday),
            grade=grade,
            minutes=count,
            low=low,
            high=high,
        )
        for grade, weekday, count in days
        if not low <= count <= high
    ]
    return judged(RULE, off, evidence)
