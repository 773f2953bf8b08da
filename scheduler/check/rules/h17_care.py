"""H17: care for all who ask for it, on agreement where the law wants one."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, group_key, slot_key, slot_text
from scheduler.check.presence import granted
from scheduler.domain.kinds import PeriodKind

RULE = "H17"


def check(facts: Facts) -> Iterator[Breach]:
    """Every asked care slot of every pupil, against the rolls of that weekday."""
    for pupil in facts.school.pupils:
        for weekday in range(1, 6):
            seats = {
                group_key(group): group
                for group in facts.seats.get((pupil.id, weekday), [])
            }
            for slot in facts.asked[pupil.id, weekday]:
                if slot.kind is not PeriodKind.CARE:
                    continue
                seat = seats.get(slot_key(slot))
                allowed = granted(facts.regime, pupil, slot)
                if allowed and seat is None:
                    yield breach(
                        "unserved",
                        pupil=pupil.id,
                        class_name=pupil.class_name,
                        slot=slot_text(slot),
                    )
                if not allowed and seat is not None:
                    yield breach(
                        "no_agreement",
                        pupil=pupil.id,
                        class_name=pupil.class_name,
                        session=seat.id,
                    )
