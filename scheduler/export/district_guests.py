"""The workbook that lies beside a school's results: the shared staff as they came.

Read together with the school's own workbooks it makes the school that was planned, for
``audit``, ``settle`` and ``repair``.
"""

from collections.abc import Collection
from pathlib import Path

from scheduler.domain.grid import Window
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post, weekday_text
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.export.xlsx import Value, open_book, write_value
from scheduler.words import district as words


def write_guests(path: Path, school: School, guests: Collection[StaffId]) -> None:
    """Write 教师 and 请假 of the guests, cut down to what this school may use.

    Raises:
        OSError: the file cannot be written.
    """
    staff = [_staff_row(person) for person in school.staff if person.id in guests]
    leaves: list[tuple[Value, ...]] = [
        (row.staff, row.first, row.last, row.reason)
        for row in school.leaves
        if row.staff in guests
    ]
    with open_book(path, words.SHEET) as book:
        for name, heads, rows in (
            ("教师", words.STAFF_HEADS, staff),
            ("请假", words.LEAVE_HEADS, leaves),
        ):
            sheet = book.sheet(name)
            sheet.set_column(0, len(heads) - 1, 14)
            for place, head in enumerate(heads):
                sheet.write_string(0, place, head, book.head)
            for number, row in enumerate(rows, start=1):
                for place, value in enumerate(row):
                    dated = {"num_format": "yyyy-mm-dd"} if place in (1, 2) else {}
                    form = book.body(**(dated if name == "请假" else {}))
                    write_value(sheet, number, place, value, form)
            sheet.fit_to_pages(1, 0)


def _staff_row(person: Staff) -> tuple[Value, ...]:
    return (
        person.id,
        person.name,
        person.kind.value,
        person.institution,
        "是" if person.qualified else "否",
        "、".join(person.subjects),
        "、".join(post.value for post in Post if post in person.posts),
        person.weekly_min / 100,
        None if person.weekly_max is None else person.weekly_max / 100,
        "、".join(map(_window, sorted(person.unavailable, key=_place))),
    )


def _place(window: Window) -> tuple[int, str]:
    return (window.weekday, window.period or "")


def _window(window: Window) -> str:
    day = weekday_text(window.weekday)
    return day if window.period is None else f"{day}/{window.period}"
