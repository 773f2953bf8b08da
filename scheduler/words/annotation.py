"""Words of the marked copy of a school's file: the list of problems."""

LIST_SHEET = "问题清单"
HEADERS = ("序号", "程度", "文件", "工作表", "单元格", "问题", "怎样改")
SEVERITY = {"error": "错误", "warning": "警告", "note": "提示"}
NOTHING = "没有发现问题。"
AUTHOR = "课后服务排课"


def summary(errors: int, warnings: int, notes: int) -> str:
    """How many problems of each kind."""
    return (
        f"错误 {errors} 处（必须改正）、警告 {warnings} 处（请核对）、提示 {notes} 处。"
    )


def comment(severity: str, text: str, mend: str) -> str:
    """One problem as a cell comment."""
    return f"【{SEVERITY[severity]}】{text}{mend}"
