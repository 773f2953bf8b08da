"""The few functions of Excel that the money workbook uses, computed again.

Numbers are floats as in Excel; ROUND is half away from zero, and a number that only
floats keep below the half is a half. Text compares as text, numbers as numbers.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime

from scheduler.check.recount.live.places import REFERENCE, Area, area_of
from scheduler.check.recount.sheets import Raw, Sheets

Value = float | str | bool
Cells = list[list[Raw]]
Term = Callable[[int], object]  # rows below the cell the text was taken from

TOKEN = re.compile(
    r'\s*(?:(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|"(?P<text>(?:[^"]|"")*)"'
    r"|(?P<name>[A-Z]+)(?=\()"
    rf"|(?P<area>{REFERENCE.pattern})"
    r"|(?P<mark><=|>=|<>|[-+*/(),<>=&]))"
)
COMPARISON = re.compile(r"(<=|>=|<>|<|>|=)(.*)")
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (Excel knows no zones)
HALF = 1e-6


class NotUnderstood(Exception):
    """A formula uses what is not known here, or an error would stand in its cell."""


class Book:
    """The cells of a workbook, and totals of its columns by what stands beside."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self._columns: dict[Area, list[Value]] = {}
        self._sums: dict[tuple[object, ...], dict[tuple[object, ...], float]] = {}

    def cell(self, sheet: str, row: int, column: int) -> Value:
        """One cell; a blank one is an empty text."""
        rows = self.sheets.get(sheet)
        if rows is None:
            raise NotUnderstood(sheet)
        if row >= len(rows) or column >= len(rows[row]):
            return ""
        return _plain(rows[row][column])

    def column(self, area: Area) -> list[Value]:
        """The cells of a range, row by row."""
        if area not in self._columns:
            self._columns[area] = [
                self.cell(area.sheet, row, column)
                for row in range(area.top, area.bottom + 1)
                for column in range(area.left, area.right + 1)
            ]
        return self._columns[area]

    def total(self, summed: Area | None, pairs: Sequence[tuple[Area, Value]]) -> float:
        """SUMIFS, or COUNTIFS without ``summed``; grouped once for all that ask."""
        tests = [_criterion(wanted) for _, wanted in pairs]
        key = (summed, tuple(area for area, _ in pairs), tuple(t[0] for t in tests))
        if key not in self._sums:
            columns = [
                [_test(test, value) for value in self.column(area)]
                for (area, _), (test, _) in zip(pairs, tests, strict=True)
            ]
            size = {len(each) for each in columns}
            amounts = [1.0] * len(columns[0]) if summed is None else self.column(summed)
            if size != {len(amounts)}:
                raise NotUnderstood("ranges of different size")
            found: defaultdict[tuple[object, ...], float] = defaultdict(float)
            for amount, *row in zip(amounts, *columns, strict=True):
                if isinstance(amount, float):
                    found[tuple(row)] += amount
            self._sums[key] = found
        return self._sums[key].get(tuple(wanted for _, wanted in tests), 0.0)


def _plain(cell: Raw) -> Value:
    if cell is None:
        return ""
    if isinstance(cell, bool | str):
        return cell
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, datetime):
        return float((cell.replace(tzinfo=None) - EPOCH).days)
    if isinstance(cell, date):
        return float((datetime(cell.year, cell.month, cell.day) - EPOCH).days)  # noqa: DTZ001
    raise NotUnderstood(str(cell))


def _criterion(wanted: Value) -> tuple[str, object]:
    """How a range is looked at (`=` or a comparison), and which outcome counts."""
    if isinstance(wanted, str):
        found = COMPARISON.fullmatch(wanted)
        if found is not None:
            return wanted, True
    return "", _same(wanted)


def _test(test: str, value: Value) -> object:
    if not test:
        return _same(value)
    mark, bound = COMPARISON.fullmatch(test).groups()  # type: ignore[union-attr]
    return isinstance(value, float) and _compare(mark, value, float(bound))


def _same(value: Value) -> object:
    """202609 and "202609" are the same criterion."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value


def _compare(mark: str, a: object, b: object) -> bool:
    if mark in ("=", "<>"):
        return (a == b) is (mark == "=")
    x, y = number(a), number(b)
    return {"<": x < y, ">": x > y, "<=": x <= y, ">=": x >= y}[mark]


def number(value: object) -> float:
    """A value in arithmetic; a blank cell is nothing."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, int | float):
        return float(value)
    if value == "":
        return 0.0
    raise NotUnderstood(str(value))


def rounded(value: float, digits: int) -> float:
    """ROUND: half away from zero."""
    scale = 10.0**digits
    whole = math.floor(abs(value) * scale + 0.5 + HALF) / scale
    return math.copysign(whole, value) if whole else 0.0


class Reader:
    """One formula as a term; the grammar is Excel's own for these marks."""

    def __init__(self, text: str, sheet: str, book: Book) -> None:
        self.sheet, self.book = sheet, book
        self.tokens: list[re.Match[str]] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            found = TOKEN.match(text, at)
            if found is None:
                raise NotUnderstood(text)
            self.tokens.append(found)
            at = found.end()
        self.at = 0

    def term(self) -> Term:
        """The whole formula."""
        found = self._comparison()
        if self.at != len(self.tokens):
            raise NotUnderstood(self._mark())
        return found

    def _mark(self) -> str:
        if self.at >= len(self.tokens):
            return ""
        return self.tokens[self.at].group("mark") or ""

    def _take(self, *marks: str) -> str:
        mark = self._mark()
        if mark in marks and mark:
            self.at += 1
            return mark
        return ""

    def _comparison(self) -> Term:
        a = self._sum()
        mark = self._take("<=", ">=", "<>", "<", ">", "=")
        if not mark:
            return a
        b = self._sum()
        return lambda rows: _compare(mark, a(rows), b(rows))

    def _sum(self) -> Term:
        a = self._product()
        while mark := self._take("+", "-"):
            a = _joined(a, self._product(), 1 if mark == "+" else -1)
        return a

    def _product(self) -> Term:
        a = self._signed()
        while mark := self._take("*", "/"):
            a = _multiplied(a, self._signed(), divide=mark == "/")
        return a

    def _signed(self) -> Term:
        if self._take("-"):
            a = self._signed()
            return lambda rows: -number(a(rows))
        self._take("+")
        return self._atom()

    def _atom(self) -> Term:
        if self._take("("):
            inner = self._comparison()
            self._close()
            return inner
        if self.at >= len(self.tokens):
            raise NotUnderstood("end")
        token = self.tokens[self.at]
        self.at += 1
        if (digits := token.group("number")) is not None:
            constant = float(digits)
            return lambda _: constant
        if (text := token.group("text")) is not None:
            said = text.replace('""', '"')
            return lambda _: said
        if token.group("area") is not None:
            return self._area(token)
        if (name := token.group("name")) is not None:
            return self._call(name)
        raise NotUnderstood(token.group())

    def _area(self, token: re.Match[str]) -> Term:
        found = REFERENCE.fullmatch(token.group("area"))
        if found is None:
            raise NotUnderstood(token.group())
        area, book = area_of(found, self.sheet), self.book
        if not area.one:
            return area.moved
        sheet, top, left, fixed = area.sheet, area.top, area.left, area.fixed
        if fixed:
            return lambda _: book.cell(sheet, top, left)
        return lambda rows: book.cell(sheet, top + rows, left)

    def _call(self, name: str) -> Term:
        self._take("(")
        given: list[Term] = []
        if not self._take(")"):
            given.append(self._comparison())
            while self._take(","):
                given.append(self._comparison())
            self._close()
        function = FUNCTIONS.get(name)
        if function is None:
            raise NotUnderstood(name)
        book = self.book
        if name == "IF":
            return _either(given)
        return lambda rows: function(book, [each(rows) for each in given])

    def _close(self) -> None:
        if not self._take(")"):
            raise NotUnderstood(")")


def _joined(a: Term, b: Term, sign: int) -> Term:
    return lambda rows: number(a(rows)) + sign * number(b(rows))


def _multiplied(a: Term, b: Term, *, divide: bool) -> Term:
    if not divide:
        return lambda rows: number(a(rows)) * number(b(rows))

    def divided(rows: int) -> float:
        below = number(b(rows))
        if not below:
            raise NotUnderstood("#DIV/0!")
        return number(a(rows)) / below

    return divided


def _either(given: list[Term]) -> Term:
    if len(given) != 3:
        raise NotUnderstood("IF")
    test, then, other = given
    return lambda rows: then(rows) if test(rows) else other(rows)


def _numbers(book: Book, given: Sequence[object]) -> list[float]:
    """All numbers given, those of ranges without texts and blanks."""
    found: list[float] = []
    for each in given:
        if isinstance(each, Area):
            found += [v for v in book.column(each) if isinstance(v, float)]
        else:
            found.append(number(each))
    return found


def _round(book: Book, given: Sequence[object]) -> float:
    value, digits = given
    return rounded(number(value), int(number(digits)))


def _pairs(given: Sequence[object]) -> list[tuple[Area, Value]]:
    pairs: list[tuple[Area, Value]] = []
    if not given or len(given) % 2:
        raise NotUnderstood("criteria")
    for area, wanted in zip(given[::2], given[1::2], strict=True):
        if not isinstance(area, Area) or not isinstance(wanted, float | str | bool):
            raise NotUnderstood("criteria")
        pairs.append((area, wanted))
    return pairs


def _sumifs(book: Book, given: Sequence[object]) -> float:
    summed, *rest = given
    if not isinstance(summed, Area):
        raise NotUnderstood("SUMIFS")
    return book.total(summed, _pairs(rest))


def _whole_down(book: Book, given: Sequence[object]) -> float:
    (value,) = given
    return float(math.floor(number(value) + HALF))


FUNCTIONS: dict[str, Callable[[Book, Sequence[object]], object]] = {
    "SUM": lambda book, given: math.fsum(_numbers(book, given)),
    "MAX": lambda book, given: max(_numbers(book, given), default=0.0),
    "MIN": lambda book, given: min(_numbers(book, given), default=0.0),
    "ABS": lambda book, given: abs(number(*given)),
    "INT": _whole_down,
    "ROUND": _round,
    "SUMIFS": _sumifs,
    "COUNTIFS": lambda book, given: book.total(None, _pairs(given)),
    "IF": lambda book, given: given,  # read by _either: only one branch is computed
}
