"""What helps the office fill the attendance sheet: drop-downs, colours, 教师名单."""

from xlsxwriter.worksheet import Worksheet

from scheduler.domain.kinds import Post
from scheduler.domain.people import Staff
from scheduler.domain.worked import WorkState
from scheduler.export.xlsx import Book, write_value
from scheduler.words import attendance as words

STATE_COLUMN = words.HEADINGS.index(words.STATE)
SUBSTITUTE_COLUMN = words.HEADINGS.index(words.SUBSTITUTE)
NOTE_COLUMN = words.HEADINGS.index(words.NOTE)
_MISSING, _CHANGED = "#F8C9C4", "#FFE3B8"


def add_drop_downs(sheet: Worksheet, first: int, last: int, staff: int) -> None:
    """状态 from its list; 代课教师工号 from 教师名单, other ids only with a warning."""
    sheet.data_validation(
        first,
        STATE_COLUMN,
        last,
        STATE_COLUMN,
        {
            "validate": "list",
            "source": [state.value for state in WorkState],
            "error_title": words.STATE,
            "error_message": words.STATE_HELP,
        },
    )
    sheet.data_validation(
        first,
        SUBSTITUTE_COLUMN,
        last,
        SUBSTITUTE_COLUMN,
        {
            "validate": "list",
            "source": f"='{words.STAFF_SHEET}'!$A$2:$A${staff + 1}",
            "error_type": "warning",
            "error_title": words.SUBSTITUTE,
            "error_message": words.SUBSTITUTE_UNKNOWN,
            "input_title": words.SUBSTITUTE,
            "input_message": words.SUBSTITUTE_HELP,
        },
    )


def add_colours(book: Book, sheet: Worksheet, first: int, last: int) -> None:
    """Rows that are not plain attendance; a substitute that is still missing."""
    state = f"$I{first + 1}"
    missing = f'=AND({state}="{WorkState.SUBSTITUTED.value}",$J{first + 1}="")'
    changed = f'=AND({state}<>"",{state}<>"{WorkState.PRESENT.value}")'
    for criteria, colour, left, right in (
        (missing, _MISSING, SUBSTITUTE_COLUMN, SUBSTITUTE_COLUMN),
        (changed, _CHANGED, 0, NOTE_COLUMN),
    ):
        sheet.conditional_format(
            first,
            left,
            last,
            right,
            {
                "type": "formula",
                "criteria": criteria,
                "format": book.format(bg_color=colour),
            },
        )


def write_staff_sheet(book: Book, staff: tuple[Staff, ...]) -> None:
    """Everybody who may stand in, to look up 工号."""
    sheet = book.sheet(words.STAFF_SHEET, landscape=False)
    for place, (heading, width) in enumerate(
        zip(words.STAFF_HEADINGS, (14, 14, 16, 44), strict=True)
    ):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, book.head)
    for row, person in enumerate(staff, 1):
        posts = "、".join(post.value for post in Post if post in person.posts)
        for place, text in enumerate(
            (person.id, person.name, person.kind.value, posts)
        ):
            write_value(sheet, row, place, text, book.body())
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
