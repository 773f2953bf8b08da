"""Words of conflicts.xlsx."""

CONFLICTS_SHEET = "冲突说明"
CONFLICTS_NOTE = (
    "下面每一组要求不能同时满足，因此排不出课表。"
    "每条要求前面写明它在学校表格中的工作表和单元格。"
)
CONFLICT_HEADINGS = ("序号", "工作表", "单元格", "要求")
REPAIRS_HEADING = "可以这样修改"
REPAIRS_NOTE = (
    "每个方案单独采用即可排出课表，改动小的排在前面。一个方案有多行时，各行都要改。"
)
NO_REPAIRS = "没有找到单独修改即可解决的方案，请先解决上面列出的冲突再重新计算。"
REPAIR_HEADINGS = ("方案", "工作表", "单元格", "做法", "现在的内容", "改为")


def conflicts_title(school: str) -> str:
    """Title of the conflicts report."""
    return f"{school}　课后服务无法排出课表的原因"


def conflict_heading(number: int, *, minimal: bool) -> str:
    """Heading of one conflict."""
    kind = (
        "缺一不可：去掉其中任意一条就不再冲突" if minimal else "其中可能含有无关的要求"
    )
    return f"冲突{number}（{kind}）"
