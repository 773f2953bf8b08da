"""district.xlsx: the schools, shared staff's week and dates, and what failed."""

from pathlib import Path

from scheduler.domain.district import District, SharedLoad, SharedService
from scheduler.domain.kinds import WEEKDAYS, weekday_text
from scheduler.domain.origin import Severity
from scheduler.export.district_schools import write_schools
from scheduler.export.district_week import week_rows
from scheduler.export.table import table_columns, write_table
from scheduler.export.xlsx import Book, Value, open_book
from scheduler.words import district as words
from scheduler.words import district_book as book_words
from scheduler.words import export as export_words


def write_district(path: Path, district: District) -> None:
    """Write the district's report.

    Raises:
        OSError: the file cannot be written.
    """
    with open_book(path, book_words.TITLE) as book:
        write_schools(book, district)
        if district.loads:
            _week(book, district)
            _dates(book, district)
        _problems(book, district)


def _week(book: Book, district: District) -> None:
    rows: list[tuple[Value, ...]] = []
    for load in district.loads:
        person = load.person
        limit = person.staff.weekly_max
        cells = [_cell(load, weekday) for weekday in WEEKDAYS]
        rows.append(
            (
                *(person.id, person.staff.name, *cells),
                book_words.of_limit(load.most_visits, person.visits),
                book_words.of_limit(
                    f"{load.most_units / 100:g}",
                    None if limit is None else f"{limit / 100:g}",
                ),
                *(person.travel, export_words.LIST_SEPARATOR.join(person.schools)),
            )
        )
    heads = (
        *book_words.PERSON_HEADS,
        *map(weekday_text, WEEKDAYS),
        *book_words.LOAD_HEADS,
    )
    columns = table_columns(heads, book_words.WEEK_WIDTHS, {0, 1, 7, 8, 9})
    write_table(
        book,
        book.sheet(book_words.WEEK),
        book_words.WEEK,
        book_words.WEEK_NOTE,
        columns,
        rows,
        frozen=2,
    )


def _cell(load: SharedLoad, weekday: int) -> str:
    """A weekday of a person: each school once, its services below."""
    lines = []
    school = ""
    for row, count in week_rows(load):
        if row.weekday != weekday:
            continue
        if row.school != school:
            lines.append(row.school)
            school = row.school
        lines.append(_line(row, count))
    return "\n".join(lines)


def _line(row: SharedService, count: int) -> str:
    weeks = (
        book_words.STANDS_IN
        if row.weeks is None
        else export_words.weeks_text(row.weeks)
    )
    return book_words.service(
        export_words.span_text(row.start, row.end),
        export_words.ACTIVITY_NAMES[row.activity],
        row.group,
        weeks,
        count,
    )


def _dates(book: Book, district: District) -> None:
    found = [
        (row, load.person.staff.name)
        for load in district.loads
        for row in load.services
    ]
    rows: list[tuple[Value, ...]] = [
        (
            *(row.day, weekday_text(row.day.isoweekday()), row.staff, name, row.school),
            *(export_words.span_text(row.start, row.end), row.period),
            *(export_words.ACTIVITY_NAMES[row.activity], row.group, row.units / 100),
        )
        for row, name in found
    ]
    columns = table_columns(
        book_words.DATE_HEADS, book_words.DATE_WIDTHS, {0, 1, 2, 3, 5, 7, 9}
    )
    write_table(
        book,
        book.sheet(book_words.DATES),
        book_words.DATES,
        book_words.DATES_NOTE,
        columns,
        rows,
        bands=[row.staff for row, _ in found],
        frozen=5,
    )


def _problems(book: Book, district: District) -> None:
    rows: list[tuple[Value, ...]] = [
        (words.SHEET, book_words.ACROSS, "", "", "", breach.text, "")
        for breach in district.violations
    ]
    issues = [(words.SHEET, issue) for issue in district.issues]
    issues += [(row.name, issue) for row in district.schools for issue in row.issues]
    rows += [
        (
            *(name, book_words.LEVELS[issue.severity], issue.book, issue.sheet),
            *(issue.cell, issue.text, issue.mend),
        )
        for name, issue in issues
        if issue.severity is not Severity.NOTE
    ]
    columns = table_columns(book_words.PROBLEM_HEADS, book_words.PROBLEM_WIDTHS, {1, 4})
    write_table(
        book,
        book.sheet(book_words.PROBLEMS),
        book_words.PROBLEMS,
        book_words.PROBLEMS_NOTE,
        columns,
        rows,
        bands=[row[0] for row in rows],
    )
