"""A school of a district: its own workbooks with the shared staff who may come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.district import SharedPerson
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import weekday_text
from scheduler.domain.origin import Issue, Origin, Severity
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.intake.checking import check_school
from scheduler.intake.files import read_books
from scheduler.intake.findings import Findings
from scheduler.intake.policies import policy_id
from scheduler.intake.school import build_school
from scheduler.intake.shared import SharedIntake
from scheduler.intake.sheets.settings import read_settings
from scheduler.intake.tables import Row, Table, read_tables
from scheduler.intake.text import identifier, key, name_key
from scheduler.words import district as words

_ID, _NAME, _AWAY = "工号", "姓名", "不可用"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A school as the district reads it; ``school`` is None iff an issue is an error.

    Attributes:
        name: 学校名称; empty when it could not be read.
        guests: shared people who join the staff from the workbook 共享教师.
        known: shared people whom the school lists on its own sheet 教师.
    """

    name: str
    school: School | None
    guests: tuple[StaffId, ...]
    known: tuple[StaffId, ...]
    issues: tuple[Issue, ...]


def may_come(person: SharedPerson, *names: str) -> bool:
    """Whether 可到学校 has one of a school's names."""
    own = {name_key(name) for name in names if name}
    return any(name_key(typed) in own for typed in person.schools)


def read_member(books: Sequence[Path], stem: str, shared: SharedIntake) -> Member:
    """Read a school and let the shared people join who may come.

    A shared person whom the school itself lists, by 工号 and 姓名, is that person; the
    school's own row describes them there. The same 工号 with another 姓名 is an error.
    """
    findings = Findings()
    read = read_books(books, findings)
    if not read:
        issues = findings.issues()
        return Member(name="", school=None, guests=(), known=(), issues=issues)
    sheets = [sheet for book in read for sheet in book.sheets]
    tables = read_tables(sheets, findings)
    settings = read_settings(tables["学校"], policy_id, Findings())
    name = settings.name if settings else ""
    guests, known, taken = _placed(tables["教师"], name, stem, shared)
    if guests:
        staff = tables["教师"]
        rows = (*staff.rows, *(_without_windows(row) for _, row in guests))
        tables = {**tables, "教师": replace(staff, rows=rows)}
    sources = tuple(book.source for book in read)
    if guests or known:
        sources = (*sources, *shared.sources)
    reading = build_school(tables, sources, findings)
    check_school(tables, reading, findings)
    issues = findings.issues([(sheet.book, sheet.name) for sheet in sheets])
    if reading is None or findings.failed or taken:
        return Member(
            name=name, school=None, guests=(), known=(), issues=(*taken, *issues)
        )
    people = {person.id: person for person, _ in guests}
    staff_of, notes = _with_windows(reading.school, people)
    return Member(
        name=name,
        school=replace(reading.school, staff=staff_of),
        guests=tuple(sorted(people)),
        known=tuple(sorted(known)),
        issues=(*issues, *notes),
    )


def _placed(
    table: Table, name: str, stem: str, shared: SharedIntake
) -> tuple[list[tuple[SharedPerson, Row]], list[StaffId], tuple[Issue, ...]]:
    """Who joins, who is on the school's own sheet, and 工号 given twice."""
    own = {identifier(row.cells.get(_ID)): row for row in table.rows}
    rows = {identifier(row.cells.get(_ID)): row for row in shared.rows}
    guests, known, taken = [], [], []
    for person in shared.people or ():
        row = own.get(person.id)
        if row is not None and key(row.cells.get(_NAME)) == key(person.staff.name):
            known.append(person.id)
        elif may_come(person, name, stem):
            if row is None:
                guests.append((person, rows[person.id]))
            else:
                facts = {
                    "value": person.id,
                    "name": person.staff.name,
                    "school": name,
                    "other": key(row.cells.get(_NAME)),
                }
                origin = person.staff.origin
                taken.append(
                    issue("shared_id_taken", Severity.ERROR, origin, _ID, **facts)
                )
    return guests, known, tuple(taken)


def _without_windows(row: Row) -> Row:
    """The row without 不可用: its period names may be another school's."""
    cells = {name: cell for name, cell in row.cells.items() if name != _AWAY}
    return Row(origin=row.origin, cells=cells, faulty=row.faulty)


def _with_windows(
    school: School, people: dict[StaffId, SharedPerson]
) -> tuple[tuple[Staff, ...], tuple[Issue, ...]]:
    """不可用 in this school's period names; a name it lacks blocks the whole day."""
    spelled = {
        (slot.weekday, name_key(slot.period)): slot.period for slot in school.slots
    }
    weekdays = {slot.weekday for slot in school.slots}
    staff, notes = [], []
    for person in school.staff:
        shared = people.get(person.id)
        if shared is None:
            staff.append(person)
            continue
        windows = set()
        for window in shared.staff.unavailable:
            period = spelled.get((window.weekday, name_key(window.period)))
            if window.period is not None and period is None:
                windows.add(replace(window, period=None))
                if window.weekday in weekdays:
                    facts = {
                        "value": window.period,
                        "name": person.name,
                        "school": school.settings.name,
                        "day": weekday_text(window.weekday),
                    }
                    level = Severity.WARNING
                    origin = shared.staff.origin
                    notes.append(
                        issue("shared_window_unknown", level, origin, _AWAY, **facts)
                    )
            else:
                windows.add(replace(window, period=period))
        staff.append(replace(person, unavailable=frozenset(windows)))
    return tuple(staff), tuple(notes)


def issue(
    code: str, severity: Severity, origin: Origin, column: str, **facts: object
) -> Issue:
    """A problem of a cell of 共享教师."""
    text, mend = words.SENTENCES[code]
    return Issue(
        code=code,
        severity=severity,
        book=origin.book,
        sheet=origin.sheet,
        cell=origin.cell(column),
        text=text.format(**facts),
        mend=mend.format(**facts),
    )
