"""H01: every pupil who stays has exactly one supervised seat in each slot."""

from collections import Counter
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, group_key, place_text, slot_key, slot_text
from scheduler.check.presence import granted
from scheduler.domain.kinds import PeriodKind
from scheduler.words import check as words

RULE = "H01"


def check(facts: Facts) -> Iterator[Breach]:
    """Look for each asked slot in the rolls of that weekday; count the hits."""
    for pupil in facts.school.pupils:
        for weekday in range(1, 6):
            seats = facts.seats.get((pupil.id, weekday), [])
            taken = {group_key(group) for group in seats}
            for slot in facts.asked[pupil.id, weekday]:
                if slot.kind is PeriodKind.CARE:  # H17
                    continue
                if granted(facts.regime, pupil, slot) and slot_key(slot) not in taken:
                    yield breach(
                        "unseated",
                        pupil=pupil.id,
                        class_name=pupil.class_name,
                        slot=slot_text(slot),
                    )
            for index, group in enumerate(seats):
                same = [o for o in seats[index + 1 :] if o.minutes & group.minutes]
                if same:
                    yield breach(
                        "twice",
                        pupil=pupil.id,
                        class_name=pupil.class_name,
                        slot=place_text(group),
                        count=len(same) + 1,
                        sessions=words.joined([group.id, *(o.id for o in same)]),
                    )
    for group in facts.paper.groups:
        for pupil_id, count in Counter(group.pupils).items():
            if count > 1:
                yield breach("repeated", session=group.id, pupil=pupil_id, count=count)
