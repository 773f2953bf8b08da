"""``audit BOOK.xlsx… DIR``: the second mind alone; the solver is never loaded."""

import argparse
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.voice import (
    answer,
    issue_document,
    issue_lines,
    say,
    violation_documents,
)
from scheduler.pipeline.judge import audit_plan
from scheduler.words import cli as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks and the results folder."""
    shared.books(parser)
    parser.add_argument("folder", type=Path, metavar="DIR", help=words.FOLDER)


def run(options: argparse.Namespace) -> int:
    """Judge and tell everything."""
    end = audit_plan(options.books, options.folder)
    if end.report is None:
        say(options, *issue_lines(end.issues))
        issues = [issue_document(issue) for issue in end.issues]
        return answer(options, end.status, {"issues": issues})
    violations, measures = end.report.violations, end.report.measures
    say(options, words.audited(len(violations)))
    say(options, *(f"  · {row.rule} {row.text}" for row in violations))
    say(options, *(f"  {row.name}：{row.value}" for row in measures))
    return answer(
        options,
        end.status,
        {
            "violations": violation_documents(violations),
            "measures": {row.name: row.value for row in measures},
        },
    )
