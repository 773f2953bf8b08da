"""考勤差异 re-read: each row is of the roster, and the pay follows what it says."""

import re
from collections.abc import Iterator

from scheduler.check.breach import Breach
from scheduler.check.recount import pay
from scheduler.check.recount.columns import day_of
from scheduler.check.recount.pay import Paid
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Sheets, Table, table_of
from scheduler.check.recount.telling import Place
from scheduler.words import subsidy_book

SHEET, FIRST, TOTAL = "考勤差异", "序号", "合计"
NEEDED = ("日期", "星期", "时段", "班级或社团", "计划教师", "状态", "计酬教师")
PERSON = re.compile(r"(.*)（([^（）]+)）")
AWAY = ("请假", "缺席", "停课", "考勤表无此行")
SUBSTITUTE, ADDED = "代课", ("加课", "排班外增加")
PRESENT = "出勤"
GROUND = re.compile(r".+ [^!]+![A-Z]+[0-9]+")


def check(
    scene: Scene, file: str, sheets: Sheets, paid: list[Paid]
) -> Iterator[Breach]:
    """Names, places in the roster, and whether the paid rows agree."""
    if SHEET not in sheets:
        return
    place = Place(file, SHEET)
    table = table_of(sheets[SHEET], FIRST, total=TOTAL)
    if table is None or not table.has(*NEEDED):
        yield place.absent()
        return
    served = {
        (row.day, scene.groups[row.session].period, name)
        for row in scene.paper.roster
        if row.session in scene.groups
        for name in row.staff
    }
    rewarded = {
        (day_of(each.line, "日期"), each.line.text("时段"), each.staff): each
        for each in paid
    }
    yield from _grounds(place, table)
    for line in table.lines:
        day, period = day_of(line, "日期"), line.text("时段")
        status = line.text("状态")
        if status not in (*AWAY, SUBSTITUTE, *ADDED, PRESENT):
            yield place.cell(line.address("状态"), status, "、".join(AWAY))
        people = {}
        for heading in ("计划教师", "计酬教师"):
            found = PERSON.fullmatch(line.text(heading))
            person = scene.staff.get(found[2]) if found else None
            if line.text(heading) and (found is None or person is None):
                yield place.cell(line.address(heading), line.text(heading), "…")
            elif found is not None and person is not None:
                people[heading] = found[2]
                if person.name != found[1]:
                    yield place.cell(line.address(heading), found[1], person.name)
        planned, worked = people.get("计划教师"), people.get("计酬教师")
        # A row the school added has no plan behind it; what is paid for it is held
        # against 课时明细 below.
        added = subsidy_book.ROW_ADDED in line.text("备注").split("；")
        as_planned = planned is not None and not added
        if as_planned and (day, period, planned) not in served:
            yield place.extra(f"{day}｜{period}｜{planned}")
        allowed = {
            text
            for (when, name, _), texts in scene.served_slots.items()
            if (when, name) == (day, period)
            for text in texts
        }
        whom = line.text("班级或社团")
        if as_planned and whom not in allowed:
            yield place.cell(line.address("班级或社团"), whom, "…")
        if worked is not None and (day, period, worked) not in rewarded:
            yield place.cell(line.address("计酬教师"), worked, "课时明细")
        if status == SUBSTITUTE and planned is not None and worked is not None:
            row = rewarded.get((day, period, worked))
            note = subsidy_book.replaces(planned)
            if row is not None and not row.substitute:
                yield place.cell(line.address("状态"), status, PRESENT)
            elif row is not None and note not in row.line.text("说明").split("；"):
                address = row.line.address("说明")
                yield pay.PLACE.cell(address, row.line.text("说明"), note)
        if status in AWAY and worked is not None:
            yield place.cell(line.address("计酬教师"), worked, "")


def _grounds(place: Place, table: Table) -> Iterator[Breach]:
    """Each row leans on a cell of an attendance sheet, and no two on the same."""
    if not table.has("依据"):
        return
    seen = set()
    for line in table.lines:
        ground = line.text("依据")
        if ground and (ground in seen or not GROUND.fullmatch(ground)):
            yield place.cell(line.address("依据"), ground, "…")
        seen.add(ground)
