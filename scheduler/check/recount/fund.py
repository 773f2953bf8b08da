"""收入, 收支平衡 and 公示 re-read: income, the pool, spending and what is left."""

from collections.abc import Iterator
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
from scheduler.check.recount.sheets import (
    Line,
    NotWhole,
    Raw,
    Sheets,
    Table,
    hundredths,
    letter,
    table_of,
    text_of,
)
from scheduler.check.recount.sums import cell, shown, totals
from scheduler.check.recount.telling import Place
from scheduler.domain.people import Pupil, Stay, WaiverKind
from scheduler.domain.surplus import SurplusRule

COUNTS = ("参加学生", "全免人数", "半免人数", "定额减免人数")
STANDARDS = ("收费标准", "财政补助标准")
AMOUNTS = (*("应收", "定额减免金额", "减免金额", "实收", "财政补助", "班级合计"),)
# With other columns than these the class rows follow rules this file does not know.
KNOWN = {FIRST, "班级", *COUNTS, *STANDARDS, *AMOUNTS}


def check(scene: Scene, sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    """The three sheets, each figure from the rows that are below it."""
    place = Place(FILE, "收入")
    table = table_of(sheets.get("收入", []), FIRST, total=TOTAL)
    if table is None or not table.has("班级", *COUNTS, *STANDARDS, *AMOUNTS):
        yield place.absent()
        return
    known = set(table.headings) <= KNOWN
    pupils: dict[str, list[Pupil]] = {}
    for each in scene.school.pupils:
        pupils.setdefault(str(each.class_name), []).append(each)
    listed = {line.text("班级") for line in table.lines}
    for name in sorted({str(each.name) for each in scene.school.classes} - listed):
        if any(map(_attends, pupils.get(name, []))):
            yield place.lacking(name)
    yield from _heads(place, table, pupils)
    if known:
        for line in table.lines:
            yield from _row(place, line)
    yield from totals(place, table, (*COUNTS, *AMOUNTS))
    if table.total is None:
        yield place.lacking(TOTAL)
        return
    yield from _statement(scene, sheets, table.total, paid, known=known)
    yield from _notice(scene, sheets, table, table.total, paid)


def _attends(pupil: Pupil) -> bool:
    return any(day.stay is not Stay.ABSENT for day in pupil.week)


def _heads(
    place: Place, table: Table, pupils: dict[str, list[Pupil]]
) -> Iterator[Breach]:
    """Heads and waivers of a class, as the school lists them.

    A class has several rows when its pupils are charged several fees.
    """
    rows: dict[str, list[Line]] = {}
    for line in table.lines:
        rows.setdefault(line.text("班级"), []).append(line)
    for name, lines in rows.items():
        here = [pupil for pupil in pupils.get(name, []) if _attends(pupil)]
        kinds = [pupil.waiver.kind for pupil in here]
        full, half = kinds.count(WaiverKind.FULL), kinds.count(WaiverKind.HALF)
        fixed = kinds.count(WaiverKind.AMOUNT)
        last = lines[-1]
        for heading, count in zip(COUNTS, (len(here), full, half, fixed), strict=True):
            before = sum(_number(line, heading) for line in lines[:-1])
            yield from cell(place, last, heading, count * 100 - before)
        if len(lines) > 1:
            continue
        fee, given = _number(last, "收费标准"), 0
        for pupil in here:
            if pupil.waiver.kind is WaiverKind.AMOUNT:
                given += min(int(pupil.waiver.amount), fee)
        yield from cell(place, last, "定额减免金额", given)


def _number(line: Line, heading: str) -> int:
    try:
        return line.hundredths(heading)
    except NotWhole:
        return 0


def _row(place: Place, line: Line) -> Iterator[Breach]:
    """A row's money from its own heads and standards."""
    heads, full, half, _ = (_number(line, name) // 100 for name in COUNTS)
    fee, fiscal = (_number(line, name) for name in STANDARDS)
    due = heads * fee
    given = _number(line, "定额减免金额")
    waived = full * fee + half * (fee - (fee + 1) // 2) + given
    yield from cell(place, line, "应收", due)
    yield from cell(place, line, "减免金额", waived)
    yield from cell(place, line, "实收", due - waived)
    yield from cell(place, line, "财政补助", heads * fiscal)
    yield from cell(place, line, "班级合计", due - waived + heads * fiscal)


class _Items:
    """A statement: the amount beside each text, in order, with its cell."""

    def __init__(self, place: Place, rows: list[list[Raw]]) -> None:
        self.place = place
        self.found: list[tuple[str, str, Raw]] = []
        for number, row in enumerate(rows, start=1):
            if len(row) > 1 and isinstance(row[1], int | float):
                where = f"{letter(1)}{number}"
                self.found.append((text_of(row[0]), where, row[1]))

    def expect(self, text: str, wanted: int, nth: int = 0) -> Iterator[Breach]:
        """The n-th item of this text is this amount."""
        hits = [each for each in self.found if each[0] == text]
        if len(hits) <= nth:
            yield self.place.lacking(text)
            return
        _, where, raw = hits[nth]
        try:
            found = hundredths(raw)
        except NotWhole:
            yield self.place.cell(where, raw, shown(wanted))
            return
        if found != wanted:
            yield self.place.cell(where, shown(found), shown(wanted))

    def decided(self, rule: SurplusRule) -> Iterator[Breach]:
        """A term's surplus goes where the school said, whole, and nowhere else."""
        left = self.amount(LEFT)
        month = self.amount("本月人员经费额度")
        due = left is not None and left > 0 and month is None
        for each, text in DECIDED.items():
            if due and left is not None and each is rule:
                yield from self.expect(text, left)
            elif self.amount(text) is not None:
                yield self.place.extra(text)

    def amount(self, text: str) -> int | None:
        """The first item of this text, None when it is missing or no amount."""
        for name, _, raw in self.found:
            if name == text:
                try:
                    return hundredths(raw)
                except NotWhole:
                    return None
        return None


LEFT = "结余（负数为缺口）"
DECIDED = {
    SurplusRule.CARRY: "结余结转下期",
    SurplusRule.SHARE: "结余按比例增发（待发放）",
    SurplusRule.HAND_OVER: "结余上交",
}
GAP = "财政补助减去减免缺口"
ITEMS = {
    *("课后服务费应收", "减免金额（减免缺口）", "课后服务费实收", "财政补助"),
    *("其他收入", "收入合计", "人员经费额度", "本月人员经费额度", "公用经费额度"),
    *(OWN, LABOUR, INSTITUTION, "人员支出合计", "结余（负数为缺口）"),
    *("覆盖成本的最低收费标准", "单列项目支出合计", "课时明细合计"),
    *("发放渠道合计", "差额（应为0）", GAP),
    *DECIDED.values(),
}


def _statement(
    scene: Scene, sheets: Sheets, income: Line, paid: list[Paid], *, known: bool
) -> Iterator[Breach]:
    items = _Items(Place(FILE, "收支平衡"), sheets.get("收支平衡", []))
    other = int(scene.school.settings.other_income)
    due, waived = income.hundredths("应收"), income.hundredths("减免金额")
    got, fiscal = income.hundredths("实收"), income.hundredths("财政补助")
    yield from items.expect("课后服务费应收", due)
    yield from items.expect("减免金额（减免缺口）", waived)
    yield from items.expect("财政补助", fiscal)
    yield from items.expect("其他收入", other)
    if items.amount(GAP) is not None:
        yield from items.expect(GAP, fiscal - waived)
    yield from items.decided(scene.school.settings.surplus_rule)
    all_paid = sum(each.amount for each in paid)
    for nth, apart in enumerate((False, True)):
        for channel in (OWN, LABOUR, INSTITUTION):
            yield from items.expect(
                channel,
                sum(
                    each.amount
                    for each in paid
                    if each.apart is apart and each.channel == channel
                ),
                nth,
            )
    inside = sum(each.amount for each in paid if not each.apart)
    yield from items.expect("人员支出合计", inside)
    yield from items.expect("单列项目支出合计", all_paid - inside)
    yield from items.expect("课时明细合计", all_paid)
    yield from items.expect("发放渠道合计", all_paid)
    yield from items.expect("差额（应为0）", 0)
    if not known or not {text for text, _, _ in items.found} <= ITEMS:
        return
    total = got + fiscal + other
    pool = int(Fraction(scene.school.settings.staff_share) * total + Fraction(1, 2))
    yield from items.expect("课后服务费实收", got)
    yield from items.expect("收入合计", total)
    yield from items.expect("人员经费额度", pool)
    yield from items.expect("公用经费额度", total - pool)
    month = items.amount("本月人员经费额度")
    yield from items.expect(
        "结余（负数为缺口）", (pool if month is None else month) - inside
    )


def _notice(
    scene: Scene, sheets: Sheets, table: Table, income: Line, paid: list[Paid]
) -> Iterator[Breach]:
    items = _Items(Place(FILE, "公示"), sheets.get("公示", []))
    statement = _Items(Place(FILE, "收支平衡"), sheets.get("收支平衡", []))
    yield from items.decided(scene.school.settings.surplus_rule)
    for post in POST:
        mine = [each.amount for each in paid if each.post == post]
        if mine:
            yield from items.expect(post, sum(mine))
    yield from items.expect("财政补助", income.hundredths("财政补助"))
    fee = max((_number(line, "收费标准") for line in table.lines), default=0)
    yield from items.expect("收费标准（元/生·学期）", fee)
    yield from items.expect("参加学生（人）", income.hundredths("参加学生"))
    waived = sum(income.hundredths(name) for name in COUNTS[1:])
    yield from items.expect("减免学生（人）", waived)
    evening = sum(each.amount for each in paid if each.apart)
    yield from items.expect("其中单列项目（晚自习等）", evening)
    rest = statement.amount("公用经费额度")
    if rest is not None:
        yield from items.expect("公用经费额度（水电、耗材、设备维护等）", rest)
    for text in (
        *("课后服务费实收", "其他收入", "收入合计", "人员经费额度"),
        *("本月人员经费额度", "结余（负数为缺口）"),
    ):
        wanted = statement.amount(text)
        if wanted is not None:
            yield from items.expect(text, wanted)
    yield from items.expect("人员支出合计", sum(each.amount for each in paid))
