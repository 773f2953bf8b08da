"""A closed month's workbook against the ledger beside it, and who gets what."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scheduler.check.breach import Breach
from scheduler.check.recount.pay import INSTITUTION, LABOUR, Paid
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Line, Sheets, table_of
from scheduler.check.recount.sums import cell, withholding
from scheduler.check.recount.telling import MOST_TOLD, Place
from scheduler.money import Fen, yuan_text
from scheduler.words import check as words

LEDGER = "ledger.jsonl"
FIRST, TOTAL = "序号", "合计"
CORRECTIONS, PAYOUTS, LINES = "冲销更正", "结账发放", "课时明细"
BOOKED, REVERSED = "入账", "冲销"
COLUMNS = (
    *("类型", "服务日期", "工号", "岗位", "班级或社团", "课时", "金额"),
    *("发放渠道", "依据", "说明"),
)
BOOKED_COLUMNS = (
    *("日期", "工号", "时段", "岗位", "班级或社团", "课时", "标准", "金额"),
    *("发放渠道", "核算", "依据", "说明"),
)
Row = tuple[str, ...]


def check(
    scene: Scene, folder: Path, file: str, sheets: Sheets, paid: list[Paid]
) -> Iterator[Breach]:
    """The rows booked, what was taken back, and the sums everybody gets."""
    if PAYOUTS not in sheets:
        return
    month = file.removeprefix("subsidy-").removesuffix(".xlsx")
    entries = [each for each in _entries(folder / LEDGER) if each["booked"] == month]
    booked = [each for each in entries if each["kind"] == BOOKED]
    changed = [each for each in entries if each["kind"] != BOOKED]
    place = Place(file, LINES)
    yield from _same(
        place,
        Counter(map(_booked, booked)),
        [(each.line, _row_paid(each)) for each in paid],
    )
    corrections: list[Line] = []
    if CORRECTIONS in sheets or changed:
        table = table_of(sheets.get(CORRECTIONS, []), FIRST, total=TOTAL)
        if table is None or not table.has(*COLUMNS):
            yield Place(file, CORRECTIONS).absent()
            return
        corrections = [line for line in table.lines if line.text("类型")]
        yield from _same(
            Place(file, CORRECTIONS),
            Counter(map(_changed, changed)),
            [(line, _row(line, COLUMNS)) for line in corrections],
        )
    yield from _payouts(scene, Place(file, PAYOUTS), sheets, booked, changed)


def _entries(path: Path) -> list[dict[str, Any]]:
    """The ledger as it stands; its chain of hashes is another matter."""
    try:
        text = path.read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines() if line]
    except (OSError, ValueError):
        return []


def _number(hundredths: int) -> str:
    return (
        words.units(hundredths) if hundredths >= 0 else f"-{words.units(-hundredths)}"
    )


def _yuan(amount: int | None) -> str:
    return "" if amount is None else words.units(amount)


def _booked(each: dict[str, Any]) -> Row:
    return (
        each["date"],
        each["staff"],
        each["period"],
        each["post"],
        each["group"],
        _number(each["quantity"]),
        _yuan(each["rate"]),
        _number(each["fen"]),
        each["channel"],
        each["basis"],
        each["source"],
        each["note"],
    )


def _changed(each: dict[str, Any]) -> Row:
    sign = -1 if each["kind"] == REVERSED else 1
    return (
        each["kind"],
        each["date"],
        each["staff"],
        each["post"],
        each["group"],
        _number(sign * abs(each["quantity"])),
        _number(sign * abs(each["fen"])),
        each["channel"],
        each["source"],
        each["note"],
    )


def _row(line: Line, columns: Row) -> Row:
    return tuple(line.text(heading) for heading in columns)


def _row_paid(paid: Paid) -> Row:
    """A row of 课时明细; whom a substitute stood in for is no part of the entry."""
    *rest, note = _row(paid.line, BOOKED_COLUMNS)
    if paid.substitute:
        parts = note.split("；")
        note = "；".join(part for part in parts if not part.startswith("代"))
    return (*rest, note)


def _same(
    place: Place, wanted: Counter[Row], found: list[tuple[Line, Row]]
) -> Iterator[Breach]:
    have = Counter(row for _, row in found)
    for row in list((wanted - have).elements())[:MOST_TOLD]:
        yield place.lacking("｜".join(row))
    for row in list((have - wanted).elements())[:MOST_TOLD]:
        yield place.extra("｜".join(row))


def _payouts(
    scene: Scene,
    place: Place,
    sheets: Sheets,
    booked: list[dict[str, Any]],
    changed: list[dict[str, Any]],
) -> Iterator[Breach]:
    table = table_of(sheets[PAYOUTS], FIRST, total=TOTAL)
    needed = ("工号或机构", "发放渠道", "本月应发", "更正", "应发合计", "预扣个税")
    if table is None or not table.has(*needed, "实发合计"):
        yield place.absent()
        return
    month: Counter[tuple[str, str]] = Counter()
    later: Counter[tuple[str, str]] = Counter()
    for each in booked:
        month[_payee(each)] += each["fen"]
    for each in changed:
        sign = -1 if each["kind"] == REVERSED else 1
        later[_payee(each)] += sign * abs(each["fen"])
    untaxed = _untaxed(sheets)
    seen = set()
    for line in table.lines:
        key = (line.text("工号或机构"), line.text("发放渠道"))
        if key in seen:
            yield place.extra("｜".join(key))
        seen.add(key)
        due = month[key] + later[key]
        taxed = key[1] == LABOUR and key[0] not in untaxed and due > 0
        tax = withholding(due) if taxed else 0
        yield from cell(place, line, "本月应发", month[key])
        yield from cell(place, line, "更正", later[key])
        yield from cell(place, line, "应发合计", due)
        yield from cell(place, line, "预扣个税", tax)
        yield from cell(place, line, "实发合计", due - tax)
    owed = {key for key in (*month, *later) if month[key] or later[key]}
    for key in sorted(owed - seen):
        amount = yuan_text(Fen(month[key] + later[key]))
        yield place.lacking("｜".join((*key, amount)))


def _payee(each: dict[str, Any]) -> tuple[str, str]:
    if each["channel"] == INSTITUTION:
        return each["institution"], each["channel"]
    return each["staff"], each["channel"]


def _untaxed(sheets: Sheets) -> set[str]:
    """People of 劳务费 for whom finance withholds in another way."""
    table = table_of(sheets.get(LABOUR, []), FIRST, total=TOTAL)
    if table is None or not table.has("工号", "应纳税所得额"):
        return set()
    return {
        line.text("工号") for line in table.lines if line.text("应纳税所得额") == ""
    }
