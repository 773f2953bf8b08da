"""A new roster after absences; everything else of the plan is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.domain.origin import Issue, Severity
from scheduler.domain.outcome import (
    Cancelled,
    Impossible,
    OutOfTime,
    Report,
    Solved,
)
from scheduler.domain.plan import Absence
from scheduler.model.config import SolveConfig
from scheduler.model.published import misfits
from scheduler.model.repair import repair
from scheduler.pipeline.absences import with_absences
from scheduler.pipeline.carried import forked, ledger_folder
from scheduler.pipeline.changed import compared
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.load import load_books, load_plan
from scheduler.pipeline.partner import partner
from scheduler.pipeline.plan import publish_conflicts, publish_plan, since_now
from scheduler.pipeline.publish import ready
from scheduler.words import changes as change_words
from scheduler.words import pipeline as words


def repair_plan(
    books: Sequence[Path],
    folder: Path,
    absences: Sequence[Absence],
    out: Path,
    options: PlanOptions,
    *,
    report: Report,
    cancelled: Cancelled,
) -> RunEnd:
    """Re-roster the dates of the absences with the fewest changes and publish."""
    report = since_now(report)
    ready(out)
    loaded = load_books(books)
    plan, problems = load_plan(folder)
    issues = (*loaded.issues, *problems)
    if loaded.school is None or loaded.profile is None or plan is None:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=issues)
    known = {person.id for person in loaded.school.staff}
    unknown = tuple(
        _unknown(absence) for absence in absences if absence.staff not in known
    )
    unknown = unknown or tuple(
        _misfit(text) for text in misfits(loaded.school, loaded.profile, plan)
    )
    if unknown:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=(*issues, *unknown))
    ledger = ledger_folder(loaded.school, plan, folder)
    if two := forked(ledger, out):
        return RunEnd(status=ExitStatus.UNUSABLE, issues=(*issues, *two))
    everybody = tuple(dict.fromkeys((*plan.absences, *absences)))
    school = with_absences(loaded.school, everybody)
    with partner(options.workers) as beside:
        outcome = repair(
            school,
            plan,
            loaded.profile,
            SolveConfig(
                seconds=options.seconds, workers=options.workers, seed=options.seed
            ),
            report=report,
            cancelled=cancelled,
        )
        match outcome:
            case OutOfTime(stage=stage):
                return RunEnd(
                    status=ExitStatus.NO_PLAN_IN_TIME, issues=issues, stage=stage
                )
            case Impossible():
                publish_conflicts(out, school, outcome)
                return RunEnd(
                    status=ExitStatus.IMPOSSIBLE, issues=issues, impossible=outcome
                )
            case Solved(plan=solved):
                mended = replace(solved, absences=everybody)
                mended = compared(school, loaded.profile, plan, mended)
                end = publish_plan(
                    out,
                    school,
                    mended,
                    loaded.profile,
                    report,
                    books=books,
                    beside=beside,
                    ledger=ledger,
                )
                return replace(end, issues=issues)


def _misfit(text: str) -> Issue:
    return Issue(
        code="plan-misfit",
        severity=Severity.ERROR,
        book="",
        sheet="",
        cell="",
        text=text,
        mend=change_words.MEND_MISFIT,
    )


def _unknown(absence: Absence) -> Issue:
    return Issue(
        code="absent-unknown",
        severity=Severity.ERROR,
        book="",
        sheet="教师",
        cell="",
        text=words.unknown_absent(absence.staff),
        mend=words.MEND_ABSENT,
    )
