"""时段 and 班级: no overlaps, every grade served and allowed."""

from itertools import combinations

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import PeriodKind, Stage, weekday_text
from scheduler.domain.origin import Origin
from scheduler.domain.people import SchoolClass
from scheduler.domain.settings import Settings
from scheduler.intake.checks.keys import place_of
from scheduler.intake.findings import Findings
from scheduler.policy import Regime

FIRST_JUNIOR_GRADE = 7  # where a regime names neither 晚自习's grade nor the primary's

# Shanghai's sixth grade may stand in a primary or a junior school.
_GRADES_OF = {
    Stage.PRIMARY: range(1, 7),
    Stage.JUNIOR: range(6, 10),
    Stage.NINE_YEAR: range(1, 10),
}


def check_overlaps(slots: tuple[Slot, ...], findings: Findings) -> None:
    """Two periods of one grade and weekday never overlap."""
    for first, second in combinations(slots, 2):
        if first.weekday != second.weekday or second.start >= first.end:
            continue
        shared = first.grades & second.grades
        if not shared:
            continue
        one, two = _rows_meeting(first, second)
        findings.at(
            "slots_overlap",
            two,
            "开始",
            weekday=weekday_text(first.weekday),
            grade=grades_text(shared),
            value=second.period,
            other=first.period,
            first=place_of(one, "开始", seen_from=two),
        )


def _rows_meeting(first: Slot, second: Slot) -> tuple[Origin, Origin]:
    return first.origins[0], second.origins[0]


def check_classes(
    settings: Settings,
    classes: tuple[SchoolClass, ...],
    slots: tuple[Slot, ...],
    findings: Findings,
) -> None:
    """Every class's grade belongs to the school's stage and has periods."""
    served = {grade for slot in slots for grade in slot.grades}
    told: set[int] = set()
    for record in classes:
        if settings.origin("学段") and record.grade not in _GRADES_OF[settings.stage]:
            findings.at(
                "grade_outside_stage",
                record.origin,
                "年级",
                grade=record.grade,
                wanted=settings.stage.value,
            )
        elif slots and record.grade not in served and record.grade not in told:
            told.add(record.grade)
            findings.at("grade_without_slot", record.origin, "年级", grade=record.grade)


def check_evenings(slots: tuple[Slot, ...], regime: Regime, findings: Findings) -> None:
    """Evening study only from the grade the regime allows it to.

    Where its text names no grade, from the first grade of junior high (H18).
    """
    first_grade = regime.whole("evening.first_grade")
    if not isinstance(first_grade, int):
        last = regime.whole("school.last_primary_grade")
        first_grade = last + 1 if isinstance(last, int) else FIRST_JUNIOR_GRADE
    allowed = regime.flag("evening.allowed") is not False
    for slot in slots:
        young = {each for each in slot.grades if not allowed or each < first_grade}
        if slot.kind is PeriodKind.EVENING and young:
            for origin in slot.origins:
                findings.at(
                    "evening_too_young", origin, "年级", grade=grades_text(young)
                )


def grades_text(grades: set[int] | frozenset[int]) -> str:
    """``1、2、3``."""
    return "、".join(map(str, sorted(grades)))
