"""学生: attendance and needs against the time grid and the regime."""

from collections import defaultdict
from collections.abc import Iterable

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import WEEKDAYS, PeriodKind, weekday_text
from scheduler.domain.people import Attendance, Pupil, Stay, WaiverKind
from scheduler.domain.settings import Settings
from scheduler.intake.findings import Findings
from scheduler.intake.layout import DAY_COLUMNS
from scheduler.money import yuan_text
from scheduler.policy import Regime

_ORDINARY = (PeriodKind.STUDY, PeriodKind.CLUB)


class _Grid:
    """The periods of each grade and weekday by kind."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self._slots: defaultdict[tuple[int, int], list[Slot]] = defaultdict(list)
        for slot in slots:
            for grade in slot.grades:
                self._slots[grade, slot.weekday].append(slot)

    def of(self, grade: int, weekday: int, *kinds: PeriodKind) -> list[Slot]:
        return [slot for slot in self._slots[grade, weekday] if slot.kind in kinds]


def check_attendance(
    pupils: tuple[Pupil, ...],
    slots: tuple[Slot, ...],
    regime: Regime | None,
    findings: Findings,
) -> None:
    """What families asked for exists, and the regime's conditions are met."""
    if not slots:
        return
    grid = _Grid(slots)
    agreement = regime is not None and regime.flag("care.needs_agreement") is True
    for pupil in pupils:
        for weekday, attendance in zip(WEEKDAYS, pupil.week, strict=True):
            _check_day(pupil, weekday, attendance, grid, findings)
        _check_evenings(pupil, grid, findings)
        if agreement and not pupil.care_agreement:
            _check_agreement(pupil, findings)


def _check_day(
    pupil: Pupil, weekday: int, attendance: Attendance, grid: _Grid, findings: Findings
) -> None:
    if attendance.stay is Stay.ABSENT:
        return
    ordinary = grid.of(pupil.grade, weekday, *_ORDINARY)
    care = grid.of(pupil.grade, weekday, PeriodKind.CARE)
    code, facts = "", {}
    if attendance.stay is Stay.EXTENDED and not care:
        code = "care_without_slot"
    elif not ordinary and attendance.stay is not Stay.EXTENDED:
        code = "day_without_slot"
    elif attendance.until is not None:
        first = min(slot.end for slot in ordinary)
        last = max(slot.end for slot in ordinary)
        if attendance.until < first:
            code, facts = "leaves_too_early", {"other": f"{first:%H:%M}"}
        elif attendance.until > last:
            code, facts = "late_without_care", {"other": f"{last:%H:%M}"}
        facts["value"] = f"{attendance.until:%H:%M}"
    if code:
        findings.at(
            code,
            pupil.origin,
            DAY_COLUMNS[weekday - 1],
            weekday=weekday_text(weekday),
            grade=pupil.grade,
            **facts,
        )


def _check_evenings(pupil: Pupil, grid: _Grid, findings: Findings) -> None:
    missing = [
        weekday
        for weekday in sorted(pupil.evenings)
        if not grid.of(pupil.grade, weekday, PeriodKind.EVENING)
    ]
    if missing:
        findings.at(
            "evening_without_slot",
            pupil.origin,
            "晚自习",
            weekday="、".join(map(weekday_text, missing)),
            grade=pupil.grade,
        )


def _check_agreement(pupil: Pupil, findings: Findings) -> None:
    if any(attendance.stay is Stay.EXTENDED for attendance in pupil.week):
        findings.at("care_without_agreement", pupil.origin, "延时协议")


def check_waivers(
    pupils: tuple[Pupil, ...], settings: Settings, findings: Findings
) -> None:
    """No family is waived more than the fee."""
    for pupil in pupils:
        waiver = pupil.waiver
        if waiver.kind is WaiverKind.AMOUNT and waiver.amount > settings.fee:
            findings.at(
                "waiver_over_fee",
                pupil.origin,
                "减免",
                value=yuan_text(waiver.amount),
                wanted=yuan_text(settings.fee),
            )
