"""On what cell and what clause each amount of a statement rests."""

from collections.abc import Iterator

from scheduler.domain.settings import Settings
from scheduler.policy import Regime, Setting
from scheduler.words import subsidy as words

# What a statement calls it, the 项目 of 学校 that states it, the regime's parameter.
_TYPED = (
    ("课后服务费", "收费标准", "fee.cap_per_term"),
    ("财政补助", "财政补助", "fund.sources"),
    ("其他收入", "其他收入", "fund.sources"),
    ("人员经费额度", "人员经费占比", "staff_share.word"),
)
_BY_LINE = (("绩效工资增量", "pay.own_staff"), ("劳务费", "pay.outsiders"))
_LEFT = ("结余", "结余处理", "fee.cost_compensation")


def grounds(settings: Settings, regime: Regime) -> Iterator[str]:
    """One sentence an amount: where the school states it, which words of the law."""
    for name, item, parameter in (*_TYPED, _LEFT):
        origin = settings.origin(item)
        cell = f"{origin.sheet}!{origin.cell('值')}" if origin else words.BY_DEFAULT
        yield words.ground(name, cell, _clause(regime, parameter))
    for name, parameter in _BY_LINE:
        yield words.ground(name, words.EACH_LINE, _clause(regime, parameter))


def _clause(regime: Regime, parameter: str) -> str:
    setting = regime.setting(parameter)
    if not isinstance(setting, Setting) or setting.clause is None:
        return words.NO_CLAUSE
    return f"{setting.clause.id} {setting.clause.operative}"
