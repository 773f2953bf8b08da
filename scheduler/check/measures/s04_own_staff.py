"""S04: own staff carry the service; where the text says so, outsiders only if short."""

from datetime import date

from scheduler.check.breach import breach
from scheduler.check.calendar import monday
from scheduler.check.leaders import candidates
from scheduler.check.measures.finding import Finding, Scene, judged
from scheduler.check.paper import Group, Serving
from scheduler.check.rules.h09_weekly_max import weekly_units
from scheduler.domain.kinds import StaffKind
from scheduler.domain.people import Staff
from scheduler.words import check as check_words
from scheduler.words import compliance as words

RULE = "S04"


def measure(scene: Scene) -> Finding:
    """Person-sessions by own staff and by others over the whole term."""
    facts = scene.facts
    own, others = 0, []
    for serving, group in facts.servings():
        for name in serving.staff:
            person = facts.staff.get(name)
            if person is None:
                continue
            if person.kind is StaffKind.OWN:
                own += 1
            else:
                others.append((serving, group, name))
    breaches = []
    if len(others) >= own and others:
        breaches.append(breach("more", outside=len(others), own=own))
    if facts.regime.get("outsiders.only_when_short") is True:
        avoidable = _avoidable(scene, others)
        if avoidable:
            breaches.append(breach("own_free", count=avoidable))
    return judged(RULE, breaches, words.own_share(own, len(others)))


def _avoidable(scene: Scene, others: list[tuple[Serving, Group, str]]) -> int:
    """Servings by outsiders an own teacher was free for; club leaders not counted."""
    facts = scene.facts
    load = weekly_units(facts)
    own = [each for each in facts.school.staff if each.kind is StaffKind.OWN]
    count = 0
    for serving, group, name in others:
        club = facts.clubs.get(group.club or "") if group.activity == "club" else None
        if club is not None and name in candidates(facts, club):
            continue
        count += any(_free(scene, each, serving, group, load) for each in own)
    return count


def _free(
    scene: Scene,
    person: Staff,
    serving: Serving,
    group: Group,
    load: dict[tuple[str, date], int],
) -> bool:
    facts = scene.facts
    post = check_words.ACTIVITY.get(group.activity, "")
    if post not in {str(each) for each in person.posts}:
        return False
    if facts.on_leave(person.id, serving.day):
        return False
    if facts.blocked(person.unavailable, group):
        return False
    follows = facts.days.get(serving.day, group.weekday)
    for start, end, _ in facts.lessons.get((str(person.id), follows), ()):
        if group.minutes & set(range(start, end)):
            return False
    for other in facts.served.get((person.id, serving.day), []):
        if other.minutes & group.minutes:
            return False
    if person.weekly_max is None:
        return True
    week = load.get((person.id, monday(serving.day)), 0)
    return week + facts.units(group) <= person.weekly_max
