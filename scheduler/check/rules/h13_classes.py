"""H13: study groups are classes, or whole classes of one grade that fit one group."""

from collections import defaultdict
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, SlotKey, group_key, place_text
from scheduler.check.paper import Group
from scheduler.words import check as words

RULE = "H13"

BY_CLASS = ("study", "evening")


def check(facts: Facts) -> Iterator[Breach]:
    """Each group's classes, then each class's groups in each slot."""
    homes: defaultdict[tuple[SlotKey, str, str], list[Group]] = defaultdict(list)
    for group in facts.paper.groups:
        if group.activity == "duty":
            continue
        pupils = [facts.pupils[name] for name in group.pupils if name in facts.pupils]
        actual = sorted({str(pupil.class_name) for pupil in pupils})
        if sorted(group.classes) != actual:
            yield breach(
                "classes",
                session=group.id,
                listed=words.joined(group.classes),
                actual=words.joined(actual),
            )
        if group.activity not in BY_CLASS:
            continue
        for name in actual:
            homes[group_key(group), group.activity, name].append(group)
        if len(actual) < 2:
            continue
        if len({pupil.grade for pupil in pupils}) > 1:
            yield breach("grades", session=group.id, classes=words.joined(actual))
        count = len(set(group.pupils))
        if count > facts.settings.group_size:
            yield breach(
                "merged_size",
                session=group.id,
                classes=words.joined(actual),
                count=count,
                limit=facts.settings.group_size,
            )
    for (_, activity, name), groups in homes.items():
        if len(groups) > 1:
            yield breach(
                "split",
                slot=place_text(groups[0]),
                class_name=name,
                count=len(groups),
                activity=words.ACTIVITY[activity],
                sessions=words.joined(group.id for group in groups),
            )
