"""Columns of a finance table by name, and addresses other sheets refer to."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

HEAD_ROW = 2  # 0-based: title, subtitle, heading, first row
FIRST = HEAD_ROW + 2  # the first data row as Excel counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column: heading, width, alignment, and whether it is added up below.

    Columns that are not ``printed`` come last and lie outside the print area.
    """

    text: str
    width: float
    align: str = "center"
    total: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table by name, before any row is written."""

    sheet: str
    columns: tuple[Heading, ...]

    def index(self, heading: str) -> int:
        """0-based place of a column."""
        return [column.text for column in self.columns].index(heading)

    def letter(self, heading: str) -> str:
        """Column letter."""
        return str(xl_col_to_name(self.index(heading)))

    def cell(self, heading: str, number: int) -> str:
        """Address of a column in the data row of this number (0-based)."""
        return f"{self.letter(heading)}{FIRST + number}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A written table: ranges and totals other sheets refer to."""

    layout: Layout
    rows: int

    def range(self, heading: str) -> str:
        """Absolute address of a whole column's rows, with the sheet's name."""
        letter = self.layout.letter(heading)
        last = FIRST + max(1, self.rows) - 1
        return f"'{self.layout.sheet}'!${letter}${FIRST}:${letter}${last}"

    def total(self, heading: str) -> str:
        """Absolute address of a column's sum."""
        letter = self.layout.letter(heading)
        return f"'{self.layout.sheet}'!${letter}${FIRST + max(1, self.rows)}"
