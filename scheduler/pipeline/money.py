"""The money of an existing plan, on the plan or on what was really worked."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.origin import Issue, Severity
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month
from scheduler.export.subsidy_book import write_subsidy
from scheduler.intake.attendance import read_attendance
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.load import load_books, load_plan
from scheduler.pipeline.publish import published
from scheduler.subsidy import PlanMismatch, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleEnd:
    """The end of a settlement."""

    status: ExitStatus
    issues: tuple[Issue, ...]
    settlement: Settlement | None = None


def settle_plan(
    books: Sequence[Path],
    folder: Path,
    attendance: Sequence[Path] = (),
    month: Month | None = None,
) -> SettleEnd:
    """Settle and write ``subsidy.xlsx``; a month also keeps a copy of its own."""
    loaded = load_books(books)
    plan, problems = load_plan(folder)
    issues = (*loaded.issues, *problems)
    if loaded.school is None or loaded.profile is None or plan is None:
        return SettleEnd(status=ExitStatus.UNUSABLE, issues=issues)
    worked = None
    if attendance:
        worked, found = read_attendance(attendance, loaded.school, plan)
        issues = (*issues, *found)
    if any(issue.severity is Severity.ERROR for issue in issues):
        return SettleEnd(status=ExitStatus.UNUSABLE, issues=issues)
    try:
        settlement = settle(
            loaded.school, plan, loaded.profile, worked=worked, month=month
        )
    except PlanMismatch as mismatch:
        return SettleEnd(status=ExitStatus.UNUSABLE, issues=(*issues, *mismatch.issues))
    with published(folder) as fresh:
        write_subsidy(fresh / "subsidy.xlsx", loaded.school, settlement)
        if month is not None:
            name = f"subsidy-{month[0]}-{month[1]:02d}.xlsx"
            shutil.copy2(fresh / "subsidy.xlsx", fresh / name)
    return SettleEnd(status=ExitStatus.DONE, issues=issues, settlement=settlement)
