"""Words of compliance.xlsx."""

COMPLIANCE_SHEET = "逐条核对"
COMPLIANCE_TITLE = "课后服务政策逐条核对表"
COMPLIANCE_HEADINGS = ("id", "来源", "原文", "力度", "结论", "依据与数据")
COMPLIANCE_NOTE = (
    "结论由独立的核对程序根据课表、排班与学校填报的数据得出；“需人工确认”的条款不能从数据判断，"
    "请学校填写情况并附材料；“本地规则未规定”表示所选政策方案没有写明，按学校自己的规定执行。"
)
SIGNATURES = ("填表人：", "校长：", "日期：")


def compliance_title(school: str, term: str) -> str:
    """Title of the compliance report."""
    return f"{school}　{term}　{COMPLIANCE_TITLE}"


def compliance_scope(policy: str, service: str) -> str:
    """Which regime the plan was held against, for which dates."""
    return f"政策方案：{policy}　服务日期：{service}"


def compliance_summary(clauses: int) -> str:
    """How many clauses were looked at."""
    return f"共核对{clauses}条："


def verdict_count(word: str, clauses: int) -> str:
    """How many clauses got a verdict."""
    return f"　{word} {clauses} 条"
