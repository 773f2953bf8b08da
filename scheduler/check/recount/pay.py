"""课时明细 re-read: who is paid for what, and what each row comes to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.check.breach import Breach
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.sheets import Line, NotWhole, Sheets, Table, table_of
from scheduler.check.recount.telling import MOST_TOLD, Place
from scheduler.domain.kinds import OWN_UNIT_KINDS, PayWay, StaffKind
from scheduler.domain.offering import ContractTerms
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.money import Fen, yuan_text
from scheduler.words import check as words

FILE, SHEET = "subsidy.xlsx", "课时明细"
PLACE = Place(FILE, SHEET)
FIRST, TOTAL = "序号", "合计"
PLANNED, WHOLE_TERM, YES = "计划", "全学期", "是"
OWN, LABOUR, INSTITUTION, UNPAID = "绩效工资增量", "劳务费", "机构支付", "不计酬"
NEEDED = (
    *("工号", "姓名", "人员类别", "日期", "星期", "月份", "时段", "岗位", "课时"),
    *("单位", "标准", "应计金额", "调整", "金额", "发放渠道", "单列", "核算", "说明"),
)
POST = {text: name for name, text in words.ACTIVITY.items()}


@dataclass(frozen=True, slots=True)
class Paid:
    """One row, its numbers in fen and hundredths."""

    line: Line
    staff: str
    month: str
    post: str
    units: int
    in_days: bool
    amount: int
    channel: str
    apart: bool
    substitute: bool


def read_lines(sheets: Sheets) -> tuple[Table | None, list[Paid], list[Breach]]:
    """The rows that can be read, and what cannot."""
    table = table_of(sheets.get(SHEET, []), FIRST, total=TOTAL)
    if table is None or not table.has(*NEEDED):
        return None, [], [PLACE.absent()]
    paid, faults = [], []
    for line in table.lines:
        if not line.text("工号"):
            continue
        try:
            paid.append(
                Paid(
                    line=line,
                    staff=line.text("工号"),
                    month=line.text("月份"),
                    post=line.text("岗位"),
                    units=line.hundredths("课时"),
                    in_days=line.text("单位") == "日",
                    amount=line.hundredths("金额"),
                    channel=line.text("发放渠道"),
                    apart=line.text("单列") == YES,
                    substitute=line.text("核算") == "代课",
                )
            )
        except NotWhole:
            faults.append(PLACE.cell(line.address("金额"), line.text("金额"), "0.01"))
    return table, paid, faults


def check(scene: Scene, sheets: Sheets, paid: list[Paid]) -> Iterator[Breach]:
    """Every row by itself, then the rows against the roster."""
    for each in paid:
        yield from _arithmetic(scene, each)
        yield from _person(scene, each)
    yield from _ceilings(scene, paid)
    yield from _served(scene, _is_term(sheets), paid)


def _is_term(sheets: Sheets) -> bool:
    rows = sheets[SHEET]
    return len(rows) > 1 and WHOLE_TERM in str(rows[1][0])


def _arithmetic(scene: Scene, paid: Paid) -> Iterator[Breach]:
    line = paid.line
    try:
        earned, change = line.hundredths("应计金额"), line.hundredths("调整")
        rate = line.hundredths("标准") if line.text("标准") else None
    except NotWhole:
        yield PLACE.cell(line.address("应计金额"), line.text("应计金额"), "0.01")
        return
    stated = _stated(scene, paid)
    if rate is not None and stated:
        priced = (rate * paid.units + 50) // 100
        if priced != earned:
            yield PLACE.cell(line.address("应计金额"), _yuan(earned), _yuan(priced))
        if rate not in stated:
            shown = "、".join(_yuan(each) for each in sorted(stated))
            yield PLACE.cell(line.address("标准"), _yuan(rate), shown)
    if earned + change != paid.amount:
        yield PLACE.cell(
            line.address("金额"), _yuan(paid.amount), _yuan(earned + change)
        )
    if paid.channel == UNPAID and paid.amount:
        yield PLACE.cell(line.address("金额"), _yuan(paid.amount), _yuan(0))


def rate_row(scene: Scene, staff: str, post: str, period: str) -> PayRate | None:
    """The row of 补助标准 for a person's kind, else the one for everybody.

    Of several rows for one kind the one for this 时段, else the one for all.
    """
    kind = scene.staff[staff].kind
    rows = [rate for rate in scene.school.rates if rate.post == post]
    for wanted in (kind, None):
        for when in (period, ""):
            for rate in rows:
                if (rate.kind, rate.period) == (wanted, when):
                    return rate
    return None


def _stated(scene: Scene, paid: Paid) -> set[int]:
    """What the school's own row says the post is worth; empty for other methods."""
    person = scene.staff.get(paid.staff)
    if person is None:
        return set()
    if person.kind is StaffKind.INSTITUTION:
        return {
            int(each.rate or 0)
            for each in scene.school.institutions
            if each.name == person.institution and each.terms is ContractTerms.PERIOD
        }
    rate = rate_row(scene, paid.staff, paid.post, paid.line.text("时段"))
    if rate is None:
        return {0}
    plain = rate.method in (RateMethod.PERIOD, RateMethod.DAY) and not rate.bands
    return {int(rate.rate)} if plain and rate.floor is rate.ceiling is None else set()


def _ceilings(scene: Scene, paid: list[Paid]) -> Iterator[Breach]:
    """月上限: what a person gets for a post in a month is never more."""
    months: dict[tuple[str, PayRate, str], list[Paid]] = {}
    for each in paid:
        person = scene.staff.get(each.staff)
        if person is None or person.kind is StaffKind.INSTITUTION:
            continue
        rate = rate_row(scene, each.staff, each.post, each.line.text("时段"))
        if rate is not None:
            months.setdefault((each.staff, rate, each.month), []).append(each)
    for (_, rate, _), mine in months.items():
        cap = rate.monthly_cap
        total = sum(each.amount for each in mine)
        if cap is not None and total > cap:
            where = mine[-1].line.address("金额")
            yield PLACE.cell(where, _yuan(total), _yuan(cap))


def _person(scene: Scene, paid: Paid) -> Iterator[Breach]:
    line, person = paid.line, scene.staff.get(paid.staff)
    if person is None:
        yield PLACE.extra(paid.staff)
        return
    day = line.text("日期")
    wanted = {
        "姓名": person.name,
        "人员类别": person.kind.value,
        "月份": day[:4] + day[5:7],
    }
    for heading, text in wanted.items():
        if line.text(heading) != text:
            yield PLACE.cell(line.address(heading), line.text(heading), text)
    own = person.kind is StaffKind.OWN
    lawful: tuple[str, ...] = {
        StaffKind.OWN: (OWN, UNPAID),
        StaffKind.INSTITUTION: (INSTITUTION, UNPAID),
    }.get(person.kind, (LABOUR, UNPAID))
    if person.pay_way is PayWay.OWN_UNIT and person.kind in OWN_UNIT_KINDS:
        lawful = (INSTITUTION,)
    if paid.channel not in lawful:
        channel = OWN if own else lawful[0]
        yield PLACE.cell(line.address("发放渠道"), paid.channel, channel)


def _served(scene: Scene, is_term: bool, paid: list[Paid]) -> Iterator[Breach]:
    """Planned rows are exactly the roster's; months settled on attendance are not."""
    planned = [each for each in paid if each.line.text("核算") == PLANNED]
    worked = {each.month for each in paid if each.line.text("核算") != PLANNED}
    months = {each.month for each in planned}
    rows: dict[tuple[str, ...], list[frozenset[int]]] = {}
    for row in scene.paper.roster:
        group = scene.groups.get(row.session)
        month = f"{row.day:%Y%m}"
        if group is None or month in worked or not (is_term or month in months):
            continue
        for name in row.staff:
            post = words.ACTIVITY[group.activity]
            key = (name, row.day.isoformat(), group.period, post)
            rows.setdefault(key, []).append(scene.units(group))
    wanted = Counter({key: len(units) for key, units in rows.items()})
    found: Counter[tuple[str, ...]] = Counter()
    for each in planned:
        line = each.line
        key = (each.staff, line.text("日期"), line.text("时段"), each.post)
        found[key] += 1
        fitting = {unit for units in rows.get(key, ()) for unit in units}
        if each.line.text("说明"):
            fitting.add(0)
        if each.in_days:  # paid by the day: the quantity is one day
            fitting.add(100)
        if fitting and each.units not in fitting:
            shown = "、".join(words.units(unit) for unit in sorted(fitting))
            yield PLACE.cell(line.address("课时"), words.units(each.units), shown)
    for gone in sorted((wanted - found).elements())[:MOST_TOLD]:
        yield PLACE.lacking("｜".join(gone))
    for more in sorted((found - wanted).elements())[:MOST_TOLD]:
        yield PLACE.extra("｜".join(more))


def _yuan(amount: int) -> str:
    return yuan_text(Fen(amount))
