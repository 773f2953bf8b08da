"""The attendance sheets that come back: who really worked, every problem at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.origin import Issue, Origin, Severity
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.domain.worked import Month, Worked, WorkedRow, month_of
from scheduler.intake.attendance_issue import issue
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
    (then they are paid, with a warning). Nobody may be paid twice for one session or
    for the same time: that is an error at the substitute's cell, or the later row.
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
    issues = [
        *findings.issues(),
        *reader.issues,
        *_repeated(rows),
        *_paid_twice(rows, sessions, names),
    ]
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


def _paid_twice(
    rows: list[WorkedRow],
    sessions: dict[SessionId, Session],
    names: dict[StaffId, str],
) -> Iterator[Issue]:
    """A person paid twice in one session, or in two at the same time."""
    by_person: defaultdict[tuple[date, StaffId], list[WorkedRow]] = defaultdict(list)
    for row in rows:
        if row.paid is None:
            continue
        served = by_person[row.day, row.paid]
        for earlier in served:
            if (earlier.session, earlier.planned) == (row.session, row.planned):
                continue  # said already: the row is repeated
            yield from _clash(row, earlier, sessions, names[row.paid])
        served.append(row)


def _clash(
    row: WorkedRow,
    earlier: WorkedRow,
    sessions: dict[SessionId, Session],
    name: str,
) -> Iterator[Issue]:
    """Said at the substitute's cell when there is one: that is what was written."""
    if earlier.substitute and not row.substitute:
        row, earlier = earlier, row
    heading = words.SUBSTITUTE if row.substitute else words.STAFF
    one, other = sessions[row.session], sessions[earlier.session]
    facts = {"name": name, "value": row.paid, "row": earlier.origin.row}
    if one.id == other.id:
        yield issue("attendance_twice", row.origin, heading, **facts)
    elif one.start < other.end and other.start < one.end:
        facts["other"] = other.period
        yield issue("attendance_overlap", row.origin, heading, **facts)


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
