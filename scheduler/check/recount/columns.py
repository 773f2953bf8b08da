"""Columns of the money tables that are no sums: who, when, for what, on what ground."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from scheduler.check.breach import Breach
from scheduler.check.recount import sayings
from scheduler.check.recount.pay import FILE, NEEDED, SHEET, rate_row
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import (
    Line,
    NotWhole,
    Sheets,
    Table,
    hundredths,
    table_of,
    text_of,
)
from scheduler.check.recount.telling import Place
from scheduler.domain.kinds import PayMethod, StaffKind
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.words import check as words
from scheduler.words import subsidy, subsidy_book

FIRST, TOTAL = "序号", "合计"
PERSON = {"姓名", "人员类别"}
HEADINGS = {
    "月汇总": PERSON,
    "绩效工资增量": {"签领", "备注"},
    "劳务费": {*PERSON, "签领", "备注"},
    "机构支付": {"场次", "发票号", "备注"},
    "参与记录": PERSON,
    "考勤差异": {"备注", "依据"},
    "结账发放": {*PERSON, "签领", "备注"},
}
BASIS = ("计划", "出勤", "代课", "加课")
PLAIN = (RateMethod.PERIOD, RateMethod.DAY)
PARTS = re.compile("[；;\n]")


def check(
    scene: Scene, sheets: Sheets, *, file: str = FILE, texts: bool = True
) -> Iterator[Breach]:
    """Every table of the workbook; then what 课时明细 alone can say."""
    tables = {
        name: table
        for name, rows in sheets.items()
        if (table := table_of(rows, FIRST, total=TOTAL)) is not None
    }
    numbers = _numbers(tables.get(SHEET))
    for name, table in tables.items():
        place = Place(file, name)
        for heading in sorted(HEADINGS.get(name, set()) - set(table.headings)):
            yield place.lacking(heading)
        yield from _order(place, table)
        yield from _people(scene, place, table, numbers)
        yield from _weekdays(place, table)
        if texts:
            yield from _remarks(scene, place, table)
    if SHEET in tables:
        yield from _lines(scene, Place(file, SHEET), tables[SHEET])


def _order(place: Place, table: Table) -> Iterator[Breach]:
    for count, line in enumerate(table.lines, start=1):
        if line.text(FIRST) != str(count):
            yield place.cell(line.address(FIRST), line.text(FIRST), count)


def _numbers(lines: Table | None) -> dict[str, str]:
    """The number 课时明细 gives each person: what most of their rows say."""
    if lines is None or not lines.has("工号", "人员号"):
        return {}
    seen = Counter((line.text("工号"), line.text("人员号")) for line in lines.lines)
    return {who: number for (who, number), _ in reversed(seen.most_common())}


def _people(
    scene: Scene, place: Place, table: Table, numbers: dict[str, str]
) -> Iterator[Breach]:
    """Name, kind and number of a person, wherever a row names one."""
    key = next((k for k in ("工号", "工号或机构") if table.has(k)), "")
    if key:
        for line in table.lines:
            person = scene.staff.get(line.text(key))
            if person is None:
                continue
            wanted = {"姓名": person.name, "人员类别": person.kind.value}
            if numbers.get(str(person.id)):
                wanted["人员号"] = numbers[str(person.id)]
            yield from _texts(place, line, wanted)
    if table.has("学号"):
        for line in table.lines:
            pupil = scene.pupils.get(line.text("学号"))
            if pupil is None:
                yield place.extra(line.text("学号"))
                continue
            known = {"姓名": pupil.name, "班级": str(pupil.class_name)}
            yield from _texts(place, line, known)


def _texts(place: Place, line: Line, wanted: dict[str, str]) -> Iterator[Breach]:
    for heading, text in wanted.items():
        if heading in line.places and line.text(heading) != text:
            yield place.cell(line.address(heading), line.text(heading), text)


def _weekdays(place: Place, table: Table) -> Iterator[Breach]:
    if not table.has("日期", "星期"):
        return
    for line in table.lines:
        day = day_of(line, "日期")
        if day is None:
            yield place.cell(line.address("日期"), line.text("日期"), "YYYY-MM-DD")
        else:
            own = words.weekday(day.isoweekday())
            if line.text("星期") != own:
                yield place.cell(line.address("星期"), line.text("星期"), own)


def day_of(line: Line, heading: str) -> date | None:
    """The date under a heading; None when it is none."""
    raw = line.raw(heading)
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(text_of(raw))
    except ValueError:
        return None


def _remarks(scene: Scene, place: Place, table: Table) -> Iterator[Breach]:
    """备注 and 说明 say what the program has words for."""
    substituted = {subsidy_book.replaces(name) for name in scene.staff}
    headings = [each for each in ("备注", "说明") if table.has(each)]
    if place.sheet == "考勤差异":  # what the school wrote on its attendance sheet
        return
    for line in table.lines:
        for heading in headings:
            text = line.text(heading)
            parts = filter(None, PARTS.split(text))
            if not sayings.known(text) and not all(
                sayings.known(part) or part in substituted for part in parts
            ):
                yield place.cell(line.address(heading), text, "…")


def _lines(scene: Scene, place: Place, table: Table) -> Iterator[Breach]:
    """课时明细: for whom, on what ground, in which unit, planned or worked."""
    if not table.has(*NEEDED, "班级或社团", "依据"):
        yield place.absent()
        return
    settled = {
        line.text("月份") for line in table.lines if line.text("核算") != BASIS[0]
    }
    groups = scene.served_slots
    for line in table.lines:
        basis = line.text("核算")
        if basis not in BASIS or (basis == BASIS[0]) is (line.text("月份") in settled):
            yield place.cell(line.address("核算"), basis, "、".join(BASIS))
        if line.text("单列") not in ("是", "否"):
            yield place.cell(line.address("单列"), line.text("单列"), "是、否")
        day = day_of(line, "日期")
        slot = (day, line.text("时段"), line.text("岗位"))
        allowed = groups.get(slot)
        whom = line.text("班级或社团")
        if allowed and whom not in allowed:
            yield place.cell(
                line.address("班级或社团"), whom, "、".join(sorted(allowed))
            )
        grounds = _grounds(scene, line)
        if grounds and line.text("依据") not in grounds:
            yield place.cell(
                line.address("依据"), line.text("依据"), "、".join(sorted(grounds))
            )
        yield from _ceiling(scene, place, line)
        yield from _amounts(place, line)


def _ceiling(scene: Scene, place: Place, line: Line) -> Iterator[Breach]:
    """The cell of the monthly ceiling a row says it was cut to."""
    for part in PARTS.split(line.text("说明")):
        if not part.startswith(subsidy.CAPPED):
            continue
        rate = rate_row(scene, line.text("工号"), line.text("岗位"), line.text("时段"))
        wanted = subsidy.CAPPED
        if rate is not None:
            cell = f"{rate.origin.sheet}!{rate.origin.cell('月上限')}"
            wanted = subsidy.capped(cell)
        if part != wanted:
            yield place.cell(line.address("说明"), part, wanted)


def _grounds(scene: Scene, line: Line) -> set[str]:
    """The cells that may state what a row is worth; empty when that is not known."""
    person = scene.staff.get(line.text("工号"))
    if person is None or not line.text("依据"):
        return set()
    if person.kind is StaffKind.INSTITUTION:
        origins = [
            (each.origin, "")
            for each in scene.school.institutions
            if each.name == person.institution
        ]
    else:
        rate = rate_row(scene, str(person.id), line.text("岗位"), line.text("时段"))
        origins = [(rate.origin, _stated_in(scene, line, rate))] if rate else []
    found: set[str] = set()
    for origin, column in origins:
        names = [column] if column else ["", *(name for name, _ in origin.columns)]
        found |= {f"{origin.sheet}!{origin.cell(name)}" for name in names}
    return found


def _stated_in(scene: Scene, line: Line, rate: PayRate) -> str:
    """The column a row's worth stands in; nothing when any of several may."""
    if rate.method not in PLAIN or rate.bands:
        return ""
    by_points = scene.school.settings.pay_method is PayMethod.POINTS
    apart = line.text("单列") == "是"
    shared = by_points and not apart and rate.method is RateMethod.PERIOD
    return "工分系数" if shared else "标准"


def _amounts(place: Place, line: Line) -> Iterator[Breach]:
    for heading in ("课时", "标准", "调整"):
        try:
            hundredths(line.raw(heading))
        except NotWhole:
            yield place.cell(line.address(heading), line.text(heading), "0.01")
