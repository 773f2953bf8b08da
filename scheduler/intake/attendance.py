"""The attendance sheets that come back: who really worked, every problem at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.origin import Issue, Origin, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.worked import Month, Worked, WorkedRow, month_of
from scheduler.intake.attendance_issue import issue
from scheduler.intake.attendance_once import once
from scheduler.intake.attendance_rows import Reader
from scheduler.intake.attendance_sheet import raw_sheets
from scheduler.intake.files import read_books
from scheduler.intake.findings import Findings
from scheduler.words import attendance as words


def read_attendance(
    files: Sequence[Path], school: School, plan: Plan
) -> tuple[Worked | None, tuple[Issue, ...]]:
    """Read the months handed in; None when an error keeps them from being paid.

    Rows may be sorted, edited, deleted (then nobody is paid, with a warning) or added
    (then they are paid, with a warning). Nobody is paid twice for one session or for
    the same time: a substitute who was working then is not paid again, with a warning;
    a person present at two places is an error at the later row.
    """
    findings = Findings()
    reader = Reader(school, plan)
    rows: list[WorkedRow] = []
    months: set[Month] = set()
    for book in read_books(files, findings):
        sheets = raw_sheets(book)
        if not sheets:
            origin = Origin(book=book.source.name, sheet="", row=0)
            reader.issues.append(issue("attendance_no_sheet", origin, ""))
        for sheet in sheets:
            if sheet.month is None:
                origin = Origin(book=sheet.book, sheet=sheet.name, row=0)
                reader.issues.append(issue("attendance_no_month", origin, ""))
                continue
            months.add(sheet.month)
            for raw in sheet.rows:
                row = reader.read(raw, sheet.month)
                if row is not None:
                    rows.append(row)
    sessions = {each.id: each for each in plan.sessions} | reader.extra
    names = {person.id: person.name for person in school.staff}
    rows, doubled = once(rows, sessions, names)
    issues = [*findings.issues(), *reader.issues, *_repeated(rows), *doubled]
    failed = any(each.severity is Severity.ERROR for each in issues)
    if not failed:
        issues += _deleted(rows, months, plan, names)
        rows.sort(key=lambda row: (row.day, row.session, row.planned))
    worked = Worked(
        months=frozenset(months),
        rows=tuple(rows),
        extra=tuple(sorted(reader.extra.values(), key=lambda each: each.id)),
    )
    return None if failed else worked, tuple(issues)


def _repeated(rows: list[WorkedRow]) -> Iterator[Issue]:
    """The same date, session and planned person twice."""
    first: dict[tuple[date, SessionId, StaffId], WorkedRow] = {}
    for row in rows:
        earlier = first.setdefault((row.day, row.session, row.planned), row)
        if earlier is not row:
            place = earlier.origin.row
            yield issue("attendance_duplicate", row.origin, words.STAFF, row=place)


def _deleted(
    rows: list[WorkedRow], months: set[Month], plan: Plan, names: dict[StaffId, str]
) -> Iterator[Issue]:
    """Planned services without a row, one warning for each person."""
    kept = {(row.day, row.session, row.planned) for row in rows}
    periods = {session.id: session.period for session in plan.sessions}
    missing: defaultdict[StaffId, list[tuple[date, str]]] = defaultdict(list)
    for entry in plan.roster:
        if month_of(entry.day) not in months:
            continue
        for person in entry.staff:
            if (entry.day, entry.session, person) not in kept:
                missing[person].append((entry.day, periods[entry.session]))
    sheet = "、".join(words.sheet_name(*month) for month in sorted(months))
    origin = Origin(book="", sheet=sheet, row=0)
    for person, sessions in sorted(missing.items()):
        yield issue(
            "attendance_deleted",
            origin,
            "",
            name=names[person],
            value=person,
            count=len(sessions),
            list=words.listed(sorted(sessions)),
        )
