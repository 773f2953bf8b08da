"""Telling the end of a planning run."""

import argparse
from pathlib import Path
from typing import Any

from scheduler.cli.voice import (
    answer,
    change_documents,
    change_lines,
    impossible_lines,
    issue_document,
    issue_lines,
    say,
    violation_documents,
)
from scheduler.domain.kinds import Status
from scheduler.domain.origin import Severity
from scheduler.export.conflicts import conflicts_document
from scheduler.pipeline.ends import ExitStatus, RunEnd
from scheduler.words import cli as words


def tell(options: argparse.Namespace, end: RunEnd, out: Path) -> int:
    """Print how a run ended; returns the exit status."""
    document: dict[str, Any] = {
        "issues": [issue_document(issue) for issue in end.issues],
    }
    shown = [row for row in end.issues if row.severity is not Severity.NOTE]
    say(options, *issue_lines(shown))
    match end.status:
        case ExitStatus.DONE if end.plan is not None:
            certificate = end.plan.certificate
            document["certificate"] = {
                "status": certificate.status.value,
                "stages": [
                    {"name": row.name, "value": row.value, "bound": row.bound}
                    for row in certificate.stages
                ],
            }
            document["out"] = str(out)
            proven = certificate.status is Status.OPTIMAL
            say(options, words.planned(str(out), proven))
            for row in certificate.stages:
                say(options, words.stage(row.name, row.value, row.bound, row.seconds))
            say(options, *end.plan.notices)
            if end.plan.changes:
                document["changes"] = change_documents(end.plan.changes)
                say(options, *change_lines(end.plan.changes))
        case ExitStatus.IMPOSSIBLE if end.impossible is not None:
            document |= conflicts_document(end.impossible)
            say(options, words.impossible(str(out)), *impossible_lines(end.impossible))
        case ExitStatus.REFUSED:
            document["violations"] = violation_documents(end.violations)
            say(options, words.refused(len(end.violations)))
            say(options, *(f"  · {row.rule} {row.text}" for row in end.violations))
        case ExitStatus.NO_PLAN_IN_TIME:
            document["stage"] = end.stage
            say(options, words.out_of_time(end.stage))
    return answer(options, end.status, document)
