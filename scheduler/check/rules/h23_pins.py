"""H23: what 固定安排 has decided is kept; a person on leave is excused that date."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.check.paper import Group
from scheduler.domain.offering import Pin
from scheduler.words import check as words

RULE = "H23"


def check(facts: Facts) -> Iterator[Breach]:
    """Each pin against the sessions it is about, then against each date."""
    for pin in facts.school.pins:
        text = words.meeting(pin.weekday, pin.period) + (
            pin.club or pin.class_name or ""
        )
        groups = [group for group in facts.paper.groups if _about(pin, group)]
        if pin.club is not None:
            yield from _club(facts, pin, text)
        for group in groups:
            if pin.room is not None and group.room != pin.room:
                yield breach(
                    "room",
                    pin=text,
                    wanted=pin.room,
                    session=group.id,
                    actual=group.room or words.NOTHING,
                )
            if pin.staff:
                yield from _dates(facts, pin, group, text)


def _about(pin: Pin, group: Group) -> bool:
    if (pin.weekday, pin.period) != (group.weekday, group.period):
        return False
    if pin.club is not None:
        return group.activity == "club" and group.club == pin.club
    return group.activity in ("study", "evening") and pin.class_name in group.classes


def _club(facts: Facts, pin: Pin, text: str) -> Iterator[Breach]:
    row = facts.opened.get(pin.club or "")
    if row is None or (pin.weekday, pin.period) not in row.meets:
        yield breach("club_closed", pin=text)
    elif pin.staff and not _kept(
        set(row.staff), set(map(str, pin.staff)), len(row.staff)
    ):
        yield breach(
            "leaders",
            pin=text,
            wanted=words.joined(pin.staff),
            actual=words.joined(row.staff),
        )


def _dates(facts: Facts, pin: Pin, group: Group, text: str) -> Iterator[Breach]:
    for serving in facts.paper.roster:
        if serving.session != group.id:
            continue
        wanted = {str(who) for who in pin.staff if not facts.on_leave(who, serving.day)}
        if not _kept(set(serving.staff), wanted, group.posts):
            yield breach(
                "staff",
                day=words.day(serving.day),
                pin=text,
                wanted=words.joined(sorted(wanted)),
                actual=words.joined(sorted(set(serving.staff))),
            )


def _kept(actual: set[str], wanted: set[str], posts: int) -> bool:
    """All pinned people serve; when there are more of them than posts, nobody else."""
    return wanted <= actual if len(wanted) <= posts else actual <= wanted
