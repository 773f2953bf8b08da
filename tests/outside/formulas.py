"""Recomputes the formulas of a workbook, as far as settlement sheets need them."""

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

Value = Any


class Sheets:
    """Values of all cells, formulas evaluated on demand."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)
        self.known: dict[tuple[str, int, int], Any] = {}

    def cell(self, sheet: str, row: int, column: int) -> Value:
        key = (sheet, row, column)
        if key not in self.known:
            raw = self.book[sheet].cell(row, column).value
            is_formula = self.book[sheet].cell(row, column).data_type == "f"
            self.known[key] = self.compute(sheet, raw) if is_formula else raw
        return self.known[key]

    def block(self, sheet: str, reference: str) -> list[Any]:
        name, _, area = reference.rpartition("!")
        name = name.strip("'") or sheet
        c1, r1, c2, r2 = range_boundaries(area.replace("$", ""))
        return [
            self.cell(name, int(r), int(c))
            for r in range(int(r1 or 1), int(r2 or 1) + 1)
            for c in range(int(c1 or 1), int(c2 or 1) + 1)
        ]

    def compute(self, sheet: str, formula: str) -> Value:
        parts: list[str] = []
        for token in Tokenizer(formula).items:
            value = token.value
            if token.type == "OPERAND" and token.subtype == "RANGE":
                many = ":" in value
                parts.append(f"{'area' if many else 'one'}({value!r})")
            elif token.type == "OPERAND" and token.subtype == "TEXT":
                parts.append(repr(value[1:-1]))
            elif token.type == "OPERAND" and token.subtype == "NUMBER":
                parts.append(f"D({value!r})")
            elif token.type == "FUNC" and token.subtype == "OPEN":
                parts.append(f"f_{value[:-1]}(")
            elif token.type == "SEP":
                parts.append(",")
            elif token.type == "OPERATOR-INFIX":
                parts.append({"=": "==", "<>": "!=", "&": "+"}.get(value, value))
            elif token.type != "WHITE-SPACE":
                parts.append(value)
        names: dict[str, Any] = {
            "D": Decimal,
            "one": lambda ref: number(self.block(sheet, ref)[0]),
            "area": lambda ref: self.block(sheet, ref),
            **FUNCTIONS,
        }
        return eval("".join(parts), {"__builtins__": {}}, names)


def number(value: object) -> Value:
    """A cell as an operand."""
    if value is None:
        return Decimal(0)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(str(value))
    return value


def flat(arguments: Iterable[Any]) -> list[Decimal]:
    """All numbers among arguments and areas."""
    found: list[Decimal] = []
    for a in arguments:
        for x in a if isinstance(a, list) else [a]:
            if isinstance(number(x), Decimal) and x is not None:
                found.append(number(x))
    return found


def rounded(value: Decimal, places: Decimal) -> Decimal:
    """Half away from zero, as Excel."""
    return value.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def matching(pairs: tuple[Any, ...]) -> list[int]:
    """Positions where all criteria hold."""
    areas, wanted = pairs[::2], pairs[1::2]
    return [
        n
        for n in range(len(areas[0]))
        if all(same(area[n], w) for area, w in zip(areas, wanted, strict=True))
    ]


def same(cell: object, wanted: object) -> bool:
    """Excel's criterion: equality, a comparison or a pattern."""
    cell, wanted = number(cell) if cell is not None else None, number(wanted)
    if isinstance(wanted, str):
        found = re.match(r"(<>|<=|>=|<|>|=)(.*)", wanted)
        if found and found[1] != "=":
            return compared(cell, found[1], found[2])
        # SUMIFS matches text without regard to case, with wildcards, and a text
        # that looks like a number with the number.
        return str(cell).lower() == wanted.lower()
    return bool(cell == wanted) or str(cell) == str(wanted)


def compared(cell: object, sign: str, limit: str) -> bool:
    """A criterion such as `>0`."""
    if sign == "<>":
        return str(cell or "") != limit
    if not isinstance(cell, Decimal):
        return False
    bound = Decimal(limit)
    return {
        "<": cell < bound,
        "<=": cell <= bound,
        ">": cell > bound,
        ">=": cell >= bound,
    }[sign]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "f_SUM": lambda *a: sum(flat(a), Decimal(0)),
    "f_MAX": lambda *a: max(flat(a)),
    "f_MIN": lambda *a: min(flat(a)),
    "f_ROUND": lambda v, n: rounded(number(v), number(n)),
    "f_IF": lambda test, a, b=Decimal(0): a if test else b,
    "f_SUMIFS": lambda area, *p: sum(
        flat([[area[n] for n in matching(p)]]), Decimal(0)
    ),
    "f_COUNTIFS": lambda *p: Decimal(len(matching(p))),
    "f_ABS": lambda v: abs(number(v)),
}


def stale(path: Path) -> list[str]:
    """Formulas whose cached value is not what they compute."""
    sheets = Sheets(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    found: list[str] = []
    for sheet in sheets.book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                at = f"{path.name} {sheet.title}!{cell.coordinate}"
                try:
                    want = sheets.cell(
                        sheet.title, int(cell.row or 1), int(cell.column)
                    )
                except (
                    KeyError,
                    ValueError,
                    NameError,
                    TypeError,
                    ZeroDivisionError,
                ) as e:
                    found.append(f"{at}: {cell.value[:60]} not computable: {e!r}")
                    continue
                have = cached[sheet.title][cell.coordinate].value
                if have is None or not close(have, want):
                    found.append(f"{at}: cached {have!r}, computes {want!r}")
    return found


def close(have: object, want: object) -> bool:
    """Equal to the fen, or equal as text."""
    a, b = number(have), number(want)
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return abs(a - b) < Decimal("0.0001")
    return str(a) == str(b)
