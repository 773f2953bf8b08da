"""S01: each day's service lasts as long as the regime says, in minutes or 学时."""

from scheduler.check.breach import breach
from scheduler.check.facts import Facts
from scheduler.check.measures.finding import Finding, Scene, judged, unstated
from scheduler.check.measures.grid import grade_days, length
from scheduler.check.presence import AFTERNOON
from scheduler.domain.grid import Slot
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S01"


def measure(scene: Scene) -> Finding:
    """Study and club time offered to each grade each day; care is not counted."""
    facts = scene.facts
    periods = facts.regime.get("service.min_periods_per_day")
    days = list(grade_days(facts, AFTERNOON))
    if isinstance(periods, int):
        return _periods(facts, days, periods)
    minutes = facts.regime.get("service.min_minutes_per_day")
    lengths = [sum(map(length, slots)) for _, _, slots in days]
    low, high = min(lengths, default=0), max(lengths, default=0)
    if not isinstance(minutes, int):
        return unstated(words.minutes_a_day(low, high, ""))
    short = [
        breach(
            "low",
            day=_day(grade, weekday),
            count=words.minutes(count),
            wanted=words.minutes(minutes),
        )
        for (grade, weekday, _), count in zip(days, lengths, strict=True)
        if count < minutes
    ]
    bound = words.against(minutes)
    return judged(RULE, short, words.minutes_a_day(low, high, bound))


def _periods(
    facts: Facts, days: list[tuple[int, int, list[Slot]]], wanted: int
) -> Finding:
    counts = []
    for grade, _, slots in days:
        needed = facts.regime.for_grade("service.period_minutes", grade)
        size = needed if isinstance(needed, int) else 40
        counts.append(sum(length(slot) // size for slot in slots))
    short = [
        breach(
            "low",
            day=_day(grade, weekday),
            count=words.periods(count),
            wanted=words.periods(wanted),
        )
        for (grade, weekday, _), count in zip(days, counts, strict=True)
        if count < wanted
    ]
    low, high = min(counts, default=0), max(counts, default=0)
    return judged(RULE, short, words.periods_a_day(low, high, wanted))


def _day(grade: int, weekday: int) -> str:
    return f"{check_words.weekday(weekday)}{grade}年级"
