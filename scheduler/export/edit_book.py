"""The timetable as a workbook made for editing: one row a date and session."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from scheduler.domain.ids import SessionId
from scheduler.domain.kinds import weekday_text
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.export.views import index_plan, session_title
from scheduler.export.views.index import PlanIndex, group_text
from scheduler.export.xlsx import Book, Value, open_book, write_value
from scheduler.words import edit_book as words

_OPEN = "#FFF8DC"  # cells that may be changed
Columns = Sequence[tuple[str, int]]


def write_edit_book(path: Path, school: School, plan: Plan) -> None:
    """排班表, 社团安排 and 社团名单 with what may be changed in colour."""
    index = index_plan(school, plan)
    with open_book(path, words.ROSTER) as book:
        _sheet(
            book,
            words.ROSTER,
            words.ROSTER_COLUMNS,
            {words.STAFF, words.ROOM},
            _roster(index),
        )
        _sheet(
            book,
            words.MEETINGS,
            words.MEETING_COLUMNS,
            {words.WEEKDAY, words.PERIOD, words.LEADERS},
            _meetings(index),
        )
        _sheet(book, words.MEMBERS, words.MEMBER_COLUMNS, {words.HELD}, _members(index))
        guide = book.sheet(words.GUIDE)
        guide.set_column(0, 0, 100)
        for row, line in enumerate(words.GUIDE_LINES):
            write_value(guide, row, 0, line, book.format(text_wrap=True))


def _sheet(
    book: Book,
    name: str,
    columns: Columns,
    may_change: set[str],
    rows: Iterable[Sequence[Value]],
) -> None:
    sheet = book.sheet(name)
    forms = []
    for column, (title, width) in enumerate(columns):
        write_value(sheet, 0, column, title, book.head)
        sheet.set_column(column, column, width)
        if title in may_change:
            forms.append(book.body(bg_color=_OPEN, num_format="@"))
        elif title == words.DAY:
            forms.append(book.body(num_format="yyyy-mm-dd"))
        else:
            forms.append(book.body())
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            write_value(sheet, last, column, value, forms[column])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _what(index: PlanIndex, session: SessionId) -> str:
    row = index.sessions[session]
    title, group = session_title(row), group_text(index, row)
    return title if title == group else f"{group} {title}"


def _roster(index: PlanIndex) -> Iterable[Sequence[Value]]:
    for row in index.plan.roster:
        session = index.sessions[row.session]
        yield (
            row.day,
            weekday_text(row.day.isoweekday()),
            session.period,
            _what(index, session.id),
            words.LIST.join(row.staff),
            words.LIST.join(index.people(row.staff)),
            session.room,
            session.id,
        )


def _meetings(index: PlanIndex) -> Iterable[Sequence[Value]]:
    for session in index.plan.sessions:
        club = index.clubs.get(session.club) if session.club is not None else None
        if club is not None:
            yield (
                club.club,
                weekday_text(session.weekday),
                session.period,
                words.LIST.join(club.staff),
                session.id,
            )


def _members(index: PlanIndex) -> Iterable[Sequence[Value]]:
    held: dict[str, list[str]] = {}
    for club in index.plan.clubs:
        for pupil in club.members:
            held.setdefault(pupil, []).append(club.club)
    for row in index.school.pupils:
        if row.wishes:
            yield (
                row.id,
                row.name,
                row.class_name,
                words.LIST.join(held.get(row.id, ())),
                words.LIST.join(row.wishes),
            )
