"""H08: nobody serves when 不可用, on leave, or in a daytime lesson."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, place_text
from scheduler.words import check as words

RULE = "H08"


def check(facts: Facts) -> Iterator[Breach]:
    """Windows and lessons go by the weekday the date follows; leave by the date."""
    for serving, group in facts.servings():
        day, slot = words.day(serving.day), place_text(group)
        for name in dict.fromkeys(serving.staff):
            person = facts.staff.get(name)
            if person is None:  # H07
                continue
            window = facts.blocked(person.unavailable, group)
            if window is not None:
                yield breach(
                    "unavailable",
                    day=day,
                    staff=name,
                    window=words.window(window.weekday, window.period),
                    session=group.id,
                    slot=slot,
                )
            if facts.on_leave(name, serving.day):
                yield breach("leave", day=day, staff=name, session=group.id, slot=slot)
            follows = facts.days.get(serving.day, group.weekday)
            for start, end, label in facts.lessons.get((name, follows), ()):
                if group.minutes & set(range(start, end)):
                    yield breach(
                        "lesson",
                        day=day,
                        staff=name,
                        lesson=label,
                        session=group.id,
                        slot=slot,
                    )
