"""H06: nobody of the staff is in two places at once (带班: H11)."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.words import check as words

RULE = "H06"


def check(facts: Facts) -> Iterator[Breach]:
    """Compare every two sessions a person serves on a date, minute by minute."""
    for (person, day), groups in facts.served.items():
        for one, other in combinations(groups, 2):
            if "duty" in (one.activity, other.activity) or one is other:
                continue
            if one.minutes & other.minutes:
                yield breach(
                    "clash",
                    day=words.day(day),
                    staff=person,
                    session=one.id,
                    other=other.id,
                )
    for serving in facts.paper.roster:
        for person, count in Counter(serving.staff).items():
            if count > 1:
                yield breach(
                    "repeated",
                    day=words.day(serving.day),
                    session=serving.session,
                    staff=person,
                    count=count,
                )
