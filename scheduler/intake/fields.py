"""One row while it is read: parses cells, reports what cannot be understood."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from scheduler.intake.bad import Bad, bad
from scheduler.intake.findings import Findings
from scheduler.intake.tables import Row
from scheduler.intake.text import Raw, clean, identifier, key

T = TypeVar("T")
D = TypeVar("D")
_DAMAGED = 1e15
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)


class Fields:
    """The cells of a row, read one by one into values."""

    def __init__(self, row: Row, findings: Findings) -> None:
        self.origin = row.origin
        self._cells = row.cells
        self._faulty = row.faulty
        self._findings = findings

    def raw(self, column: str) -> Raw:
        """The cell as it is; ``None`` when blank."""
        return self._cells.get(column)

    def read(
        self,
        column: str,
        parse: Callable[[Raw], T | Bad],
        default: D,
        *,
        needed: bool = False,
    ) -> T | D:
        """The cell's value; ``default`` when it is blank or was refused."""
        raw = self.raw(column)
        if raw is None:
            if needed:
                self.miss(column)
            return default
        value = parse(raw)
        if isinstance(value, Bad):
            self._findings.refuse(value, self.origin, column)
            return default
        return value

    def span(
        self,
        column: str,
        parse: Callable[[Raw], T | Bad],
        default: D,
        *,
        needed: bool = False,
    ) -> T | D:
        """A range such as ``1-5``, which Excel likes to turn into a date."""
        raw = self.raw(column)
        value = self.read(column, parse, default, needed=needed)
        if isinstance(raw, date) and value is not default:
            self.tell("range_from_date", column, value=f"{raw.month}-{raw.day}")
        return value

    def text(self, column: str, *, needed: bool = False) -> str:
        """The cell's text as typed."""
        return self.read(column, clean, "", needed=needed)

    def identifier(self, column: str) -> str:
        """The row's own id; empty when missing or damaged."""
        return self.read(column, _whole_identifier, "", needed=True)

    def miss(self, column: str) -> None:
        """Report a needed cell that is blank, unless its fault is known already."""
        if column not in self._faulty:
            self.tell("value_missing", column)

    def tell(self, code: str, column: str, **facts: object) -> None:
        """Report something about a cell of this row."""
        self._findings.at(code, self.origin, column, **facts)


def _whole_identifier(raw: Raw) -> str | Bad:
    if isinstance(raw, (int, float)) and abs(raw) >= _DAMAGED:
        return bad("id_damaged", value=raw)
    typed = identifier(raw)
    return bad("id_damaged", value=typed) if _SCIENTIFIC.fullmatch(typed) else typed


def choice(words: Mapping[str, T]) -> Callable[[Raw], T | Bad]:
    """A parser for one of some words; the first spelling of a value is shown."""
    first: dict[T, str] = {}
    for word, value in words.items():
        first.setdefault(value, word)
    shown = "、".join(first.values())
    by_key = {key(word): value for word, value in words.items()}

    def parse(raw: Raw) -> T | Bad:
        found = by_key.get(key(raw))
        return bad("choice", value=clean(raw), wanted=shown) if found is None else found

    return parse
