"""H02: nobody attends who did not ask."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, group_key, place_text, slot_key

RULE = "H02"


def check(facts: Facts) -> Iterator[Breach]:
    """Every name on a roll must have asked for exactly that slot."""
    for group in facts.paper.groups:
        if group.activity == "duty":  # H04
            continue
        if not facts.slots_of(group):  # H22
            continue
        for pupil_id in dict.fromkeys(group.pupils):
            pupil = facts.pupils.get(pupil_id)
            if pupil is None:
                yield breach("stranger", session=group.id, pupil=pupil_id)
                continue
            asked = facts.asked.get((pupil_id, group.weekday), ())
            if group_key(group) not in {slot_key(slot) for slot in asked}:
                yield breach(
                    "unasked",
                    pupil=pupil_id,
                    class_name=pupil.class_name,
                    slot=place_text(group),
                    session=group.id,
                )
