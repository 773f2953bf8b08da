"""A workbook in memory: sheets with headers and rows, not yet a file."""

from dataclasses import dataclass
from datetime import date, time

Cell = str | int | float | date | time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its header row and the rows below."""

    headers: tuple[str, ...]
    rows: list[list[Cell]]

    def column(self, header: str) -> list[Cell]:
        """Return the cells below a header."""
        index = self.headers.index(header)
        return [row[index] for row in self.rows]


Book = dict[str, Sheet]
