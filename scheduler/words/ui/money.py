"""The page 经费: fund, pay and lines."""

from decimal import Decimal

INCOME, STAFF_FUND, PAID, LEFT = "经费收入", "可用于人员", "人员支出", "人员经费结余"
LEFT_NOTE = "可用于人员减去支出"
FLOW = "收入与去向"
FEES, FISCAL, OTHER, REST = "家庭缴费", "财政补助", "其他收入", "公用部分"
CHANNEL, AMOUNT, SUM = "渠道", "金额", "合计"
BY_CHANNEL = "各渠道发放"
BY_MONTH = "按月支出"
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
