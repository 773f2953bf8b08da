"""Titles, remarks and notes of the money workbook, and the figures they name."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import PurePath

from scheduler.check.breach import Breach
from scheduler.check.recount import sayings
from scheduler.check.recount.pay import FILE, POST, Paid
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import (
    NotWhole,
    Raw,
    Sheets,
    hundredths,
    letter,
    table_of,
    text_of,
)
from scheduler.check.recount.telling import Place
from scheduler.domain.people import Pupil, Stay, WaiverKind
from scheduler.money import Fen, yuan_text
from scheduler.policy import Setting
from scheduler.words import subsidy, subsidy_book

FIRST, TOTAL = "序号", "合计"
STATEMENT, NOTICE, INCOME = "收支平衡", "公示", "收入"
NEEDED = "覆盖成本的最低收费标准"
AMOUNT = re.compile(r"\d[\d,]*\.\d\d")
CLAUSE = re.compile(r"（([A-Z]{2}-\d\d) ([^（）]*(?:（[^（）]*）[^（）]*)*)）")
MONTHLY = re.compile(r"subsidy-(\d{4})-(\d\d)")
LABELS = {*POST, "绩效工资增量", "劳务费", "机构支付", "晚自习"}
# Sentences whose amounts stand in the statement, or between two that do.
FIGURED = tuple(
    sayings.pattern(each)
    for each in (
        subsidy.surplus,
        subsidy.needs_more,
        subsidy.waiver_gap,
        subsidy.shortfall,
        subsidy_book.cap_remark,
        subsidy_book.needed_remark,
    )
)
HIGHEST = 10**8  # fen; no fee is sought above


def check(
    scene: Scene, sheets: Sheets, paid: list[Paid], *, file: str = FILE
) -> Iterator[Breach]:
    """Each text that stands in no table."""
    when = _when(file)
    settings = scene.school.settings
    under = subsidy_book.period(
        settings.name, settings.term_name, when or subsidy_book.WHOLE_TERM
    )
    figures = _figures(scene, sheets)
    settled = sorted({each.month for each in paid if each.line.text("核算") != "计划"})
    for sheet, rows in sheets.items():
        place = Place(file, sheet)
        for row, column, text in _texts(rows):
            address = f"{letter(column)}{row + 1}"
            wanted = {
                (0, 0): subsidy_book.TITLES.get(sheet, text),
                (1, 0): under,
            }.get((row, column), text)
            if text != wanted:
                yield place.cell(address, text, wanted)
            elif not (sayings.known(text) or text in LABELS):
                yield place.cell(address, text, "…")
            else:
                yield from _named(scene, place, address, text, figures)
        if sheet in (STATEMENT, NOTICE):
            yield from _remarks(scene, place, rows, paid, when)
        yield from _basis(place, rows, settled)
        if sheet == STATEMENT:
            yield from _grounds(scene, place, rows)
    if STATEMENT in sheets:
        yield from _needed(scene, sheets, file)


def _when(file: str) -> str:
    found = MONTHLY.search(PurePath(file).name)
    return subsidy.month(int(found[1]), int(found[2])) if found else ""


def _texts(rows: list[list[Raw]]) -> Iterator[tuple[int, int, str]]:
    """Texts outside the headings and rows of a table."""
    table = table_of(rows, FIRST, total=TOTAL)
    inside: set[int] = set()
    if table is not None:
        head = next(
            at for at, row in enumerate(rows) if row and text_of(row[0]) == FIRST
        )
        last = table.total or (table.lines[-1] if table.lines else None)
        inside = set(range(head, last.number if last else head + 1))
    for at, row in enumerate(rows):
        if at in inside:
            continue
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                yield at, column, cell


def _figures(scene: Scene, sheets: Sheets) -> set[int]:
    """Every amount of the statement, the fees, and what lies between two of them."""
    found = {int(scene.school.settings.fee), *scene.fee_caps}
    for row in sheets.get(STATEMENT, []):
        if len(row) > 1 and isinstance(row[1], int | float):
            try:
                found.add(abs(hundredths(row[1])))
            except NotWhole:
                continue
    return found | {abs(a - b) for a, b in combinations(found, 2)}


def _named(
    scene: Scene, place: Place, address: str, text: str, figures: set[int]
) -> Iterator[Breach]:
    """The amounts of a sentence, and the clause it leans on."""
    if any(each.fullmatch(text) for each in FIGURED):
        for amount in AMOUNT.findall(text):
            if int(amount.replace(",", "").replace(".", "")) not in figures:
                yield place.cell(address, amount, "…")
    found = CLAUSE.search(text)
    if found is not None:
        wanted = scene.clause_words.get(found[1])
        if wanted is None or found[2] not in wanted:
            yield place.cell(address, text, "、".join(sorted(wanted or ())) or "…")
        if text.startswith("收费上限") and not any(
            yuan_text(Fen(cap)) in text for cap in scene.fee_caps
        ):
            yield place.cell(address, text, "…")


def _basis(place: Place, rows: list[list[Raw]], settled: list[str]) -> Iterator[Breach]:
    """Whether the sheet says rightly which months rest on attendance."""
    months = [subsidy.month(int(each[:4]), int(each[4:])) for each in settled if each]
    planned = subsidy_book.basis([])
    for row, column, text in _texts(rows):
        worked = _SETTLED.fullmatch(text) is not None
        if (text == planned and months) or (
            worked and not set(months) <= set(_months_of(text))
        ):
            address = f"{letter(column)}{row + 1}"
            yield place.cell(address, text, subsidy_book.basis(months))


GROUND = "依据 · "
STATED = {  # what a statement calls it: the 项目 that states it, the law's parameter
    "课后服务费": ("收费标准", "fee.cap_per_term"),
    "财政补助": ("财政补助", "fund.sources"),
    "其他收入": ("其他收入", "fund.sources"),
    "人员经费额度": ("人员经费占比", "staff_share.word"),
    "结余": ("结余处理", "fee.cost_compensation"),
    "绩效工资增量": ("", "pay.own_staff"),
    "劳务费": ("", "pay.outsiders"),
}


def _grounds(scene: Scene, place: Place, rows: list[list[Raw]]) -> Iterator[Breach]:
    """The cell and the clause each amount is said to rest on."""
    wanted = set()
    for name, (item, parameter) in STATED.items():
        where = subsidy.EACH_LINE
        if item:
            origin = scene.school.settings.origin(item)
            value = origin.cell("值") if origin else ""
            where = f"{origin.sheet}!{value}" if origin else subsidy.BY_DEFAULT
        law = scene.regime.setting(parameter)
        clause = law.clause if isinstance(law, Setting) else None
        said = f"{clause.id} {clause.operative}" if clause else subsidy.NO_CLAUSE
        wanted.add(subsidy.ground(name, where, said))
    found = {text for _, _, text in _texts(rows) if text.startswith(GROUND)}
    for text in sorted(wanted - found):
        yield place.lacking(text)
    for text in sorted(found - wanted):
        yield place.extra(text)


_SETTLED = sayings.pattern(subsidy_book.basis)


def _months_of(text: str) -> list[str]:
    return re.findall(r"\d{4}年\d{1,2}月", text)


def _remarks(
    scene: Scene, place: Place, rows: list[list[Raw]], paid: list[Paid], when: str
) -> Iterator[Breach]:
    """What stands beside an amount: people and times, the share, days of a month."""
    percent = f"{scene.school.settings.staff_share * 100:f}"
    if "." in percent:
        percent = percent.rstrip("0").rstrip(".")
    days = {row.day for row in scene.paper.roster}
    here = {day for day in days if subsidy.month(day.year, day.month) == when}
    for at, row in enumerate(rows):
        label = text_of(row[0]) if row else ""
        remark = text_of(row[2]) if len(row) > 2 else ""
        wanted = remark
        if label == "人员经费额度":
            wanted = subsidy_book.pool_remark(f"{percent}%")
        elif label == "本月人员经费额度":
            wanted = subsidy_book.month_pool_remark(len(here), len(days))
        elif place.sheet == NOTICE and label in POST:
            mine = [each for each in paid if each.post == label]
            wanted = subsidy_book.people_and_times(
                len({each.staff for each in mine}), len(mine)
            )
        if remark and remark != wanted:
            yield place.cell(f"C{at + 1}", remark, wanted)


def _needed(scene: Scene, sheets: Sheets, file: str) -> Iterator[Breach]:
    """The lowest fee whose part for staff pays everybody, by bisection."""
    place = Place(file, STATEMENT)
    amounts: dict[str, tuple[int, Raw]] = {}
    for at, row in enumerate(sheets[STATEMENT]):
        if len(row) > 1 and isinstance(row[1], int | float):
            amounts.setdefault(text_of(row[0]), (at, row[1]))
    settings = scene.school.settings
    if NEEDED not in amounts or "退费" in sheets or settings.fit_to_pool:
        return
    try:
        cost, fiscal, other, found = (
            hundredths(amounts[name][1])
            for name in ("人员支出合计", "财政补助", "其他收入", NEEDED)
        )
    except (KeyError, NotWhole):
        yield place.lacking(NEEDED)
        return
    pupils = [
        pupil
        for pupil in scene.school.pupils
        if any(day.stay is not Stay.ABSENT for day in pupil.week)
    ]

    def enough(fee: int) -> bool:
        income = sum(fee_of(pupil, fee) for pupil in pupils) + fiscal + other
        return int(Fraction(settings.staff_share) * income + Fraction(1, 2)) >= cost

    low, high = 0, HIGHEST
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    if found != low:
        at = amounts[NEEDED][0]
        yield place.cell(f"B{at + 1}", yuan_text(Fen(found)), yuan_text(Fen(low)))


def fee_of(pupil: Pupil, fee: int) -> int:
    """What a pupil pays of a fee, in fen; half a fee is rounded up to a fen."""
    match pupil.waiver.kind:
        case WaiverKind.FULL:
            return 0
        case WaiverKind.HALF:
            return (fee + 1) // 2
        case WaiverKind.AMOUNT:
            return fee - min(int(pupil.waiver.amount), fee)
    return fee
