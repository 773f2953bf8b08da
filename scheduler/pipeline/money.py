"""The money of an existing plan, on the plan or on what was really worked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.check.recount import check_figures, check_formulas, check_money
from scheduler.domain.booking import Entry
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
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
from scheduler.pipeline.partner import Partner, partner
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
    been read and counted again. A second process does the month's workbook while the
    term's is done here.
    """
    both = bool(attendance) and month is not None
    with partner(2 if both else 1) as beside:
        return _settled(
            books, folder, attendance, month, beside, close=close, expected=expected
        )


def _settled(
    books: Sequence[Path],
    folder: Path,
    attendance: Sequence[Path],
    month: Month | None,
    beside: Partner,
    *,
    close: bool,
    expected: int | None,
) -> SettleEnd:
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
    try:
        with published(folder) as fresh:
            counts = [
                beside.give(
                    _own_book, fresh, school, plan, settlement, closing, text, entries
                )
            ]
            term: tuple[Violation, ...] = ()
            try:
                if month is not None and worked is not None:
                    book = fresh / book_name(None)
                    whole = settle(school, plan, profile, worked=worked)
                    write_subsidy(book, school, whole)
                    share = school.settings.staff_share
                    counts.append(beside.give(check_formulas, book, share))
                    term = check_figures(book, school, to_document(plan))
            finally:  # nobody may still write when the folder is given up
                different = (*(found for count in counts for found in count()), *term)
            if different:
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


def _own_book(
    folder: Path,
    school: School,
    plan: Plan,
    settlement: Settlement,
    closing: Closing | None,
    ledger: str,
    entries: tuple[Entry, ...],
) -> tuple[Violation, ...]:
    """What was asked for: its workbook written, closed if so asked, counted again."""
    book = folder / book_name(settlement.month)
    write_subsidy(
        book,
        school,
        settlement,
        corrections=closing.corrected if closing else (),
        payouts=closing.payouts if closing else (),
    )
    if closing is not None:
        write_closing(folder, school, ledger, entries, closing)
    return check_money(book, school, to_document(plan))
