"""What a verb says: text for people, or one JSON object with ``--json``."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from scheduler.domain.origin import Issue
from scheduler.domain.outcome import Impossible, Progress
from scheduler.domain.plan import PlanChange
from scheduler.domain.verdict import Violation
from scheduler.words import changes as change_words
from scheduler.words import cli as words

SHOWN_CHANGES = 20


def answer(options: argparse.Namespace, status: int, document: dict[str, Any]) -> int:
    """Print the JSON object when asked for; returns the status for convenience."""
    if options.json:
        print(json.dumps({"status": int(status), **document}, ensure_ascii=False))
    return int(status)


def say(options: argparse.Namespace, *lines: str) -> None:
    """Print lines for people."""
    if not options.json:
        for line in lines:
            print(line)


def progress_voice(options: argparse.Namespace) -> "ProgressVoice":
    """A reporter that prints each stage once, to stderr, unless ``--json``."""
    return ProgressVoice(silent=options.json)


class ProgressVoice:
    """Prints a line when a stage begins and when its value or bound improves much."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent
        self._stage = ""

    def __call__(self, progress: Progress) -> None:
        """Take a report."""
        if self._silent or progress.stage == self._stage:
            return
        self._stage = progress.stage
        print(
            words.progress(progress.elapsed, progress.stage),
            file=sys.stderr,
            flush=True,
        )


def issue_document(issue: Issue) -> dict[str, str]:
    """An issue as JSON-ready data."""
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "file": issue.book,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "text": issue.text,
        "mend": issue.mend,
    }


def issue_lines(issues: Iterable[Issue]) -> list[str]:
    """Issues as lines: level, place, what, how to mend."""
    return [
        words.issue(issue.severity, issue.book, issue.sheet, issue.cell, issue.text)
        + (words.mend(issue.mend) if issue.mend else "")
        for issue in issues
    ]


def violation_documents(violations: Iterable[Violation]) -> list[dict[str, Any]]:
    """Violations as JSON-ready data."""
    return [
        {"rule": row.rule, "facts": dict(row.facts), "text": row.text}
        for row in violations
    ]


def impossible_lines(impossible: Impossible) -> list[str]:
    """Conflicts and repairs as lines."""
    lines = []
    for number, conflict in enumerate(impossible.conflicts, start=1):
        lines.append(words.conflict(number))
        lines.extend(
            words.requirement(row.sheet, row.cell, row.text)
            for row in conflict.requirements
        )
    for repair in impossible.repairs:
        lines.append(words.repair(repair.text))
        lines.extend(
            words.change(row.sheet, row.cell, row.before, row.after)
            for row in repair.changes
        )
    return lines


def change_documents(changes: Iterable[PlanChange]) -> list[dict[str, Any]]:
    """Differences to the plan before as JSON-ready data."""
    return [
        {
            "what": row.what,
            "where": row.where,
            "date": None if row.day is None else row.day.isoformat(),
            "from": row.before,
            "to": row.after,
            "reason": row.reason,
        }
        for row in changes
    ]


def change_lines(changes: Sequence[PlanChange]) -> list[str]:
    """The first differences to the plan before as lines."""
    lines = [change_words.summary(len(changes))]
    for row in changes[:SHOWN_CHANGES]:
        day = "" if row.day is None else row.day.isoformat()
        lines.append(
            change_words.line(
                row.what, row.where, day, row.before, row.after, row.reason
            )
        )
    if len(changes) > SHOWN_CHANGES:
        lines.append(change_words.more(len(changes) - SHOWN_CHANGES))
    return lines
