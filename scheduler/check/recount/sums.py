"""Every sum of subsidy.xlsx added again from 课时明细, in fen."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from scheduler.check.breach import Breach
from scheduler.check.recount.pay import (
    FILE,
    FIRST,
    INSTITUTION,
    LABOUR,
    OWN,
    POST,
    TOTAL,
    Paid,
)
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Line, NotWhole, Sheets, Table, table_of
from scheduler.check.recount.telling import Place
from scheduler.money import Fen, yuan_text

Key = tuple[str, ...]


def check(scene: Scene, sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    """月汇总, 绩效工资增量, 劳务费, 机构支付 and 参与记录, row by row."""
    yield from _months(sheets, paid)
    yield from _own(sheets, paid)
    yield from _labour(sheets, paid)
    yield from _institutions(scene, sheets, paid)
    yield from _record(sheets, paid)


def totals(place: Place, table: Table, columns: Sequence[str]) -> Iterator[Breach]:
    """The row of sums against the rows above it."""
    for heading in columns:
        if heading not in table.headings or table.total is None:
            continue
        try:
            wanted = sum(line.hundredths(heading) for line in table.lines)
            found = table.total.hundredths(heading)
        except NotWhole:
            continue  # told with its row
        if found != wanted:
            yield place.cell(table.total.address(heading), shown(found), shown(wanted))


def shown(amount: int) -> str:
    """An amount as people write it."""
    return yuan_text(Fen(amount))


def cell(place: Place, line: Line, heading: str, wanted: int) -> Iterator[Breach]:
    """One number against the recount."""
    try:
        found = line.hundredths(heading)
    except NotWhole:
        yield place.cell(line.address(heading), line.text(heading), shown(wanted))
        return
    if found != wanted:
        yield place.cell(line.address(heading), shown(found), shown(wanted))


def _sheet(
    sheets: Sheets, name: str, *needed: str
) -> tuple[Place, Table | None, Iterator[Breach]]:
    place = Place(FILE, name)
    table = table_of(sheets.get(name, []), FIRST, total=TOTAL)
    if table is None or not table.has(*needed):
        return place, None, iter((place.absent(),))
    return place, table, iter(())


def _keyed(
    place: Place,
    table: Table,
    wanted: set[Key],
    key: Callable[[Line], Key],
) -> Iterator[Breach]:
    """Which rows there should be."""
    found = [key(line) for line in table.lines if any(key(line))]
    for each in sorted(wanted - set(found)):
        yield place.lacking("｜".join(each))
    for each in sorted(set(found) - wanted):
        yield place.extra("｜".join(each))
    for each in sorted({name for name in found if found.count(name) > 1}):
        yield place.extra("｜".join(each))


def _months(sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    place, table, faults = _sheet(
        sheets, "月汇总", "月份", "工号", "发放渠道", "课时", "带班天数", "合计", *POST
    )
    yield from faults
    if table is None:
        return

    def key(line: Line) -> Key:
        return (line.text("月份"), line.text("工号"), line.text("发放渠道"))

    by_row: dict[Key, list[Paid]] = {}
    for each in paid:
        by_row.setdefault((each.month, each.staff, each.channel), []).append(each)
    yield from _keyed(place, table, set(by_row), key)
    for line in table.lines:
        mine = by_row.get(key(line), [])
        if not mine:
            continue
        days = sum(each.units for each in mine if each.in_days)
        units = sum(each.units for each in mine if not each.in_days)
        yield from cell(place, line, "课时", units)
        yield from cell(place, line, "带班天数", days)
        for post in POST:
            amount = sum(each.amount for each in mine if each.post == post)
            yield from cell(place, line, post, amount)
        yield from cell(place, line, "合计", sum(each.amount for each in mine))
    yield from totals(place, table, ("课时", "带班天数", *POST, "合计"))


def _own(sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    evening = "其中单列项目"
    place, table, faults = _sheet(
        sheets, OWN, "月份", "工号", "姓名", "应发金额", evening
    )
    yield from faults
    if table is None:
        return
    by_row = _by_person(paid, OWN)
    yield from _keyed(place, table, set(by_row), _person)
    for line in table.lines:
        mine = by_row.get(_person(line), [])
        if mine:
            yield from cell(place, line, "应发金额", sum(each.amount for each in mine))
            apart = sum(each.amount for each in mine if each.apart)
            yield from cell(place, line, evening, apart)
    yield from totals(place, table, ("应发金额", evening))


def _labour(sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    money = ("应发金额", "预扣个税", "实发金额")
    place, table, faults = _sheet(
        sheets, LABOUR, "月份", "工号", "姓名", "应纳税所得额", *money
    )
    yield from faults
    if table is None:
        return
    by_row = _by_person(paid, LABOUR)
    yield from _keyed(place, table, set(by_row), _person)
    for line in table.lines:
        mine = by_row.get(_person(line), [])
        if not mine:
            continue
        gross = sum(each.amount for each in mine)
        withheld = line.text("应纳税所得额") != ""  # else finance withholds otherwise
        tax = withholding(gross) if withheld else 0
        yield from cell(place, line, "应发金额", gross)
        yield from cell(place, line, "预扣个税", tax)
        yield from cell(place, line, "实发金额", gross - tax)
        if withheld:
            base = taxable(gross) / 100
            raw = line.raw("应纳税所得额")
            if not isinstance(raw, float | int) or abs(base - Fraction(raw)) > Fraction(
                1, 1000
            ):
                yield place.cell(
                    line.address("应纳税所得额"), raw, f"{float(base):.2f}"
                )
    yield from totals(place, table, money)


def taxable(gross: int) -> Fraction:
    """应纳税所得额 of a month's 劳务费, in fen (DOMAIN.md 2.6)."""
    if gross <= 80_000:
        return Fraction(0)
    if gross <= 400_000:
        return Fraction(gross - 80_000)
    return Fraction(gross * 4, 5)


def withholding(gross: int) -> int:
    """Tax withheld from a month's 劳务费, in fen, half up."""
    base = taxable(gross)
    if base <= 2_000_000:
        tax = base / 5
    elif base <= 5_000_000:
        tax = base * 3 / 10 - 200_000
    else:
        tax = base * 2 / 5 - 700_000
    return int(tax + Fraction(1, 2))


def _institutions(scene: Scene, sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    by_row: dict[Key, list[Paid]] = {}
    for each in paid:
        person = scene.staff.get(each.staff)
        if each.channel == INSTITUTION and person is not None:
            by_row.setdefault((each.month, person.institution), []).append(each)
    if not by_row and INSTITUTION not in sheets:
        return
    place, table, faults = _sheet(
        sheets, INSTITUTION, "月份", "机构名称", "金额", "课时"
    )
    yield from faults
    if table is None:
        return

    def key(line: Line) -> Key:
        return (line.text("月份"), line.text("机构名称"))

    yield from _keyed(place, table, set(by_row), key)
    for line in table.lines:
        mine = by_row.get(key(line), [])
        if mine:
            yield from cell(place, line, "金额", sum(each.amount for each in mine))
            yield from cell(place, line, "课时", sum(each.units for each in mine))
    yield from totals(place, table, ("金额", "课时"))


def _record(sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    counts = tuple(f"{post}次数" for post in POST)
    place, table, faults = _sheet(
        sheets, "参与记录", "工号", "课时合计", "代课次数", *counts
    )
    yield from faults
    if table is None:
        return
    by_row: dict[Key, list[Paid]] = {}
    for each in paid:
        by_row.setdefault((each.staff,), []).append(each)
    yield from _keyed(place, table, set(by_row), lambda line: (line.text("工号"),))
    for line in table.lines:
        mine = by_row.get((line.text("工号"),), [])
        if not mine:
            continue
        for post, heading in zip(POST, counts, strict=True):
            number = sum(each.post == post for each in mine)
            yield from cell(place, line, heading, number * 100)
        substituted = sum(each.substitute for each in mine)
        yield from cell(place, line, "代课次数", substituted * 100)
        units = sum(each.units for each in mine if not each.in_days)
        yield from cell(place, line, "课时合计", units)
    yield from totals(place, table, (*counts, "课时合计", "代课次数"))


def _by_person(paid: list[Paid], channel: str) -> dict[Key, list[Paid]]:
    found: dict[Key, list[Paid]] = {}
    for each in paid:
        if each.channel == channel:
            key = (each.month, each.staff, each.line.text("姓名"))
            found.setdefault(key, []).append(each)
    return found


def _person(line: Line) -> Key:
    return (line.text("月份"), line.text("工号"), line.text("姓名"))
