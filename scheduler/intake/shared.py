"""共享教师: people who serve in several schools of a district (CONTRACT, section 4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.district import SharedPerson
from scheduler.domain.origin import Issue, Origin
from scheduler.domain.school import Source
from scheduler.intake.fields import Fields
from scheduler.intake.files import read_books
from scheduler.intake.findings import Findings
from scheduler.intake.grid import Sheet, letter
from scheduler.intake.known import known_names
from scheduler.intake.layout import STAFF, Column, SheetLayout
from scheduler.intake.numbers import whole
from scheduler.intake.periods import Periods
from scheduler.intake.references import References
from scheduler.intake.sheets.staff import read_staff
from scheduler.intake.tables import Row, Table, read_tables
from scheduler.intake.text import (
    EXAMPLE_PREFIX,
    REMARK_PREFIXES,
    clean,
    header_key,
    identifier,
    key,
    pieces,
)
from scheduler.words import district as words

SCHOOLS, VISITS, TRAVEL = "可到学校", "每周最多到校数", "往返分钟"
LAYOUT = SheetLayout(
    name=words.SHEET,
    synonyms=("共享教师表", "共享教师名单", "共享师资", "走教教师", "区域共享教师"),
    needed=True,
    columns=(
        *STAFF.columns,
        Column(name=SCHOOLS, synonyms=("可到校", "服务学校", "学校"), needed=True),
        Column(name=VISITS, synonyms=("每周到校数", "每周最多到校次数", "到校数上限")),
        Column(name=TRAVEL, synonyms=("往返时间", "路程分钟", "路途分钟")),
    ),
)
HEADER_ROWS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedIntake:
    """The shared people by 工号, the rows they came from, and every problem.

    ``people`` is None iff an issue is an error.
    """

    people: tuple[SharedPerson, ...] | None
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]
    issues: tuple[Issue, ...]


def read_shared(path: Path) -> SharedIntake:
    """Read the workbook of shared staff; never raises for what a user can do."""
    findings = Findings()
    books = read_books([path], findings)
    sheets = [sheet for book in books for sheet in book.sheets]
    found = [sheet for sheet in sheets if _is_shared(sheet)]
    if books and not found:
        findings.add(
            "sheet_missing", book=path.name, sheet=LAYOUT.name, wanted=LAYOUT.name
        )
    rows = tuple(row for sheet in found for row in _rows(sheet, findings))
    if found and not rows and not findings.failed:
        place = {"book": found[0].book, "sheet": found[0].name}
        findings.add("sheet_empty", **place)
    people = _people(rows, findings)
    return SharedIntake(
        people=None if findings.failed else people,
        rows=rows,
        sources=tuple(book.source for book in books),
        issues=findings.issues([(sheet.book, sheet.name) for sheet in sheets]),
    )


def _is_shared(sheet: Sheet) -> bool:
    names = map(header_key, (LAYOUT.name, *LAYOUT.synonyms))
    return header_key(sheet.name) in names


def _rows(sheet: Sheet, findings: Findings) -> Iterator[Row]:
    place = {"book": sheet.book, "sheet": sheet.name}
    heading, columns = _heading(sheet)
    if not columns:
        wanted = "、".join(LAYOUT.needed_columns)
        findings.add("header_missing", **place, wanted=wanted)
        return
    for wanted in LAYOUT.needed_columns:
        if wanted not in columns.values():
            findings.add(
                "column_missing", **place, cell=f"A{heading + 1}", wanted=wanted
            )
    letters = tuple((name, letter(index)) for index, name in columns.items())
    for number, cells in enumerate(sheet.rows[heading + 1 :], start=heading + 2):
        known = {
            name: cells[index]
            for index, name in columns.items()
            if index < len(cells) and clean(cells[index]) != ""
        }
        first = key(known.get(LAYOUT.key_column))
        if known and not first.startswith((EXAMPLE_PREFIX, *REMARK_PREFIXES)):
            origin = Origin(
                book=sheet.book, sheet=sheet.name, row=number, columns=letters
            )
            yield Row(origin=origin, cells=known)


def _heading(sheet: Sheet) -> tuple[int, dict[int, str]]:
    """The heading row (from 0) and its known columns; the fullest of the first rows."""
    best: tuple[int, dict[int, str]] = (0, {})
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        columns: dict[int, str] = {}
        for index, cell in enumerate(row):
            name = LAYOUT.headers.get(header_key(cell))
            if name is not None and name not in columns.values():
                columns[index] = name
        if len(columns) > max(1, len(best[1])):
            best = (number, columns)
    return best


def _people(rows: tuple[Row, ...], findings: Findings) -> tuple[SharedPerson, ...]:
    table = Table(layout=LAYOUT, present=True, rows=rows)
    nothing = read_tables([], Findings())  # the other sheets belong to the schools
    anywhere = Periods((), complete=False)  # so do the names of periods
    references = References(known_names(nothing), anywhere, findings)
    extras: dict[str, tuple[tuple[str, ...], int | None, int]] = {}
    first: dict[str, Origin] = {}
    for row in rows:
        typed = identifier(row.cells.get(LAYOUT.key_column))
        if typed in first:
            cell = first[typed].cell(LAYOUT.key_column)
            findings.at(
                "duplicate_key", row.origin, LAYOUT.key_column, value=typed, first=cell
            )
        first.setdefault(typed, row.origin)
        fields = Fields(row, findings)
        if fields.raw(SCHOOLS) is None:
            fields.miss(SCHOOLS)
        extras[typed] = (
            pieces(fields.raw(SCHOOLS)),
            fields.read(VISITS, whole, None),
            fields.read(TRAVEL, whole, 0),
        )
    found = {person.id: person for person in read_staff(table, references, findings)}
    return tuple(
        SharedPerson(
            staff=person,
            schools=extras[person.id][0],
            visits=extras[person.id][1],
            travel=extras[person.id][2],
        )
        for person in found.values()
    )
