"""The page 审批: a plan's way from draft to published."""

from datetime import datetime

SAMPLE = "这是示例学校，不需要审批。排好本校的方案后，在左侧“查看的方案”里选它。"
COMMENT = "意见"
COMMENT_HELP = "退回时必须写明原因；其他时候可以不写。"
NEXT = {
    "draft": "教务核对后提交，校长才能审批。",
    "pending": "等待校长批准或退回；排课和提交的人不能批准。",
    "approved": "可以发布；财务已能看到。发布前校长仍可退回。",
    "published": "正式方案，各科室按此执行。需要改动时，请教务重新排课再提交。",
}
DONE = {
    "submitted": "已提交，等待校长审批。",
    "returned": "已退回教务，原因已记下。",
    "approved": "已批准，可以发布。",
    "published": "已发布，各科室都能看到。",
}
HISTORY = "审批记录"
NO_HISTORY = "还没有审批记录。"
HEADS = ("时间", "事项", "版本", "办理人", "意见")


def version(number: int) -> str:
    """A version of a plan."""
    return f"第 {number} 版"


def moment(at: datetime) -> str:
    """When it was decided."""
    return f"{at.month}月{at.day}日 {at:%H:%M}"
