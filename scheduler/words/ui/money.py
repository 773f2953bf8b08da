"""The page 经费: fund, pay and lines."""

from decimal import Decimal

INCOME, STAFF_FUND, PAID, LEFT = "经费收入", "可用于人员", "人员支出", "人员经费结余"
LEFT_NOTE = "可用于人员减去支出"
FLOW = "收入与去向"
FEES, FISCAL, OTHER, REST = "家庭缴费", "财政补助", "其他收入", "公用部分"
CHANNEL, AMOUNT, SUM = "渠道", "金额", "合计"
BY_CHANNEL = "各渠道发放"
BY_MONTH = "按月支出"
FUND_BY_MONTH = "人员经费每月结余"
SPENT, LEFT_AFTER = "当月支出（元）", "月末结余（元）"
CLICK = "点图上的一条，看它是由哪些款项组成的；再点一次收起。"
LINES = "逐笔明细"
LINE_HEADS = (
    "日期",
    "人员",
    "渠道",
    "岗位",
    "活动",
    "课时（带班为日）",
    "标准（元）",
    "金额（元）",
    "说明",
)
LIMIT_LINES = 400


def part_of_income(share_of: Decimal) -> str:
    """The staff part of the income."""
    return f"收入的 {share_of * 100:.0f}%"


def lines_sentence(number: int, total: str) -> str:
    """The lines picked, in one sentence."""
    return f"{number:,} 笔，合计 {total} 元。"


def more_lines(number: int) -> str:
    """Lines not shown."""
    return f"还有 {number} 笔没有列出，完整明细在“下载”的补助表里。"


# Where amounts come from.
TRACE = "每个数从哪里来"
TRACE_HEADS = ("项目", "金额（元）", "怎样算", "来源单元格", "条款")
LINE_TRACE = "这些金额怎样算出"
LINE_TRACE_HEADS = (
    *("日期", "时段", "班级或社团", "算式", "调整（元）", "金额（元）"),
    *("来源单元格", "说明"),
)
DUE, WAIVED, REFUNDED = "应收服务费", "减免（缺口）", "退费"
WAIVED_HOW = "逐生减免之和，见补助表“收入”"
AS_TYPED, SUM_ABOVE, OF_LINES = "按填写", "以上合计", "逐笔明细合计"
OWN, LABOUR, BOUGHT = "绩效工资增量", "劳务费", "机构支付"
UNITS, DAYS = "课时", "日"

# Lines outside the fund.
SERVICE_LINES = "单列项目（自有收支，不占课后服务经费）"
SERVICE_LINE_HEADS = (
    *("项目", "参加学生", "收费标准（元）", "收入（元）", "可用于人员（元）"),
    *("应发（元）", "结余（元）", "来源单元格"),
)

# Forecast.
FORECAST = "开学前测算"
BOUND, BOUND_NOTE = "成本下界", "任何方案的人员支出都不低于此数"
BOUND_FEE, BOUND_FEE_NOTE = "对应最低收费", "元/生·学期"
NEEDED, NEEDED_NOTE = "覆盖本方案的最低收费", "元/生·学期"
FEE_SET = "现行收费标准"
BOUND_HEADS = ("时段", "至少需要（人次）", "至少需要（元）")
UNKNOWN = "—"

# A month.
MONTHLY, MONTH_TO_SETTLE = "按月结算", "结算月份"
NO_MONTHS = "方案中没有课后服务安排。"
HAND_IN = "交回考勤表"
HAND_IN_HELP = (
    "把当月考勤表改成实际后在这里交回；更正已结账月份时，请一并交回更正后的表"
)
MONTH_PAID, MONTH_LEFT = "本月应发", "本月额度结余"
ON_ATTENDANCE, ON_PLAN = "按交回的考勤表", "按方案预计，尚未交回考勤表"
GROSS = "税前，单列发放"
DIFFERENCES = "与排班不同的各行"
DIFFERENCE_HEADS = (
    *("日期", "时段", "班级或社团", "计划", "状态", "计酬", "备注"),
    "考勤表单元格",
)
ROW_GONE, ROW_ADDED, NOBODY = "考勤表无此行", "排班外增加", "不计酬"
CLOSED = (
    "本月已结账，账簿不再改变。需要更正时，在下一个月结账时一并交回更正后的考勤表。"
)
SAMPLE_STAYS_OPEN = "示例方案不能结账。"
ONLY_FINANCE = "月度结算由财务提交，另一人复核后结账。"
SUBMIT_HELP = "交回本月考勤表后才能提交；由另一位财务人员或校长复核后结账"
SUBMITTED = "已提交，等待另一人复核结账。"
RETURNED = "已退回，原因已记下。"
RETURN_MONTH = "退回"
ELSEWHERE = "本月是在另一个方案版本里提交的，请到该版本复核结账，或在此退回。"
SECOND_PERSON = "由另一位财务人员或校长复核后结账。"
CLOSE_COMMENT = "复核意见（退回时必填）"
CLOSE_HELP = "结账后本月不再改变，更正以冲销方式记入以后月份"


def doubled(name: str) -> str:
    """A substitute who was working elsewhere then."""
    return f"{name}同一时间已在岗，不重复计酬"


def submit(month: str) -> str:
    """The button that asks for a month to be closed."""
    return f"提交结算：{month}"


def by(name: str, role: str) -> str:
    """Who submitted; without a name the role was only chosen on this machine."""
    return f"{name}（{role}）" if name else f"{role}（本机选择，未登录）"


def waiting(who: str, amount: str, lines: int, differences: int) -> str:
    """A month that waits for a second person."""
    return (
        f"{who}已提交本月结算：应发 {amount} 元，{lines} 笔，"
        f"与排班不同 {differences} 处。复核无误后结账。"
    )


def per_pupils(amount: str, pupils: int) -> str:
    """An amount for each pupil."""
    return f"{amount}×{pupils}人"


def refund_how(rule: str, pupils: int) -> str:
    """Fees given back by a rule."""
    return f"退费办法“{rule}”，{pupils}人"


def points(number: Decimal) -> str:
    """A share by points."""
    return f"{number.normalize():f}工分"


def month_state(month: str, *, closed: bool) -> str:
    """A month to choose, with its state."""
    return f"{month}（已结账）" if closed else month


def sheets(names: list[str]) -> str:
    """The sheets handed in."""
    return f"已交回：{'、'.join(names)}"


def withheld(tax: str) -> str:
    """Tax withheld from 劳务费."""
    return f"其中预扣个税 {tax} 元"


def close(month: str) -> str:
    """The button that closes a month."""
    return f"复核并结账：{month}"


def closed(lines: int, corrections: int) -> str:
    """A month was closed."""
    text = f"已结账，入账 {lines} 条"
    return f"{text}，冲销和更正 {corrections} 条。" if corrections else f"{text}。"
