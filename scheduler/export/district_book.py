"""district.xlsx: the schools, shared staff's week and dates, and what failed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from scheduler.domain.district import District, SchoolRow, SharedLoad, SharedService
from scheduler.domain.kinds import WEEKDAYS, weekday_text
from scheduler.domain.origin import Severity
from scheduler.domain.verdict import Verdict
from scheduler.export.district_week import district_totals, week_rows
from scheduler.export.palette import PALE, RED
from scheduler.export.table import table_columns, write_table
from scheduler.export.xlsx import Book, Value, open_book
from scheduler.money import Fen, yuan
from scheduler.words import district as words
from scheduler.words import district_book as book_words
from scheduler.words import export as export_words

FIRST_ROW = 3  # of write_table's rows
PUPILS, OWN, PAID = 2, 5, 8  # columns of the schools' sheet


def write_district(path: Path, district: District) -> None:
    """Write the district's report.

    Raises:
        OSError: the file cannot be written.
    """
    with open_book(path, book_words.TITLE) as book:
        _schools(book, district)
        if district.loads:
            _week(book, district)
            _dates(book, district)
        _problems(book, district)


def _schools(book: Book, district: District) -> None:
    sheet = book.sheet(book_words.SCHOOLS)
    totals = district_totals(district)
    rows = [_school(row) for row in district.schools]
    rows.append(
        (
            *(book_words.TOTAL, book_words.planned(totals.planned, totals.schools)),
            *(totals.pupils, totals.posts, totals.services),
            *(_yuan(totals.own), _yuan(totals.labour), _yuan(totals.institution)),
            *(_yuan(totals.paid), "", ""),
            *(_verdicts(totals.verdicts), "", ""),
        )
    )
    columns = table_columns(
        book_words.SCHOOL_HEADS, book_words.SCHOOL_WIDTHS, {1, 9, 10, 11}
    )
    grounds = [None if row.facts is not None else RED for row in district.schools] + [
        PALE
    ]
    write_table(
        book,
        sheet,
        book_words.TITLE,
        book_words.schools_note(totals.planned, totals.schools),
        columns,
        rows,
        grounds=grounds,
        frozen=1,
    )
    _amounts(book, sheet, rows, grounds)


def _amounts(
    book: Book,
    sheet: Worksheet,
    rows: Sequence[Sequence[Value]],
    grounds: Sequence[str | None],
) -> None:
    """Numbers as people write them, and totals as live sums of the rows above."""
    last = len(rows) - 1
    for number, (row, ground) in enumerate(zip(rows, grounds, strict=True)):
        for place in range(PUPILS, PAID + 1):
            value = row[place]
            if not isinstance(value, int | float):
                continue
            form = "#,##0.00" if place >= OWN else "#,##0"
            colour = {"bg_color": ground} if ground else {}
            cell = book.body(num_format=form, **colour)
            line = FIRST_ROW + number
            if number == last:
                above = xl_range(FIRST_ROW, place, line - 1, place)
                sheet.write_formula(line, place, f"=SUM({above})", cell, value)
            else:
                sheet.write_number(line, place, value, cell)
    sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW + last - 1, len(rows[0]) - 1)


def _school(row: SchoolRow) -> tuple[Value, ...]:
    facts = row.facts
    state = words.STATES[row.state]
    if facts is None:
        blank: tuple[Value, ...] = (None,) * 6
        audit = words.FAILED if row.state == "refused" else words.NOT_JUDGED
        return (
            *(row.name, state, row.pupils or None, *blank),
            *(words.NOT_JUDGED, audit, words.NOT_JUDGED, row.reason, None),
        )
    return (
        *(row.name, state, row.pupils, facts.posts, facts.services),
        *(_yuan(facts.own), _yuan(facts.labour), _yuan(facts.institution)),
        *(_yuan(facts.paid), words.CERTIFICATES[facts.certificate], words.PASSED),
        *(_verdicts(facts.verdicts), row.reason, row.key),
    )


def _verdicts(counts: Mapping[Verdict, int]) -> str:
    return "\n".join(
        f"{verdict.value} {counts[verdict]}"
        for verdict in Verdict
        if counts.get(verdict)
    )


def _yuan(amount: Fen) -> float:
    return float(yuan(amount))


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
