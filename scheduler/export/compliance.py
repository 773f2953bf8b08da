"""compliance.xlsx: the regime's clauses one by one, fit for a superintendent."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.export.measure import lines_of
from scheduler.export.palette import BLUE, GREEN, GREY, PALE, RED, WARM
from scheduler.export.regime import regime_text
from scheduler.export.xlsx import Book, open_book, row_height
from scheduler.words import compliance_book as texts
from scheduler.words import export as words

GROUNDS = {
    Verdict.KEPT: GREEN,
    Verdict.BROKEN: RED,
    Verdict.ADVISORY: BLUE,
    Verdict.UNSTATED: GREY,
    Verdict.NEEDS_PERSON: WARM,
}
INKS = {
    Verdict.KEPT: "#1E6B34",
    Verdict.BROKEN: "#A61B13",
    Verdict.ADVISORY: "#1D4F88",
    Verdict.UNSTATED: "#4A5351",
    Verdict.NEEDS_PERSON: "#8A5A00",
}
WIDTHS = (12.0, 44.0, 48.0, 10.0, 15.0, 56.0)


def write_compliance(
    path: Path, school: School, plan: Plan, verdicts: Sequence[ClauseVerdict]
) -> None:
    """Write the clause-by-clause report to ``path``.

    Raises:
        OSError: the file cannot be written.
    """
    with open_book(path, texts.COMPLIANCE_TITLE) as book:
        _write_sheet(book, school, plan, verdicts)


def _write_sheet(
    book: Book, school: School, plan: Plan, verdicts: Sequence[ClauseVerdict]
) -> None:
    sheet = book.sheet(texts.COMPLIANCE_SHEET)
    last = len(WIDTHS) - 1
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    settings = school.settings
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, last, "", book.title)
    title = texts.compliance_title(settings.name, settings.term_name)
    sheet.write_string(0, 0, title, book.title)
    lines = (
        texts.compliance_scope(
            regime_text(plan.policy),
            words.period_text(settings.service_start, settings.service_end),
        ),
        texts.COMPLIANCE_NOTE,
    )
    for row, line in enumerate(lines, start=1):
        sheet.merge_range(row, 0, row, last, "", book.note)
        sheet.write_string(row, 0, line, book.note)
        sheet.set_row(row, row_height(lines_of(line, sum(WIDTHS))))
    row = len(lines) + 1
    _write_counts(book, sheet, row, verdicts)
    row += 2
    for place, heading in enumerate(texts.COMPLIANCE_HEADINGS):
        sheet.write_string(row, place, heading, book.head)
    sheet.set_row(row, 26)
    for number, verdict in enumerate(verdicts, start=1):
        _write_row(book, sheet, row + number, verdict)
    sheet.autofilter(row, 0, row + max(1, len(verdicts)), last)
    sheet.freeze_panes(row + 1, 1)
    sheet.repeat_rows(row)
    sheet.fit_to_pages(1, 0)
    foot = row + len(verdicts) + 2
    for place, label in zip((1, 2, 5), texts.SIGNATURES, strict=True):
        sheet.write_string(foot, place, label, book.format())
    sheet.print_area(0, 0, foot, last)


def _write_counts(
    book: Book, sheet: Worksheet, row: int, verdicts: Sequence[ClauseVerdict]
) -> None:
    counts = Counter(verdict.verdict for verdict in verdicts)
    lead = book.format(bold=True, font_size=13)
    parts: list[str | Format] = [lead, texts.compliance_summary(len(verdicts))]
    for word in Verdict:
        form = book.format(bold=True, font_size=13, font_color=INKS[word])
        parts += [form, texts.verdict_count(word.value, counts[word])]
    ground = book.format(bg_color=PALE)
    sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", ground)
    sheet.write_rich_string(row, 0, *parts, ground)
    sheet.set_row(row, 28)


def _write_row(book: Book, sheet: Worksheet, row: int, verdict: ClauseVerdict) -> None:
    texts = (
        verdict.clause,
        verdict.source,
        verdict.words,
        verdict.strength,
        verdict.verdict.value,
        verdict.evidence,
    )
    height = 1
    for place, (text, width) in enumerate(zip(texts, WIDTHS, strict=True)):
        form = book.body(align="center" if place == 3 else "left")
        if place == 4:
            form = _verdict_format(book, verdict.verdict)
        sheet.write_string(row, place, text, form)
        height = max(height, lines_of(text, width))
    sheet.set_row(row, row_height(height))


def _verdict_format(book: Book, verdict: Verdict) -> Format:
    return book.body(
        align="center",
        bold=True,
        bg_color=GROUNDS[verdict],
        font_color=INKS[verdict],
    )
