"""Where a fact stands in the school's workbook, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The row a record was read from.

    ``columns`` maps the contract's column names to the letters of this file, so a
    cell can be named later: ``origin.cell("每周最多课时") == "L12"``.
    """

    book: str
    sheet: str
    row: int
    columns: tuple[tuple[str, str], ...] = ()

    def cell(self, column: str) -> str:
        """The cell of a column in this row; the row's first cell when unknown."""
        letter = dict(self.columns).get(column, "A")
        return f"{letter}{self.row}"


class Severity(StrEnum):
    """Errors stop the run; warnings and notes are shown and the run goes on."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One problem of the input: where, what, how to mend it, in the user's language.

    ``cell`` is empty when the problem has no cell (a missing sheet, a file).
    ``code`` is stable across releases and words.
    """

    code: str
    severity: Severity
    book: str
    sheet: str
    cell: str
    text: str
    mend: str
