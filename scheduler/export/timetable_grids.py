"""Week grids as blocks of cells: classes, teachers, rooms, and the whole school."""

from collections.abc import Mapping, Sequence
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scheduler.domain.ids import ClassName
from scheduler.domain.kinds import weekday_text
from scheduler.export.card_text import Subject, brief, card_lines
from scheduler.export.measure import lines_of
from scheduler.export.palette import GROUND, MUTED, PALE
from scheduler.export.views import (
    Card,
    PlanIndex,
    WeekGrid,
    class_week,
    room_week,
    school_matrix,
    teacher_week,
)
from scheduler.export.xlsx import Book, row_height
from scheduler.words import export as words
from scheduler.words import timetable_book as texts

PERIOD_WIDTH = 13.0
DAY_WIDTH = 23.0
PRINT_SCALE = 82  # per cent, at which the six columns fit A4 on its side
PAGE_POINTS = 495.0 / PRINT_SCALE * 100  # printable height at that scale
CLASSES_PER_PAGE = 42
MATRIX_CLASS_WIDTH = 12.0
MATRIX_CELL_WIDTH = 17.0


def write_classes(book: Book, index: PlanIndex) -> dict[ClassName, int]:
    """Write 班级课表, a page per class; the row (0-based) each class starts on."""
    names = [row.name for row in index.ordered_classes]
    grids = [class_week(index, name) for name in names]
    sheet = book.sheet(texts.CLASS_SHEET)
    starts = _blocks(book, sheet, grids, subject=Subject.CLASS, own_page=True)
    return dict(zip(names, starts, strict=True))


def write_teachers(book: Book, index: PlanIndex) -> None:
    """Write 教师课表: everybody who serves at least once in the cycle."""
    grids = [teacher_week(index, person.id) for person in index.school.staff]
    sheet = book.sheet(texts.TEACHER_SHEET)
    _blocks(
        book, sheet, [grid for grid in grids if grid.cards], subject=Subject.TEACHER
    )


def write_rooms(book: Book, index: PlanIndex) -> None:
    """Write 场地课表: every room in use."""
    grids = [room_week(index, room.name) for room in index.school.rooms]
    sheet = book.sheet(texts.ROOM_SHEET)
    used = [grid for grid in grids if grid.cards]
    _blocks(book, sheet, used, subject=Subject.ROOM)


def write_matrix(
    book: Book, sheet: Worksheet, index: PlanIndex, blocks: Mapping[ClassName, int]
) -> None:
    """Write 全校总表; class names lead to their block on 班级课表."""
    matrix = school_matrix(index)
    settings = index.school.settings
    sheet.set_column(0, 0, MATRIX_CLASS_WIDTH)
    sheet.set_column(1, max(1, len(matrix.columns)), MATRIX_CELL_WIDTH)
    sheet.set_row(0, 32)
    title = words.guide_title(settings.name, settings.term_name)
    sheet.write_string(0, 0, title, book.title)
    note = book.format(font_size=10, font_color=MUTED)
    sheet.write_string(1, 0, words.CLUB_NOTE + words.ROTATION_NOTE, note)
    sheet.merge_range(2, 0, 3, 0, words.CLASS, book.head)
    _matrix_head(book, sheet, matrix.columns)
    for place, row in enumerate(matrix.rows, start=4):
        link = book.body(bold=True, bg_color=PALE, align="center")
        target = f"internal:'{texts.CLASS_SHEET}'!A{blocks[row.class_name] + 1}"
        sheet.write_url(place, 0, target, link, string=row.class_name)
        height = 1
        for at, cards in enumerate(row.cells, start=1):
            text = "\n".join(brief(card) for card in cards)
            ground = {"bg_color": GROUND[cards[0].activity]} if cards else {}
            form = book.body(font_size=9, align="center", **ground)
            sheet.write_string(place, at, text, form)
            height = max(height, lines_of(text, MATRIX_CELL_WIDTH * 1.15))
        sheet.set_row(place, row_height(height) * 0.87)
    sheet.freeze_panes(4, 1)
    sheet.repeat_rows(2, 3)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(1, ceil(len(matrix.rows) / CLASSES_PER_PAGE))


def _matrix_head(
    book: Book, sheet: Worksheet, columns: Sequence[tuple[int, str]]
) -> None:
    weekdays = [weekday for weekday, _ in columns]
    for weekday in sorted(set(weekdays)):
        first = weekdays.index(weekday) + 1
        last = first + weekdays.count(weekday) - 1
        if last > first:
            sheet.merge_range(2, first, 2, last, weekday_text(weekday), book.head)
        else:
            sheet.write_string(2, first, weekday_text(weekday), book.head)
    for at, (_, period) in enumerate(columns, start=1):
        sheet.write_string(3, at, period, book.head)
    sheet.set_row(2, 22)
    sheet.set_row(3, 22)


def _blocks(
    book: Book,
    sheet: Worksheet,
    grids: Sequence[WeekGrid],
    *,
    subject: Subject,
    own_page: bool = False,
) -> list[int]:
    sheet.set_column(0, 0, PERIOD_WIDTH)
    sheet.set_column(1, 5, DAY_WIDTH)
    starts: list[int] = []
    breaks: list[int] = []
    row, used = 0, 0.0
    for grid in grids:
        starts.append(row)
        heights = [
            _cell_height(grid, place, subject) for place in range(len(grid.rows))
        ]
        block = 30 + 18 + 24 + sum(heights) + 14
        if starts[1:] and (own_page or used + block > PAGE_POINTS):
            breaks.append(row)
            used = 0.0
        used += block
        row = _block(book, sheet, row, grid, heights, subject)
    if breaks:
        sheet.set_h_pagebreaks(breaks)
    sheet.set_print_scale(PRINT_SCALE)
    if not grids:
        sheet.write_string(0, 0, words.NOTHING, book.note)
    return starts


def _block(
    book: Book,
    sheet: Worksheet,
    row: int,
    grid: WeekGrid,
    heights: Sequence[float],
    subject: Subject,
) -> int:
    sheet.set_row(row, 30)
    sheet.write_string(row, 0, grid.title, book.title)
    sheet.set_row(row + 1, 18)
    plain = book.format(font_size=10, font_color=MUTED)
    sheet.write_string(row + 1, 0, grid.subtitle, plain)
    sheet.set_row(row + 2, 24)
    sheet.write_string(row + 2, 0, words.PERIOD, book.head)
    for at, weekday in enumerate(grid.days, start=1):
        sheet.write_string(row + 2, at, weekday_text(weekday), book.head)
    label = book.body(bold=True, align="center", bg_color=PALE)
    for place, (line, height) in enumerate(
        zip(grid.rows, heights, strict=True), start=row + 3
    ):
        sheet.set_row(place, height)
        sheet.write_string(place, 0, f"{line.period}\n{line.time}".strip(), label)
        for at, weekday in enumerate(grid.days, start=1):
            cards = grid.cell(line, weekday)
            _write_cards(book, sheet, (place, at), cards, subject, timed=not line.time)
    sheet.set_row(row + 3 + len(heights), 14)
    return row + 4 + len(heights)


def _write_cards(
    book: Book,
    sheet: Worksheet,
    cell: tuple[int, int],
    cards: Sequence[Card],
    subject: Subject,
    *,
    timed: bool,
) -> None:
    if not cards:
        sheet.write_blank(*cell, None, book.body())
        return
    form = book.body(bg_color=GROUND[cards[0].activity], font_size=10)
    bold = book.format(bold=True, font_size=10)
    light = book.format(font_size=10)
    parts: list[str | Format] = []
    for number, card in enumerate(cards):
        head, rest = card_lines(card, subject, timed=timed)
        parts += [bold, ("\n" if number else "") + head]
        if rest:
            parts += [light, "\n" + rest]
    if len(parts) > 2:
        sheet.write_rich_string(*cell, *parts, form)
    else:
        sheet.write_string(*cell, str(parts[1]), form)


def _cell_height(grid: WeekGrid, place: int, subject: Subject) -> float:
    line = grid.rows[place]
    most = 2
    for weekday in grid.days:
        lines = 0
        for card in grid.cell(line, weekday):
            head, rest = card_lines(card, subject, timed=not line.time)
            text = f"{head}\n{rest}" if rest else head
            lines += lines_of(text, DAY_WIDTH * 1.08)
        most = max(most, lines)
    return row_height(most)
