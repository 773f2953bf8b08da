"""学校: dates and times in order, values the regime allows."""

from datetime import date

from scheduler.domain.days import CalendarRow
from scheduler.domain.people import Leave
from scheduler.domain.settings import Settings
from scheduler.intake.findings import Findings
from scheduler.money import Fen, yuan_text
from scheduler.policy import Regime

_YEAR = 366


def check_term(settings: Settings, findings: Findings) -> None:
    """The term ends after it starts, the service lies in it, the day has hours."""
    term = (settings.term_start, settings.term_end)
    if date.min in term:
        return
    if term[1] <= term[0]:
        _order(settings, "学期结束", "学期开始", findings)
        return
    end = settings.origin("学期结束")
    if (term[1] - term[0]).days > _YEAR and end is not None:
        findings.at("term_too_long", end, "学期结束", wanted=term_text(settings))
    for item, day in (
        ("服务开始", settings.service_start),
        ("服务结束", settings.service_end),
    ):
        origin = settings.origin(item)
        if origin is not None and not term[0] <= day <= term[1]:
            text = term_text(settings)
            findings.at("service_outside_term", origin, item, value=day, wanted=text)
    if settings.service_end < settings.service_start:
        _order(settings, "服务结束", "服务开始", findings)
    if settings.staff_off <= settings.staff_on:
        _order(settings, "教师下班时间", "教师上班时间", findings)


def _order(settings: Settings, item: str, other: str, findings: Findings) -> None:
    origin = settings.origin(item) or settings.origin(other)
    if origin is not None:
        column = item if settings.origin(item) else other
        findings.at("term_order", origin, column, item=item, other=other)


def check_fee(settings: Settings, regime: Regime, findings: Findings) -> None:
    """The fee stays below the regime's cap per pupil and term."""
    cap = regime.fen("fee.cap_per_term")
    origin = settings.origin("收费标准")
    if isinstance(cap, int) and origin is not None and settings.fee > cap:
        findings.at(
            "fee_over_cap",
            origin,
            "收费标准",
            value=yuan_text(settings.fee),
            wanted=yuan_text(Fen(cap)),
        )


def check_dates(
    settings: Settings,
    calendar: tuple[CalendarRow, ...],
    leaves: tuple[Leave, ...],
    findings: Findings,
) -> None:
    """校历 and 请假 speak of this term."""
    first, last = settings.term_start, settings.term_end
    if date.min in (first, last) or last <= first:
        return
    term = term_text(settings)
    for row in calendar:
        if not first <= row.day <= last:
            findings.at(
                "date_outside_term", row.origin, "日期", value=row.day, wanted=term
            )
    for leave in leaves:
        if leave.first <= leave.last and (leave.last < first or last < leave.first):
            findings.at(
                "date_outside_term",
                leave.origin,
                "开始",
                value=leave.first,
                wanted=term,
            )


def term_text(settings: Settings) -> str:
    """The term's two dates."""
    return f"（{settings.term_start} 至 {settings.term_end}）"
