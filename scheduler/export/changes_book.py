"""changes.xlsx: every difference to the plan published before, with its reason."""

from pathlib import Path

from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.export.table import table_columns, write_table
from scheduler.export.xlsx import open_book
from scheduler.words import changes as words


def write_plan_changes(path: Path, school: School, plan: Plan) -> None:
    """Write the list of changes to ``path``; pupils and staff with their names.

    Raises:
        OSError: the file cannot be written.
    """
    names = {str(row.id): row.name for row in school.pupils}
    names |= {str(row.id): row.name for row in school.staff}

    def named(text: str) -> str:
        return "、".join(
            f"{names[part]}（{part}）" if part in names else part
            for part in text.split("、")
        )

    rows = [
        (
            each.what,
            named(each.where),
            "" if each.day is None else each.day,
            named(each.before),
            named(each.after),
            each.reason,
        )
        for each in plan.changes
    ]
    with open_book(path, words.SHEET) as book:
        write_table(
            book,
            book.sheet(words.SHEET),
            words.SHEET,
            words.NOTE,
            table_columns(words.HEADINGS, (14, 30, 13, 34, 34, 60), centred={0, 2}),
            rows,
            bands=[each.what for each in plan.changes],
            frozen=2,
        )
