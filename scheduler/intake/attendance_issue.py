"""Problems of the attendance sheet as issues with a cell."""

from scheduler.domain.origin import Issue, Origin, Severity
from scheduler.words import attendance as words

WARNINGS = frozenset(
    {
        *("attendance_added", "attendance_deleted", "attendance_doubled"),
        "attendance_substitute_post",
    }
)


def issue(code: str, origin: Origin, heading: str, **facts: object) -> Issue:
    """An issue of one cell of a row."""
    text, mend = words.SENTENCES[code]
    return Issue(
        code=code,
        severity=Severity.WARNING if code in WARNINGS else Severity.ERROR,
        book=origin.book,
        sheet=origin.sheet,
        cell=origin.cell(heading) if origin.row else "",
        text=text.format(book=origin.book, sheet=origin.sheet, **facts),
        mend=mend,
    )
