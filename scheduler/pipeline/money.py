"""The money of an existing plan, on the plan or on what was really worked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.check.recount import check_money
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan_json import to_document
from scheduler.domain.settlement import Settlement
from scheduler.domain.verdict import Violation
from scheduler.domain.worked import Month
from scheduler.export.attendance_book import months_of
from scheduler.export.subsidy_book import write_subsidy
from scheduler.intake.attendance import read_attendance
from scheduler.pipeline.closing import (
    Closing,
    close_month,
    load_ledger,
    obstacles,
    write_closing,
)
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.load import PLAN_FILE, load_books, load_plan
from scheduler.pipeline.publish import published
from scheduler.subsidy import PlanMismatch, settle
from scheduler.subsidy.closing import closed_months
from scheduler.subsidy.forecast import Forecast, forecast
from scheduler.words import pipeline as words


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleEnd:
    """The end of a settlement; ``reopened`` when its month is closed already.

    ``differs`` when the month does not come to what was expected; ``violations`` are
    what the second mind found in the written workbooks. Then nothing was published.
    """

    status: ExitStatus
    issues: tuple[Issue, ...]
    settlement: Settlement | None = None
    forecast: Forecast | None = None
    closing: Closing | None = None
    reopened: bool = False
    violations: tuple[Violation, ...] = ()
    differs: bool = False


class _Differs(Exception):
    """A written workbook is not the settlement; it must not be published."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__(f"{len(violations)} differences")
        self.violations = violations


def book_name(month: Month | None) -> str:
    """The workbook of a settlement: the term's, or a month's own."""
    if month is None:
        return "subsidy.xlsx"
    return f"subsidy-{month[0]}-{month[1]:02d}.xlsx"


def _no_such_month(month: Month) -> Issue:
    return Issue(
        code="settle-month",
        severity=Severity.ERROR,
        book=PLAN_FILE,
        sheet="",
        cell="",
        text=words.no_service_in(*month),
        mend=words.MEND_MONTH,
    )


def settle_plan(
    books: Sequence[Path],
    folder: Path,
    attendance: Sequence[Path] = (),
    month: Month | None = None,
    *,
    close: bool = False,
    expected: int | None = None,
) -> SettleEnd:
    """Settle and write ``subsidy.xlsx``, or a month's own ``subsidy-YYYY-MM.xlsx``.

    ``subsidy.xlsx`` is always the whole term: when a month is settled on attendance it
    is written anew with what was really worked.

    ``expected`` is what the month must come to, in fen, to be written at all.

    With ``close`` the month is booked in ``ledger.jsonl`` and will not change again;
    closed months whose attendance is handed in again are corrected there. Either
    everything is written or nothing, and nothing before the written workbooks have
    been read and counted again.
    """
    loaded = load_books(books)
    plan, problems = load_plan(folder)
    issues = (*loaded.issues, *problems)
    school, profile = loaded.school, loaded.profile
    if school is None or profile is None or plan is None:
        return SettleEnd(status=ExitStatus.UNUSABLE, issues=issues)
    worked = None
    if attendance:
        worked, found = read_attendance(attendance, school, plan)
        issues = (*issues, *found)
    if month is not None and month not in months_of(plan):
        issues = (*issues, _no_such_month(month))
    text, entries, found = load_ledger(folder)
    issues = (*issues, *found)
    if close and not found:
        issues = (*issues, *obstacles(plan, entries, month, worked))
    if any(issue.severity is Severity.ERROR for issue in issues):
        return SettleEnd(status=ExitStatus.UNUSABLE, issues=issues)
    try:
        settlement = settle(school, plan, profile, worked=worked, month=month)
        if expected is not None and settlement.paid != expected:
            return SettleEnd(status=ExitStatus.UNUSABLE, issues=issues, differs=True)
        closing = None
        if close and worked is not None:
            closing = close_month(school, plan, profile, entries, settlement, worked)
    except PlanMismatch as mismatch:
        return SettleEnd(status=ExitStatus.UNUSABLE, issues=(*issues, *mismatch.issues))
    whole = settlement
    if month is not None and worked is not None:
        whole = settle(school, plan, profile, worked=worked)
    document = to_document(plan)
    try:
        with published(folder) as fresh:
            write_subsidy(
                fresh / book_name(month),
                school,
                settlement,
                corrections=closing.corrected if closing else (),
                payouts=closing.payouts if closing else (),
            )
            if whole is not settlement:
                write_subsidy(fresh / book_name(None), school, whole)
            if closing is not None:
                write_closing(fresh, school, text, entries, closing)
            for book in sorted(fresh.glob("subsidy*.xlsx")):
                if different := check_money(book, school, document):
                    raise _Differs(different)
    except _Differs as refused:
        return SettleEnd(
            status=ExitStatus.REFUSED, issues=issues, violations=refused.violations
        )
    return SettleEnd(
        status=ExitStatus.DONE,
        issues=issues,
        settlement=settlement,
        forecast=forecast(school, profile),
        closing=closing,
        reopened=closing is None and month in closed_months(entries),
    )
