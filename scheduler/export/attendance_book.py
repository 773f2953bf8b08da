"""attendance-YYYY-MM.xlsx: the month's sheet, pre-filled from the plan."""

from datetime import date
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from scheduler.domain.ids import ClassName
from scheduler.domain.kinds import POST_OF, Activity, weekday_text
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.domain.worked import Month, WorkState, month_of
from scheduler.export.attendance_help import (
    add_colours,
    add_drop_downs,
    write_staff_sheet,
)
from scheduler.export.measure import lines_of
from scheduler.export.xlsx import Book, open_book, row_height, write_value
from scheduler.words import attendance as words

_WIDTHS = (12, 7, 12, 10, 20, 14, 13, 10, 9, 13, 20, 18)
_FIRST = 3
_SPARE_ROWS = 30  # bordered rows below for sessions added by hand

Line = tuple[date, str, str, str, str, str, str, str, str]


def write_attendance(path: Path, school: School, plan: Plan, month: Month) -> None:
    """Write one month: a row per date, session and person, everybody present.

    What comes back is read by ``scheduler.intake.attendance``.
    """
    with open_book(path, words.title(school.settings.name, *month)) as book:
        sheet = book.sheet(words.sheet_name(*month))
        lines = _lines(school, plan, month)
        _heading(book, sheet, school, month)
        _rows(book, sheet, lines)
        last = _FIRST + len(lines) + _SPARE_ROWS - 1
        add_drop_downs(sheet, _FIRST, last, len(school.staff))
        add_colours(book, sheet, _FIRST, last)
        write_staff_sheet(book, school.staff)


def months_of(plan: Plan) -> tuple[Month, ...]:
    """The months of a plan that have service, in order."""
    return tuple(sorted({month_of(entry.day) for entry in plan.roster}))


def _lines(school: School, plan: Plan, month: Month) -> list[Line]:
    names = {person.id: person.name for person in school.staff}
    sessions = {session.id: session for session in plan.sessions}
    entries = [
        (entry.day, sessions[entry.session], person)
        for entry in plan.roster
        if month_of(entry.day) == month
        for person in entry.staff
    ]
    place = {each.name: number for number, each in enumerate(school.classes)}
    entries.sort(key=lambda each: (each[0], *_order(each[1], place), each[2]))
    return [
        (
            day,
            weekday_text(day.isoweekday()),
            session.period,
            POST_OF[session.activity].value,
            _group(session),
            session.room or "",
            person,
            names[person],
            session.id,
        )
        for day, session, person in entries
    ]


def _order(session: Session, place: dict[ClassName, int]) -> tuple[object, ...]:
    """By time, then kind of session, then the school's order of classes."""
    first = min((place.get(name, len(place)) for name in session.classes), default=-1)
    kind = list(Activity).index(session.activity)
    return (session.start, kind, first, session.club or "", session.id)


def _group(session: Session) -> str:
    if session.activity is Activity.DUTY:
        return words.DUTY_GROUP
    return session.club or "、".join(session.classes)


def _heading(book: Book, sheet: Worksheet, school: School, month: Month) -> None:
    last = len(words.HEADINGS) - 2  # 场次 is for the reader, not for print
    big = book.format(font_name="黑体", bold=True, font_size=16, align="center")
    sheet.merge_range(0, 0, 0, last, "", big)
    sheet.write_string(0, 0, words.title(school.settings.name, *month), big)
    sheet.set_row(0, 32)
    sheet.merge_range(1, 0, 1, last, "", book.note)
    sheet.write_string(1, 0, words.GUIDE, book.note)
    sheet.set_row(1, row_height(lines_of(words.GUIDE, sum(_WIDTHS))))
    for place, heading in enumerate(words.HEADINGS):
        sheet.set_column(place, place, _WIDTHS[place])
        sheet.write_string(2, place, heading, book.head)
    sheet.set_row(2, 28)
    sheet.freeze_panes(_FIRST, 1)
    sheet.repeat_rows(2)
    sheet.fit_to_pages(1, 0)


def _rows(book: Book, sheet: Worksheet, lines: list[Line]) -> None:
    text, day = book.body(), book.body(num_format="yyyy-mm-dd", align="center")
    small = book.body(font_size=8, font_color="#7A7A7A")
    edit = book.body(bg_color="#FFFBE6", align="center")
    for number, (when, *cells, session) in enumerate(lines):
        row = _FIRST + number
        sheet.write_datetime(row, 0, when, day)
        for place, cell in enumerate(cells, 1):
            write_value(sheet, row, place, cell, text)
        sheet.write_string(row, 8, WorkState.PRESENT.value, edit)
        sheet.write_blank(row, 9, None, edit)
        sheet.write_blank(row, 10, None, edit)
        sheet.write_string(row, 11, session, small)
        sheet.set_row(row, row_height(lines_of(cells[3], _WIDTHS[4])))
    for row in range(_FIRST + len(lines), _FIRST + len(lines) + _SPARE_ROWS):
        sheet.write_blank(row, 0, None, day)
        for place in range(1, len(words.HEADINGS)):
            sheet.write_blank(row, place, None, edit if 8 <= place <= 10 else text)
        sheet.set_row(row, row_height(1))
    end = _FIRST + len(lines) + _SPARE_ROWS + 1
    sheet.merge_range(end, 0, end, len(words.HEADINGS) - 2, "", book.format())
    sheet.write_string(end, 0, words.SIGNATURES, book.format())
    sheet.set_row(end, 30)
    sheet.print_area(0, 0, end, len(words.HEADINGS) - 2)
    sheet.autofilter(
        2, 0, _FIRST + len(lines) + _SPARE_ROWS - 1, len(words.HEADINGS) - 1
    )
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
