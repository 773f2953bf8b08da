"""The page 数据: uploads and their problems."""

from scheduler.words.ui.common import LIST

CHOOSE_FILES = "选择文件"
DROP_FILES = "也可以把文件拖到这里，可一次放多个 .xlsx，单个不超过 20 MB"
UPLOAD = "学校表格"
UPLOAD_HELP = "名单可以分成多个文件；文件只保存在这台电脑上。"
UPLOAD_SAMPLE = "使用示例学校的表格"
WHOLE_FILE = "整个文件"
USABLE = "表格可以使用；下面几处请留意，不改也能排课。"
MUST_MEND = "表格里有必须改的地方，改好后重新上传。下面逐条写明位置和改法。"
DEMAND_HEADS = ("社团", "人数限额", "第一志愿", "全部志愿")
NO_DATA = (
    "还没有上传表格。把文件拖到上面的框里；没有表格的，先下载空白表格填写，"
    "或用示例学校试一次。"
)
PROBLEMS = "需要处理的问题"
ANNOTATED = "下载标注好的表格"
ANNOTATED_FILE = "已标注.xlsx"
ANNOTATED_HELP = "在原表的副本上标出每一处问题，原文件不会改动。"
ALL_CLEAR = "没有发现问题，可以排课。"
PREVIEW = "读到的内容"
SEVERITY = {"error": "必须改", "warning": "请留意", "note": "说明"}
SHEET_FILTER = "只看"
READING = "正在读取…"
TOO_MANY_FILES = "一次最多 20 个文件，请合并后再上传。"


def used_files(names: list[str]) -> str:
    """The files that were read."""
    return f"已读取 {len(names)} 个文件：{LIST.join(names)}"


def mend(text: str) -> str:
    """How to mend a problem."""
    return f"改法：{text}" if text else ""


def problem_counts(errors: int, warnings: int, notes: int) -> str:
    """How many problems of each kind."""
    parts = []
    if errors:
        parts.append(f"必须改的 {errors} 处")
    if warnings:
        parts.append(f"请留意 {warnings} 处")
    if notes:
        parts.append(f"说明 {notes} 条")
    return "，".join(parts)


def more_problems(number: int) -> str:
    """Problems not listed on the page."""
    return f"还有 {number} 处没有列出，下载标注好的表格可以看到全部。"
