"""Where each pupil asked to be, and what the law lets the school grant."""

from datetime import time

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.people import Pupil, Stay
from scheduler.domain.school import School
from scheduler.policy import Regime

AFTERNOON = (PeriodKind.STUDY, PeriodKind.CLUB)
FIRST_JUNIOR_GRADE = 7


def minute(moment: time) -> int:
    """The minute of the day."""
    return moment.hour * 60 + moment.minute


def asked(school: School, pupil: Pupil, weekday: int) -> tuple[Slot, ...]:
    """The slots a pupil's own row asks for on a weekday.

    ``yes`` ends with the last study or club slot; a time T keeps those that end by
    T; 延时 adds care; 晚自习 is asked for by itself.
    """
    stay = pupil.week[weekday - 1]
    found = []
    for slot in school.slots:
        if slot.weekday != weekday or pupil.grade not in slot.grades:
            continue
        if slot.kind is PeriodKind.EVENING:
            wants = weekday in pupil.evenings
        elif slot.kind is PeriodKind.CARE:
            wants = stay.stay is Stay.EXTENDED
        elif stay.stay is Stay.UNTIL:
            wants = stay.until is not None and minute(slot.end) <= minute(stay.until)
        else:
            wants = stay.stay is not Stay.ABSENT
        if wants:
            found.append(slot)
    return tuple(found)


def first_evening_grade(regime: Regime) -> int | None:
    """The lowest grade that may have 晚自习; None when no grade may.

    Where the texts are silent it is the first grade of junior high.
    """
    if regime.get("evening.allowed") is False:
        return None
    stated = regime.get("evening.first_grade")
    if isinstance(stated, int):
        return stated
    last_primary = regime.get("school.last_primary_grade")
    if isinstance(last_primary, int):
        return last_primary + 1
    return FIRST_JUNIOR_GRADE


def granted(regime: Regime, pupil: Pupil, slot: Slot) -> bool:
    """Whether the law lets the school give what the pupil asked for."""
    if slot.kind is PeriodKind.EVENING:
        first = first_evening_grade(regime)
        return first is not None and pupil.grade >= first
    if slot.kind is PeriodKind.CARE:
        return pupil.care_agreement or regime.get("care.needs_agreement") is not True
    return True
