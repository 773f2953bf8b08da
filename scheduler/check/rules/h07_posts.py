"""H07: staff only in posts they hold, and only kinds of staff that may serve."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.domain.kinds import StaffKind
from scheduler.words import check as words

RULE = "H07"

NEED_QUALIFICATION = (StaffKind.PROFESSIONAL, StaffKind.INSTITUTION)


def check(facts: Facts) -> Iterator[Breach]:
    """Every person of every roster row."""
    admitted = facts.regime.staff_kinds()
    for serving, group in facts.servings():
        day = words.day(serving.day)
        post = words.ACTIVITY.get(group.activity, group.activity)
        for name in dict.fromkeys(serving.staff):
            person = facts.staff.get(name)
            if person is None:
                yield breach("stranger", day=day, session=group.id, staff=name)
                continue
            known = group.activity in words.ACTIVITY  # else H22
            if known and post not in {str(each) for each in person.posts}:
                yield breach("post", day=day, staff=name, post=post, session=group.id)
            if isinstance(admitted, tuple) and person.kind not in admitted:
                yield breach(
                    "kind", day=day, session=group.id, staff=name, kind=person.kind
                )
            if person.kind in NEED_QUALIFICATION and not person.qualified:
                yield breach(
                    "unqualified",
                    day=day,
                    session=group.id,
                    staff=name,
                    kind=person.kind,
                )
