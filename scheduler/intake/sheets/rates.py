"""补助标准: what each post is paid."""

from decimal import Decimal

from scheduler.domain.kinds import PayMethod
from scheduler.domain.pay import PayRate
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.numbers import money, ratio
from scheduler.intake.sheets.staff import KINDS, POSTS
from scheduler.intake.tables import Table
from scheduler.intake.text import key
from scheduler.money import ZERO

_EVERYBODY = frozenset(["全部", "所有", "所有人员", "不限", "全体"])


def read_rates(
    table: Table, method: PayMethod, findings: Findings
) -> tuple[PayRate, ...]:
    """The rates, sorted by post and kind; 标准 may be blank under 工分."""
    found = []
    for row in table.rows:
        fields = Fields(row, findings)
        post = fields.read("岗位", choice(POSTS), None, needed=True)
        kind = None
        if key(fields.raw("人员类别")) not in _EVERYBODY:
            kind = fields.read("人员类别", choice(KINDS), None)
        rate = fields.read("标准", money, ZERO, needed=method is PayMethod.RATE)
        cap = fields.read("月上限", money, None)
        points = fields.read("工分系数", ratio, Decimal(1))
        if post is not None:
            found.append(
                PayRate(
                    post=post,
                    kind=kind,
                    rate=rate,
                    monthly_cap=cap,
                    points=points,
                    origin=fields.origin,
                )
            )
    return tuple(sorted(found, key=lambda record: (record.post, record.kind or "")))
