"""补助标准: what each post is paid."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from scheduler.domain.kinds import PayMethod, Post, StaffKind
from scheduler.domain.pay import PayRate, RateMethod
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.numbers import money, proportion, ratio
from scheduler.intake.sheets.bands import bands, head_ratio
from scheduler.intake.sheets.staff import KINDS, POSTS
from scheduler.intake.tables import Table
from scheduler.intake.text import key, name_key
from scheduler.money import ZERO

_EVERYBODY = frozenset(["全部", "所有", "所有人员", "不限", "全体"])
_METHODS = {
    **{method.value: method for method in RateMethod},
    "课时": RateMethod.PERIOD,
    "按天": RateMethod.DAY,
    "分档": RateMethod.BAND,
    "分成": RateMethod.CLASS_SHARE,
    "合同": RateMethod.CONTRACT,
}
# What a 计酬方式 cannot do without.
_NEEDS = {
    RateMethod.PERIOD: "标准",
    RateMethod.DAY: "标准",
    RateMethod.HEAD_TEACHER: "标准",
    RateMethod.BAND: "分档",
    RateMethod.CLASS_SHARE: "分成比例",
}


def read_rates(
    table: Table, method: PayMethod, periods: Iterable[str], findings: Findings
) -> tuple[PayRate, ...]:
    """The rates, sorted by post, kind and period; 标准 may be blank under 工分."""
    found = []
    known = {name_key(period): period for period in periods}
    for row in table.rows:
        fields = Fields(row, findings)
        post = fields.read("岗位", choice(POSTS), None, needed=True)
        kind = None
        if key(fields.raw("人员类别")) not in _EVERYBODY:
            kind = fields.read("人员类别", choice(KINDS), None)
        rate = _rate(fields, post, kind, _period(fields, known), method)
        if rate is not None:
            found.append(rate)
    return tuple(sorted(found, key=_place))


def _place(record: PayRate) -> tuple[str, ...]:
    return (record.post, record.kind or "", record.period)


def _period(fields: Fields, known: Mapping[str, str]) -> str:
    """A 时段 as the grid calls it; blank or 全部 for all of them."""
    typed = fields.text("时段")
    if not typed or key(typed) in _EVERYBODY:
        return ""
    if known and name_key(typed) not in known:
        fields.tell("period_unknown", "时段", value=typed)
    return known.get(name_key(typed), typed)


def _rate(
    fields: Fields,
    post: Post | None,
    kind: StaffKind | None,
    period: str,
    method: PayMethod,
) -> PayRate | None:
    how = fields.read("计酬方式", choice(_METHODS), RateMethod.PERIOD)
    needed = _NEEDS.get(how)
    if method is PayMethod.POINTS and how is RateMethod.PERIOD:
        needed = None
    if needed and fields.raw(needed) is None:
        fields.miss(needed)
    floor = fields.read("每课时下限", money, None)
    ceiling = fields.read("每课时上限", money, None)
    if floor is not None and ceiling is not None and floor > ceiling:
        fields.tell("floor_over_ceiling", "每课时下限")
        floor = None
    if post is None:
        return None
    return PayRate(
        post=post,
        kind=kind,
        rate=fields.read("标准", money, ZERO),
        monthly_cap=fields.read("月上限", money, None),
        points=fields.read("工分系数", ratio, Decimal(1)),
        origin=fields.origin,
        method=how,
        bands=fields.read("分档", bands, ()) if how is RateMethod.BAND else (),
        floor=floor,
        ceiling=ceiling,
        income_share=fields.read("分成比例", proportion, Decimal(0)),
        head_ratio=fields.read("班主任比例", head_ratio, (1, 1)),
        period=period,
    )
