"""H12: tutoring is for flagged pupils, small, of one grade, and not too often."""

from collections import Counter
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts, place_text
from scheduler.domain.kinds import PeriodKind
from scheduler.words import check as words

RULE = "H12"


def check(facts: Facts) -> Iterator[Breach]:
    """Every tutoring group, then how often each pupil is in one."""
    times: Counter[str] = Counter()
    for group in facts.paper.groups:
        if group.activity != "tutoring":
            continue
        members = set(group.pupils)
        times.update(members)
        pupils = [facts.pupils[name] for name in group.pupils if name in facts.pupils]
        for pupil in pupils:
            if not pupil.struggling:
                yield breach("unflagged", pupil=pupil.id, session=group.id)
        grades = sorted({pupil.grade for pupil in pupils})
        if len(grades) > 1:
            yield breach("grades", session=group.id, grades=words.joined(grades))
        if len(members) > facts.settings.tutoring_size:
            yield breach(
                "size",
                session=group.id,
                count=len(members),
                limit=facts.settings.tutoring_size,
            )
        kinds = {slot.kind for slot in facts.slots_of(group)}
        if kinds and PeriodKind.STUDY not in kinds:
            yield breach("slot", session=group.id, slot=place_text(group))
    for name, count in sorted(times.items()):
        if count > facts.settings.tutoring_per_week:
            yield breach(
                "too_often",
                pupil=name,
                count=count,
                limit=facts.settings.tutoring_per_week,
            )
