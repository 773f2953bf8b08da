"""``check BOOK.xlsx…``: every problem of the input at once."""

import argparse
from pathlib import Path

from scheduler.cli import arguments as shared
from scheduler.cli.voice import answer, issue_document, issue_lines, say
from scheduler.domain.origin import Severity
from scheduler.intake import annotate
from scheduler.pipeline.ends import ExitStatus
from scheduler.pipeline.load import load_to_plan
from scheduler.words import cli as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Workbooks and where to put the annotated copy."""
    shared.books(parser)
    parser.add_argument(
        "--annotate", type=Path, metavar="OUT.xlsx", help=words.ANNOTATE
    )


def run(options: argparse.Namespace) -> int:
    """Read, judge, and annotate when asked."""
    loaded = load_to_plan(options.books)
    if options.annotate is not None:
        annotate(options.books, loaded.issues, options.annotate)
    levels = [issue.severity for issue in loaded.issues]
    say(options, *issue_lines(loaded.issues))
    say(
        options,
        words.checked(levels.count(Severity.ERROR), levels.count(Severity.WARNING))
        if levels
        else words.CLEAN,
    )
    status = ExitStatus.DONE if loaded.school is not None else ExitStatus.UNUSABLE
    return answer(
        options,
        status,
        {"issues": [issue_document(issue) for issue in loaded.issues]},
    )
