"""An existing plan judged again from nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.check import audit
from scheduler.check.recount import check_files
from scheduler.domain.origin import Issue
from scheduler.domain.plan_json import PlanFormatError, read_absences
from scheduler.domain.verdict import AuditReport
from scheduler.pipeline.absences import with_absences
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.load import distinct, load_books, load_document


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeEnd:
    """The end of an audit; no report when the input cannot be used."""

    status: ExitStatus
    issues: tuple[Issue, ...]
    report: AuditReport | None = None


def audit_plan(books: Sequence[Path], folder: Path) -> JudgeEnd:
    """Judge ``folder/plan.json`` against the workbooks; the solver is not involved.

    The absences a repaired plan names stand beside the workbook's 请假. The exported
    workbooks that are still there are read again too.
    """
    books = distinct(books)
    loaded = load_books(books)
    document, problems = load_document(folder)
    if loaded.school is None or loaded.profile is None or document is None:
        return JudgeEnd(status=ExitStatus.UNUSABLE, issues=(*loaded.issues, *problems))
    try:
        absences = read_absences(document)
    except PlanFormatError:  # the departures they would explain stay without ground
        absences = ()
    school = with_absences(loaded.school, absences)
    report = audit(school, document, loaded.profile)
    files = check_files(folder, books, school, document, fresh=False)
    report = replace(report, violations=(*report.violations, *files))
    status = ExitStatus.DONE if report.passed else ExitStatus.REFUSED
    return JudgeEnd(status=status, issues=loaded.issues, report=report)
