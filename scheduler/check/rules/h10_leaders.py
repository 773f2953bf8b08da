"""H10: a club is led by its candidates; others stand in only when they cannot come."""

from collections import Counter
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.check.leaders import can_come, candidates
from scheduler.words import check as words

RULE = "H10"


def check(facts: Facts) -> Iterator[Breach]:
    """The leaders of each club, then who really came to each meeting."""
    own = {name: candidates(facts, club) for name, club in facts.clubs.items()}
    for row in facts.opened.values():
        for name, count in Counter(row.staff).items():
            if name not in facts.staff:
                yield breach("stranger_leader", club=row.club, staff=name)
            elif name not in own.get(row.club, ()):
                yield breach("not_candidate", club=row.club, staff=name)
            if count > 1:
                yield breach("repeated", club=row.club, staff=name, count=count)
    for serving, group in facts.servings():
        if group.activity != "club" or group.club not in own:
            continue
        strangers = sorted(set(serving.staff) - set(own[group.club]))
        if not strangers:
            continue
        for name in own[group.club]:
            if name in serving.staff:
                continue
            if can_come(facts, name, group, serving.day, facts.units(group)):
                yield breach(
                    "stand_in",
                    day=words.day(serving.day),
                    club=group.club,
                    staff=words.joined(strangers),
                    candidate=name,
                )
