"""H22: every session stands in the grid, with an activity its period allows."""

from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, place_text
from scheduler.domain.kinds import PeriodKind
from scheduler.words import check as words

RULE = "H22"

KINDS: dict[str, tuple[PeriodKind, ...]] = {
    "study": (PeriodKind.STUDY, PeriodKind.CLUB),
    "club": (PeriodKind.CLUB,),
    "tutoring": (PeriodKind.STUDY,),
    "care": (PeriodKind.CARE,),
    "evening": (PeriodKind.EVENING,),
}


def check(facts: Facts) -> Iterator[Breach]:
    """Each session against the rows of 时段 with its weekday, name and times."""
    for group in facts.paper.groups:
        if group.activity == "duty":  # H11
            continue
        if group.activity not in KINDS:
            yield breach("activity", session=group.id, activity=group.activity)
            continue
        slots = facts.slots_of(group)
        if not slots:
            yield breach("no_period", session=group.id, slot=place_text(group))
            continue
        activity = words.ACTIVITY[group.activity]
        if not any(slot.kind in KINDS[group.activity] for slot in slots):
            if group.activity != "tutoring":  # H12
                yield breach(
                    "wrong_kind",
                    session=group.id,
                    activity=activity,
                    slot=place_text(group),
                    kind=words.joined(slot.kind for slot in slots),
                )
            continue
        grades = {
            facts.pupils[name].grade for name in group.pupils if name in facts.pupils
        }
        for grade in sorted(grades):
            slot = facts.slot_for(group, grade)
            if slot is not None and slot.kind not in KINDS[group.activity]:
                yield breach(
                    "grade",
                    session=group.id,
                    activity=activity,
                    grade=grade,
                    slot=place_text(group),
                    kind=slot.kind,
                )
