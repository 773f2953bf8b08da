"""Workbooks to one school, with every problem at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.origin import Issue
from scheduler.domain.school import School
from scheduler.intake.checking import check_school
from scheduler.intake.files import read_books
from scheduler.intake.findings import Findings
from scheduler.intake.school import build_school
from scheduler.intake.tables import read_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What was read: the school, unless an issue is an error, and all issues."""

    school: School | None
    issues: tuple[Issue, ...]


def read_school(books: Sequence[Path]) -> Intake:
    """Read one school from its workbooks; together they form one (CONTRACT, 1).

    Never raises for anything a user can do: unreadable files, missing sheets and
    wrong cells are issues, errors first.
    """
    findings = Findings()
    if not books:
        findings.add("no_file")
    read = read_books(books, findings)
    if not read:
        return Intake(school=None, issues=findings.issues())
    sheets = [sheet for book in read for sheet in book.sheets]
    tables = read_tables(sheets, findings)
    reading = build_school(tables, tuple(book.source for book in read), findings)
    check_school(tables, reading, findings)
    return Intake(
        school=None if reading is None or findings.failed else reading.school,
        issues=findings.issues([(sheet.book, sheet.name) for sheet in sheets]),
    )
