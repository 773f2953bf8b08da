"""What the school typed on the sheet 学校."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from scheduler.domain.kinds import PayMethod, Stage, WishPrinciple
from scheduler.domain.origin import Origin
from scheduler.domain.refund import RefundRule
from scheduler.domain.surplus import SurplusRule
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The school's own values; money per pupil and term in fen.

    ``cells`` maps 项目 names to the Origin of the row that states them (absent when
    the default holds).
    """

    name: str
    stage: Stage
    policy: str
    term_name: str
    term_start: date
    term_end: date
    service_start: date
    service_end: date
    off_work: time  # 正常下班时间, the parents'
    staff_on: time  # 教师上班时间
    staff_off: time  # 教师下班时间
    group_size: int
    care_size: int
    tutoring_size: int
    clubs_per_pupil: int
    cycle_weeks: int
    duty_posts: int
    fee: Fen
    fiscal: Fen
    other_income: Fen
    staff_share: Decimal
    pay_method: PayMethod
    tutoring_per_week: int
    flex_rate: Decimal
    wish_principle: WishPrinciple
    cells: tuple[tuple[str, Origin], ...] = ()
    cap_per_term: Fen | None = None  # the school's own, beside the regime's
    cap_per_month: Fen | None = None
    cap_per_period: Fen | None = None
    fee_months: Decimal | None = None  # 收费月数; None: months with service
    refund_rule: RefundRule | None = None  # None: not chosen
    fit_to_pool: bool = False  # 量入为出
    surplus_rule: SurplusRule = SurplusRule.REPORT  # 结余处理
    late_days: int | None = None  # 每周最多晚走天数, own teachers; None: unlimited

    def origin(self, item: str) -> Origin | None:
        """The row that states an item of the sheet, if the school typed one."""
        return dict(self.cells).get(item)
