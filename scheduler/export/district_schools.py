"""The first sheet of district.xlsx: a row per school and the totals."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from scheduler.domain.district import District, SchoolRow
from scheduler.domain.verdict import Verdict
from scheduler.export.district_week import district_totals
from scheduler.export.palette import PALE, RED
from scheduler.export.table import table_columns, write_table
from scheduler.export.xlsx import Book, Value
from scheduler.money import Fen, yuan
from scheduler.words import district as words
from scheduler.words import district_book as book_words

FIRST_ROW = 3  # of write_table's rows
PUPILS, OWN, PAID = 2, 5, 8  # columns of the schools' sheet


def write_schools(book: Book, district: District) -> None:
    """Write the sheet."""
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
