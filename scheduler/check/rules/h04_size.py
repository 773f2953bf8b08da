"""H04: group size and number of supervisors."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, place_text
from scheduler.check.paper import Group
from scheduler.words import check as words

RULE = "H04"


def check(facts: Facts) -> Iterator[Breach]:
    """One supervisor for every full or started group of pupils, served as planned."""
    for group in facts.paper.groups:
        if group.activity == "duty":
            if group.pupils:
                yield breach(
                    "duty_pupils", session=group.id, count=len(set(group.pupils))
                )
            continue
        if not group.pupils:
            yield breach("empty", session=group.id, slot=place_text(group))
            continue
        wanted = posts_wanted(facts, group)
        if group.posts < wanted:
            yield breach(
                "too_few_posts",
                session=group.id,
                slot=place_text(group),
                pupils=len(set(group.pupils)),
                wanted=wanted,
                posts=group.posts,
            )
        if group.posts > max(wanted, _pinned(facts, group)):
            yield breach(
                "too_many_posts",
                session=group.id,
                slot=place_text(group),
                wanted=wanted,
                posts=group.posts,
            )
    for serving, group in facts.servings():
        if len(set(serving.staff)) != group.posts:
            yield breach(
                "staffing",
                day=words.day(serving.day),
                session=group.id,
                slot=place_text(group),
                wanted=group.posts,
                count=len(set(serving.staff)),
            )
    yield from _leaders(facts)


def posts_wanted(facts: Facts, group: Group) -> int:
    """Pupils over the size of a group, rounded up; a club at least its leaders."""
    size = facts.settings.group_size
    if group.activity == "care":
        size = facts.settings.care_size
    wanted = -(-len(set(group.pupils)) // size)
    club = facts.clubs.get(group.club or "") if group.activity == "club" else None
    return max(wanted, club.leaders) if club else wanted


def _pinned(facts: Facts, group: Group) -> int:
    return max(
        (
            len(set(pin.staff))
            for pin in facts.school.pins
            if (pin.weekday, pin.period) == (group.weekday, group.period)
            and (
                (pin.club is not None and pin.club == group.club)
                or (pin.class_name is not None and pin.class_name in group.classes)
            )
        ),
        default=0,
    )


def _leaders(facts: Facts) -> Iterator[Breach]:
    for row in facts.opened.values():
        club = facts.clubs.get(row.club)
        if club is None:
            continue
        wanted = max(
            club.leaders, -(-len(set(row.members)) // facts.settings.group_size)
        )
        pinned = max(
            (len(set(p.staff)) for p in facts.school.pins if p.club == club.name),
            default=0,
        )
        if not wanted <= len(set(row.staff)) <= max(wanted, pinned):
            yield breach(
                "leaders", club=row.club, wanted=wanted, count=len(set(row.staff))
            )
