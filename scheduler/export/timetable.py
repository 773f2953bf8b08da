"""timetable.xlsx: the term's plan for a school office, one question per sheet."""

from pathlib import Path

from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.export.timetable_grids import (
    write_classes,
    write_matrix,
    write_rooms,
    write_teachers,
)
from scheduler.export.timetable_guide import write_guide
from scheduler.export.timetable_lists import (
    write_changes,
    write_closed,
    write_daily,
    write_flex,
    write_wishes,
)
from scheduler.export.timetable_rolls import (
    write_care,
    write_clubs,
    write_groups,
    write_leaving,
    write_pupils,
)
from scheduler.export.views import index_plan
from scheduler.export.xlsx import open_book
from scheduler.words import export as words
from scheduler.words import timetable_book as texts


def write_timetable(path: Path, school: School, plan: Plan) -> None:
    """Write the whole timetable workbook to ``path``.

    Raises:
        OSError: the file cannot be written.
    """
    index = index_plan(school, plan)
    settings = school.settings
    title = words.guide_title(settings.name, settings.term_name)
    with open_book(path, title) as book:
        write_guide(book, index)
        matrix = book.sheet(texts.MATRIX_SHEET, paper=8)
        blocks = write_classes(book, index)
        write_matrix(book, matrix, index, blocks)
        write_teachers(book, index)
        write_rooms(book, index)
        write_clubs(book, index)
        write_groups(book, index)
        write_care(book, index)
        write_pupils(book, index)
        write_leaving(book, index)
        write_daily(book, index)
        write_changes(book, index)
        write_flex(book, index)
        write_wishes(book, index)
        write_closed(book, index)
