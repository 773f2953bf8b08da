"""学校: the school's own values, one 项目 a row."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from scheduler.domain.kinds import PayMethod, Stage, WishPrinciple
from scheduler.domain.origin import Origin
from scheduler.domain.refund import RefundRule
from scheduler.domain.settings import Settings
from scheduler.domain.surplus import SurplusRule
from scheduler.intake.bad import Bad
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.moments import clock, day
from scheduler.intake.numbers import (
    money,
    positive,
    proportion,
    ratio,
    whole,
    yes_no,
)
from scheduler.intake.sheets.items import ITEM_OF, ITEMS, NEEDED_ITEMS
from scheduler.intake.tables import Row, Table
from scheduler.intake.text import Raw, clean, header_key
from scheduler.money import ZERO

T = TypeVar("T")
D = TypeVar("D")
_STAGES = {
    **{stage.value: stage for stage in Stage},
    "小学部": Stage.PRIMARY,
    "初级中学": Stage.JUNIOR,
    "九年制": Stage.NINE_YEAR,
    "九年一贯": Stage.NINE_YEAR,
}
_PAY = {
    **{method.value: method for method in PayMethod},
    "课时": PayMethod.RATE,
    "工分制": PayMethod.POINTS,
}
_PRINCIPLES = {
    **{principle.value: principle for principle in WishPrinciple},
    "第一志愿": WishPrinciple.FIRST_WISH,
    "公平": WishPrinciple.FAIRNESS,
}
_REFUNDS = {
    **{rule.value: rule for rule in RefundRule},
    "不退": RefundRule.NONE,
    "按日": RefundRule.PER_DAY,
    "按半月": RefundRule.HALF_MONTH,
    "先用后付": RefundRule.AFTER_USE,
}
_SURPLUS = {
    **{rule.value: rule for rule in SurplusRule},
    "结转": SurplusRule.CARRY,
    "结转下学期": SurplusRule.CARRY,
    "增发": SurplusRule.SHARE,
    "上缴": SurplusRule.HAND_OVER,
}
_CYCLES = {"1": 1, "2": 2, "4": 4, "1周": 1, "2周": 2, "4周": 4}
_NO_DAY = date.min


def read_settings(
    table: Table,
    policy: Callable[[Raw], str | Bad],
    findings: Findings,
) -> Settings | None:
    """The settings, defaults filled in; ``None`` when the sheet is missing.

    ``policy`` turns what the school typed into a policy's id.
    """
    if not table.present:
        return None
    sheet = _Items(table, findings)
    settings = _settings(sheet, policy)
    if sheet.fields("收费标准") is None:
        sheet.miss("fee_missing", "收费标准")
    return settings


def _settings(sheet: "_Items", policy: Callable[[Raw], str | Bad]) -> Settings:
    term_start = sheet.get("学期开始", day, _NO_DAY)
    term_end = sheet.get("学期结束", day, _NO_DAY)
    return Settings(
        name=sheet.get("学校名称", clean, ""),
        stage=sheet.get("学段", choice(_STAGES), Stage.NINE_YEAR),
        policy=sheet.get("政策方案", policy, ""),
        term_name=sheet.get("学期名称", clean, f"{term_start}至{term_end}"),
        term_start=term_start,
        term_end=term_end,
        service_start=sheet.get("服务开始", day, term_start),
        service_end=sheet.get("服务结束", day, term_end),
        off_work=sheet.get("正常下班时间", clock, time.max),
        staff_on=sheet.get("教师上班时间", clock, time(8, 0)),
        staff_off=sheet.get("教师下班时间", clock, time(17, 0)),
        group_size=sheet.get("每组学生上限", positive, 45),
        care_size=sheet.get("照护组学生上限", positive, 45),
        tutoring_size=sheet.get("辅导组学生上限", positive, 15),
        clubs_per_pupil=sheet.get("每生社团上限", whole, 1),
        cycle_weeks=sheet.get("轮值周期", choice(_CYCLES), 2),
        duty_posts=sheet.get("每日带班人数", whole, 1),
        fee=sheet.get("收费标准", money, ZERO),
        fiscal=sheet.get("财政补助", money, ZERO),
        other_income=sheet.get("其他收入", money, ZERO),
        staff_share=sheet.get("人员经费占比", proportion, Decimal("0.8")),
        pay_method=sheet.get("补助方式", choice(_PAY), PayMethod.RATE),
        tutoring_per_week=sheet.get("每周补习次数", whole, 1),
        flex_rate=sheet.get("弹性折算", ratio, Decimal(1)),
        wish_principle=sheet.get(
            "志愿原则", choice(_PRINCIPLES), WishPrinciple.FIRST_WISH
        ),
        cells=sheet.origins,
        cap_per_term=sheet.get("每学期收费上限", money, None),
        cap_per_month=sheet.get("每月收费上限", money, None),
        cap_per_period=sheet.get("每课时收费上限", money, None),
        fee_months=sheet.get("收费月数", ratio, None),
        refund_rule=sheet.get("退费办法", choice(_REFUNDS), None),
        fit_to_pool=sheet.get("量入为出", yes_no, False),
        surplus_rule=sheet.get("结余处理", choice(_SURPLUS), SurplusRule.REPORT),
        late_days=sheet.get("每周最多晚走天数", whole, None),
    )


class _Items:
    """The rows by 项目; a cell of 值 is reported under its 项目."""

    def __init__(self, table: Table, findings: Findings) -> None:
        self._findings = findings
        self._rows: dict[str, Row] = {}
        for row in table.rows:
            self._take(row)
        origin = table.rows[0].origin if table.rows else None
        self._book = origin.book if origin else ""
        self._sheet = origin.sheet if origin else table.layout.name

    def _take(self, row: Row) -> None:
        typed = clean(row.cells.get("项目"))
        name = ITEM_OF.get(header_key(typed))
        if name is None:
            self._findings.at("setting_unknown", row.origin, "项目", value=typed)
        elif name in self._rows:
            first = self._rows[name].origin.cell("项目")
            self._findings.at(
                "duplicate_key",
                row.origin,
                "项目",
                value=typed,
                first=first,
            )
        else:
            self._rows[name] = row

    @property
    def origins(self) -> tuple[tuple[str, Origin], ...]:
        found = [(name, self.fields(name)) for name in ITEMS]
        return tuple((name, fields.origin) for name, fields in found if fields)

    def fields(self, name: str) -> Fields | None:
        """The row of an item, its value under the item's own name; blank is none."""
        row = self._rows.get(name)
        if row is None or "值" not in row.cells:
            return None
        columns = dict(row.origin.columns)
        origin = Origin(
            book=row.origin.book,
            sheet=row.origin.sheet,
            row=row.origin.row,
            columns=(*row.origin.columns, (name, columns["值"])),
        )
        return Fields(Row(origin=origin, cells={name: row.cells["值"]}), self._findings)

    def get(self, name: str, parse: Callable[[Raw], T | Bad], default: D) -> T | D:
        """The item's value, else the default; a needed item is missed aloud."""
        fields = self.fields(name)
        if fields is not None:
            return fields.read(name, parse, default)
        if name in NEEDED_ITEMS and not self._is_faulty(name):
            self.miss("setting_missing", name)
        return default

    def _is_faulty(self, name: str) -> bool:
        return name in self._rows and "值" in self._rows[name].faulty

    def miss(self, code: str, name: str) -> None:
        """Report an item that has no value, at its cell when it has a row."""
        row = self._rows.get(name)
        cell = row.origin.cell("值") if row else ""
        self._findings.add(
            code, book=self._book, sheet=self._sheet, cell=cell, wanted=name
        )
