"""单列项目 and 退费 re-read: what the school states, and what follows from it."""

from collections.abc import Iterator
from fractions import Fraction

from scheduler.check.breach import Breach
from scheduler.check.recount.notes import fee_of
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Line, NotWhole, Sheets, Table, table_of
from scheduler.check.recount.sums import cell
from scheduler.check.recount.telling import Place

FIRST, TOTAL = "序号", "合计"
LINES, REFUNDS = "单列项目", "退费"
EVENING = "晚自习"


def check(scene: Scene, file: str, sheets: Sheets) -> Iterator[Breach]:
    """Each row of the two sheets, where they are."""
    for name, rule, needed in (
        (LINES, _line, ("项目", "参加学生", "收费标准", "财政补助", "其他收入")),
        (REFUNDS, _refund, ("学号", "本人实收", "应享受", "未享受", "退费金额")),
    ):
        if name not in sheets:
            continue
        table = table_of(sheets[name], FIRST, total=TOTAL)
        if table is None or not table.has(*needed):
            yield Place(file, name).absent()
            continue
        for row in _rows(table):
            yield from rule(scene, Place(file, name), row)


def _rows(table: Table) -> Iterator[Line]:
    """The rows of a table that holds any."""
    for line in table.lines:
        if line.text(FIRST).isdecimal():
            yield line


def _line(scene: Scene, place: Place, row: Line) -> Iterator[Breach]:
    """A line outside the fund: the school's own numbers, nothing where it has none."""
    name = row.text("项目")
    stated = next((e for e in scene.school.service_lines if e.name == name), None)
    if stated is None and name != EVENING:
        yield place.extra(name)
        return
    yield from cell(place, row, "收费标准", int(stated.fee) if stated else 0)
    yield from cell(place, row, "财政补助", int(stated.fiscal) if stated else 0)
    yield from cell(place, row, "其他收入", int(stated.other) if stated else 0)
    pupils = None if stated is None else stated.pupils
    if pupils is None and name == EVENING:
        pupils = len(
            {
                pupil
                for group in scene.paper.groups
                if group.activity == "evening"
                for pupil in group.pupils
            }
        )
    if pupils is not None:
        yield from cell(place, row, "参加学生", pupils * 100)
    if stated is not None and stated.origin is not None:
        sheet = f"{stated.origin.sheet}!"
        if not row.text("依据").startswith(sheet):
            yield place.cell(row.address("依据"), row.text("依据"), sheet)


def _refund(scene: Scene, place: Place, row: Line) -> Iterator[Breach]:
    """A pupil's refund: what they paid times the part they did not have."""
    pupil = scene.pupils.get(row.text("学号"))
    if pupil is None:
        yield place.extra(row.text("学号"))
        return
    settings = scene.school.settings
    if settings.cap_per_period is None and settings.cap_per_month is None:
        fee = min([int(settings.fee), *scene.fee_caps])
        yield from cell(place, row, "本人实收", fee_of(pupil, fee))
    rule = settings.refund_rule
    if rule is not None and row.text("退费办法") != rule.value:
        yield place.cell(row.address("退费办法"), row.text("退费办法"), rule.value)
    try:
        paid, whole, missed = (
            row.hundredths(name) for name in ("本人实收", "应享受", "未享受")
        )
    except NotWhole:
        yield place.cell(row.address("未享受"), row.text("未享受"), "0.01")
        return
    if whole:
        back = int(Fraction(paid * missed, whole) + Fraction(1, 2))
        yield from cell(place, row, "退费金额", back)
    grounds = {
        f"{each.origin.sheet}!{each.origin.cell(column)}"
        for each in scene.school.absences
        if each.pupil == pupil.id
        for column in ("", "学号")
    }
    if grounds and row.text("依据") not in grounds:
        wanted = "、".join(sorted(grounds))
        yield place.cell(row.address("依据"), row.text("依据"), wanted)
