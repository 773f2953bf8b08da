"""Cells and ranges as Excel writes them, as numbers from 0."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scheduler.check.recount.sheets import letter

At = tuple[int, int]  # row, column

REFERENCE = re.compile(
    r"(?:'((?:[^']|'')+)'!|([^\W\d]\w*)!)?"
    r"(\$?)([A-Z]{1,3})(\$?)(\d+)(?::(\$?)([A-Z]{1,3})(\$?)(\d+))?"
)
ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Area:
    """A cell or a rectangle of cells; ``fixed`` rows do not move with the formula."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int
    fixed: bool
    one: bool

    def moved(self, rows: int) -> "Area":
        """The area as a copy of the formula some rows below would name it."""
        if self.fixed or not rows:
            return self
        return Area(
            self.sheet,
            self.top + rows,
            self.left,
            self.bottom + rows,
            self.right,
            self.fixed,
            self.one,
        )


@lru_cache(maxsize=4096)
def column_of(letters: str) -> int:
    """0 for ``A``."""
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - 64
    return number - 1


def place_of(address: str) -> At:
    """Row and column of ``K12``."""
    letters, row = ADDRESS.fullmatch(address).groups()  # type: ignore[union-attr]
    return int(row) - 1, column_of(letters)


def address_of(at: At) -> str:
    """``K12`` of row and column."""
    return f"{letter(at[1])}{at[0] + 1}"


def area_of(found: re.Match[str], sheet: str) -> Area:
    """The area of a match of :data:`REFERENCE` in a formula of a sheet."""
    quoted, plain, _, left, row_fixed, top, _, right, _, bottom = found.groups()
    name = quoted.replace("''", "'") if quoted else plain or sheet
    first = (int(top) - 1, column_of(left))
    last = (int(bottom) - 1, column_of(right)) if right else first
    return Area(name, *first, *last, bool(row_fixed), right is None)


def moved(text: str, rows: int, columns: int) -> str:
    """A formula as Excel copies it some rows down and columns to the right."""

    def part(lock: str, letters: str, row_lock: str, row: str) -> str:
        column = letters if lock else letter(column_of(letters) + columns)
        return f"{lock}{column}{row_lock}{row if row_lock else int(row) + rows}"

    def whole(found: re.Match[str]) -> str:
        groups = found.groups()
        begin = found.group()[: found.start(3) - found.start()]
        first = part(*groups[2:6])
        return begin + first + (f":{part(*groups[6:10])}" if groups[7] else "")

    return REFERENCE.sub(whole, text)
