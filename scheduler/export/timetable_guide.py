"""The first sheet: what this file is, how good the plan is, and how to read it."""

from collections.abc import Iterator, Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from scheduler.domain.kinds import Status
from scheduler.domain.plan import StageResult
from scheduler.export.measure import lines_of
from scheduler.export.palette import PALE, WARM
from scheduler.export.regime import regime_text
from scheduler.export.views import PlanIndex
from scheduler.export.xlsx import Book, Value, row_height, write_value
from scheduler.words import export as words
from scheduler.words import timetable_book as texts

WIDTHS = (30.0, 14.0, 14.0, 14.0, 30.0, 12.0)
ROWS_PER_PAGE = 64
NUMBERS = ("General", "General", "#,##0", "#,##0", "General", "0.0")
TEXT_WIDTH = sum(WIDTHS[1:])


def write_guide(book: Book, index: PlanIndex) -> None:
    """Write 说明."""
    sheet = book.sheet(texts.GUIDE_SHEET, landscape=False)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    settings = index.school.settings
    title = words.guide_title(settings.name, settings.term_name)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, title, book.title)
    row = _pairs(book, sheet, 2, texts.FACT_HEADINGS, tuple(_facts(index)))
    row = _stages(book, sheet, row + 1, index.plan.certificate.stages)
    sheet.write_string(row + 1, 0, texts.SHEETS_HEADING, book.section)
    row = _pairs(
        book, sheet, row + 2, texts.SHEETS_HEADINGS, texts.SHEET_GUIDE, links=True
    )
    sheet.print_area(0, 0, row - 1, len(WIDTHS) - 1)
    sheet.fit_to_pages(1, ceil(row / ROWS_PER_PAGE))


def certificate_text(index: PlanIndex) -> str:
    """How good the plan is known to be, in one sentence."""
    certificate = index.plan.certificate
    if certificate.status is Status.OPTIMAL:
        return texts.STATUS_OPTIMAL
    unproven = tuple(
        stage.name for stage in certificate.stages if stage.value != stage.bound
    )
    return texts.status_feasible(words.LIST_SEPARATOR.join(unproven))


def _facts(index: PlanIndex) -> Iterator[tuple[str, str]]:
    settings, plan, school = index.school.settings, index.plan, index.school
    yield texts.FACT_SCHOOL, settings.name
    yield (
        texts.FACT_TERM,
        f"{settings.term_name}　"
        + words.period_text(settings.term_start, settings.term_end),
    )
    yield (
        texts.FACT_SERVICE,
        words.period_text(settings.service_start, settings.service_end),
    )
    yield texts.FACT_POLICY, regime_text(plan.policy)
    yield texts.FACT_CYCLE, texts.cycle_text(settings.cycle_weeks)
    yield (
        texts.FACT_COUNTS,
        texts.counts_text(
            pupils=len(school.pupils),
            classes=len(school.classes),
            clubs=sum(club.opened for club in plan.clubs),
            groups=len(plan.sessions),
            days=len({entry.day for entry in plan.roster}),
        ),
    )
    yield texts.FACT_CHANGES, texts.changes_text(len(plan.departures))
    yield texts.FACT_QUALITY, certificate_text(index)
    certificate = plan.certificate
    yield (
        texts.FACT_RUN,
        texts.run_text(certificate.seed, certificate.workers, plan.version),
    )
    for source in plan.inputs:
        yield texts.FACT_INPUTS, texts.input_text(source.name, source.sha256)
    for notice in plan.notices:
        yield texts.FACT_NOTICE, notice


def _pairs(
    book: Book,
    sheet: Worksheet,
    row: int,
    headings: tuple[str, str],
    pairs: Sequence[tuple[str, str]],
    *,
    links: bool = False,
) -> int:
    last = len(WIDTHS) - 1
    sheet.write_string(row, 0, headings[0], book.head)
    sheet.merge_range(row, 1, row, last, "", book.head)
    sheet.write_string(row, 1, headings[1], book.head)
    for name, text in pairs:
        row += 1
        warn = {"bg_color": WARM} if name == texts.FACT_NOTICE else {}
        label = book.body(bold=True, **({"bg_color": PALE} | warn))
        if links:
            link = book.body(
                bold=True, bg_color=PALE, underline=1, font_color="#0B5CAD"
            )
            sheet.write_url(row, 0, f"internal:'{name}'!A1", link, string=name)
        else:
            sheet.write_string(row, 0, name, label)
        form = book.body(**warn)
        sheet.merge_range(row, 1, row, last, "", form)
        sheet.write_string(row, 1, text, form)
        sheet.set_row(row, row_height(lines_of(text, TEXT_WIDTH)))
    return row + 1


def _stages(
    book: Book, sheet: Worksheet, row: int, stages: Sequence[StageResult]
) -> int:
    last = len(WIDTHS) - 1
    sheet.write_string(row, 0, texts.STAGES_HEADING, book.section)
    sheet.merge_range(row + 1, 0, row + 1, last, "", book.note)
    sheet.write_string(row + 1, 0, texts.STAGES_NOTE, book.note)
    sheet.set_row(row + 1, row_height(lines_of(texts.STAGES_NOTE, sum(WIDTHS))))
    row += 2
    for place, heading in enumerate(texts.STAGE_HEADINGS):
        sheet.write_string(row, place, heading, book.head)
    for stage in stages:
        row += 1
        gap = abs(stage.value - stage.bound)
        cells: tuple[Value, ...] = (
            stage.name,
            texts.SENSES[stage.sense],
            stage.value,
            stage.bound,
            texts.PROVEN if gap == 0 else texts.gap_text(gap),
            round(stage.seconds, 1),
        )
        for place, value in enumerate(cells):
            align = "left" if place in (0, 4) else "center"
            form = book.body(align=align, num_format=NUMBERS[place])
            write_value(sheet, row, place, value, form)
        sheet.set_row(row, row_height(lines_of(stage.name, WIDTHS[0])))
    return row + 1
