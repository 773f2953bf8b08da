"""Each formula of a workbook: what it says, and what it comes to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from scheduler.check.breach import Breach
from scheduler.check.recount.live import meanings
from scheduler.check.recount.live.excel import Book, NotUnderstood, Reader, Term, Value
from scheduler.check.recount.live.layout import Grid, Layout, copy_of, template
from scheduler.check.recount.live.places import At, address_of
from scheduler.check.recount.live.texts import Formulas
from scheduler.check.recount.sheets import Raw, Sheets, text_of
from scheduler.check.recount.telling import Place

CLOSE = 0.004  # cached values differ by less than half a fen
NONE = "没有公式"


def check(
    file: str, sheets: Sheets, formulas: Formulas, share: Decimal
) -> Iterator[Breach]:
    """Every formula of every sheet, and amounts that should be one and are not.

    Args:
        file: the workbook's name.
        sheets: its cached values.
        formulas: its formulas.
        share: 人员经费占比, which the statements multiply with.
    """
    layout, book = Layout(sheets), Book(sheets)
    for sheet, rows in sheets.items():
        grid = layout.grids[sheet]
        place = Place(file, sheet)
        here = formulas.get(sheet, {})
        if grid.is_table:
            yield from _table(place, rows, grid, here, layout)
        elif sheet in meanings.STATEMENTS:
            yield from _statement(place, rows, grid, here, layout, share)
        yield from _values(place, here, book)


def _values(place: Place, here: Mapping[At, str], book: Book) -> Iterator[Breach]:
    """What the formulas come to, each pattern of a column read once."""
    last: dict[int, tuple[str, int, Term]] = {}
    for at, text in here.items():
        row, column = at
        try:
            if column not in last or copy_of(last[column][0], row) != text:
                term = Reader(text, place.sheet, book).term()
                last[column] = (template(text, row), row, term)
            _, first, term = last[column]
            counted = term(row - first)
        except (NotUnderstood, ValueError, RecursionError) as refused:
            yield place.formula(address_of(at), f"={text}", str(refused))
            continue
        found = book.cell(place.sheet, row, column)
        if not _same(found, counted):
            yield place.cell(address_of(at), found, _shown(counted))


def _same(found: Value, counted: object) -> bool:
    if isinstance(counted, float | int) and isinstance(found, float):
        return abs(found - counted) < CLOSE
    return found == counted


def _shown(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _table(
    place: Place,
    rows: list[list[Raw]],
    grid: Grid,
    here: Mapping[At, str],
    layout: Layout,
) -> Iterator[Breach]:
    wanted = dict(meanings.TABLES.get(place.sheet, {}))
    if place.sheet == "月汇总":
        posts = [each for each in grid.headings if each in wanted]
        first = next(each for each in posts if each not in ("课时", "带班天数"))
        wanted["合计"] = f"SUM({first}:{posts[-1]})"
    for column, heading in enumerate(grid.headings):
        yield from _column(place, rows, grid, here, layout, column, wanted, heading)
        if grid.total is None:
            continue
        at = (grid.total, column)
        amount = _cell(rows, *at)
        if heading in meanings.NO_SUM or not isinstance(amount, int | float):
            continue
        yield from _one(place, at, here, layout, meanings.SUM)


def _column(
    place: Place,
    rows: list[list[Raw]],
    grid: Grid,
    here: Mapping[At, str],
    layout: Layout,
    column: int,
    wanted: Mapping[str, str],
    heading: str,
) -> Iterator[Breach]:
    """One column: the same formula in each row, the one it should be."""
    meaning = wanted.get(heading, "")
    if place.sheet == "劳务费" and heading in meanings.WITHHELD:
        meaning = meanings.WITHHELD[heading]
    beside = meanings.RESTS_ON.get((place.sheet, heading), "")
    if beside not in grid.headings:
        beside = ""
    patterns: dict[str, str] = {}
    first = ""
    for row in range(grid.top, grid.bottom + 1):
        text = here.get((row, column))
        if text is None:
            if not meaning or not isinstance(_cell(rows, row, column), int | float):
                continue
            if beside and not text_of(_cell(rows, row, grid.headings.index(beside))):
                continue
            yield place.formula(address_of((row, column)), NONE, meaning)
            continue
        pattern = patterns.get(first, "")
        if pattern and copy_of(pattern, row) == text:
            continue
        if meaning:
            said = layout.meaning(place.sheet, row, column, text)
            if said != meaning:
                yield place.formula(address_of((row, column)), f"={text}", meaning)
                continue
        elif first:
            expected = copy_of(pattern, row)
            yield place.formula(address_of((row, column)), f"={text}", f"={expected}")
            continue
        first = first or text
        patterns[first] = template(text, row)


def _one(
    place: Place, at: At, here: Mapping[At, str], layout: Layout, meaning: str
) -> Iterator[Breach]:
    text = here.get(at)
    said = "" if text is None else layout.meaning(place.sheet, *at, text)
    if said != meaning:
        found = NONE if text is None else f"={text}"
        yield place.formula(address_of(at), found, meaning)


def _statement(
    place: Place,
    rows: list[list[Raw]],
    grid: Grid,
    here: Mapping[At, str],
    layout: Layout,
    share: Decimal,
) -> Iterator[Breach]:
    wanted = meanings.statement(place.sheet, grid, share)
    channels = [
        f"{sheet}!{heading}合计"
        for sheet, heading in (
            ("绩效工资增量", "应发金额"),
            ("劳务费", "应发金额"),
            ("机构支付", "金额"),
        )
        if sheet in layout.grids
    ]
    wanted["发放渠道合计"] = f"ROUND({'+'.join(channels)},2)"
    for row, label in grid.labels.items():
        if label in wanted and isinstance(_cell(rows, row, 1), int | float):
            yield from _one(place, (row, 1), here, layout, wanted[label])


def _cell(rows: list[list[Raw]], row: int, column: int) -> Raw:
    return rows[row][column] if column < len(rows[row]) else ""
