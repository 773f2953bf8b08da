"""S16: own staff keep afternoons of the week for rest and research."""

from collections import defaultdict
from datetime import date

from scheduler.check.breach import breach
from scheduler.check.calendar import monday
from scheduler.check.measures.finding import Finding, Scene, judged, unstated
from scheduler.domain.kinds import StaffKind
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S16"

FULL_WEEK = 5


def measure(scene: Scene) -> Finding:
    """Service dates without service of each own teacher in each full week."""
    facts = scene.facts
    weeks: defaultdict[date, list[date]] = defaultdict(list)
    for day in sorted(facts.days):
        weeks[monday(day)].append(day)
    full = {first: days for first, days in weeks.items() if len(days) >= FULL_WEEK}
    own = [p for p in facts.school.staff if p.kind is StaffKind.OWN and p.posts]
    free = {
        (str(person.id), first): sum(
            not facts.served.get((str(person.id), day)) for day in days
        )
        for person in own
        for first, days in full.items()
    }
    evidence = words.rest(len(own), len(full), min(free.values(), default=0))
    wanted = facts.regime.get("flex.free_afternoons_per_week")
    if not isinstance(wanted, int):
        return unstated(evidence)
    short = [
        breach(
            "none",
            staff=name,
            week=check_words.day(first),
            count=count,
            wanted=wanted,
        )
        for (name, first), count in sorted(free.items())
        if count < wanted
    ]
    return judged(RULE, short, evidence)
