"""Sentences about closing months, and headings of the ledger."""

HEADINGS = (
    *("序号", "入账月份", "类型", "服务日期", "工号", "姓名", "人员类别", "时段"),
    *("岗位", "班级或社团", "课时或日", "标准（元）", "金额（元）", "发放渠道"),
    *("机构名称", "核算", "依据", "说明", "单列项目", "经济分类", "校验码"),
)
# 部门预算支出经济分类 an accounting program books by (DOMAIN.md 2.7).
ECONOMY_CLASS = {
    "绩效工资增量": "30107 绩效工资",
    "劳务费": "30226 劳务费",
    "机构支付": "30227 委托业务费",
    "不计酬": "",
}
PAYOUT_HEADINGS = (
    *("月份", "工号或机构", "姓名", "人员类别", "发放渠道", "本月应发"),
    *("更正", "应发合计", "预扣个税", "实发合计", "备注"),
)
TAKE_BACK = "应扣回"
NEEDS_MONTH = "结账须指明月份。"
MEND_MONTH = "请加上 --month YYYY-MM。"
MEND_CLOSED = (
    "更正已结账月份：请在下一个月结账时一并交回更正后的考勤表，程序会逐条冲销。"
)
MEND_EARLIER = "请先结清前面的月份。"
MEND_NO_SHEET = "请交回该月考勤表（--attendance）。"
MEND_BROKEN = "请从备份恢复 ledger.jsonl；账簿不能手工修改。"
FORKED = "两个结果文件夹各自结过账，账簿不能合并。"
MEND_FORKED = "请另选一个结果文件夹；以后只在最新的方案里结账。"
MEND_NOTHING = "请核对月份。"


def _month(month: tuple[int, int]) -> str:
    return f"{month[0]}年{month[1]}月"


def already_closed(month: tuple[int, int]) -> str:
    """A month is closed only once."""
    return f"{_month(month)}已经结账，不能再改。"


def earlier_open(months: list[tuple[int, int]]) -> str:
    """Months are closed in order."""
    return f"{'、'.join(map(_month, months))}还没有结账。"


def later_closed(month: tuple[int, int], last: tuple[int, int]) -> str:
    """A month before the last closed one was left out."""
    return f"{_month(last)}已经结账，不能再结更早的{_month(month)}。"


def no_attendance(month: tuple[int, int]) -> str:
    """A month is closed on what was worked."""
    return f"{_month(month)}没有交回考勤表，不能结账。"


def nothing(month: tuple[int, int]) -> str:
    """No service in the month."""
    return f"{_month(month)}没有课后服务安排，无需结账。"


def broken(line: int) -> str:
    """The ledger was changed."""
    return f"账簿 ledger.jsonl 第{line}行与前文不符，可能被改动过。"


def closed(month: tuple[int, int], lines: int, corrections: int) -> str:
    """The end of a closing."""
    text = f"{_month(month)}已结账，入账{lines}条"
    return f"{text}，另有冲销、更正{corrections}条。" if corrections else f"{text}。"


def is_closed(month: tuple[int, int]) -> str:
    """A closed month was settled again, without effect on the ledger."""
    return (
        f"{_month(month)}已经结账，本次结算只供核对，不改变账簿；"
        "差异会在下一个月结账时以冲销和更正入账。"
    )
