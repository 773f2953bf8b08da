"""The page 排课: asking for a run, watching it, its end."""

from scheduler.words.ui.common import LIST, moment, seconds_text

START_RUN = "开始排课"
SECONDS = "最长用时"
SECONDS_HELP = "到时间就用已经找到的最好方案；规模大的学校可以多给一些。"
SECONDS_TEXT = {30: "30 秒", 45: "45 秒", 90: "1 分半", 180: "3 分钟", 600: "10 分钟"}
PLAN_NO_DATA = "先选好要排的数据：上传本校表格，或用示例学校试一次。"
BEHIND_STAGES = "逐步看"
BOUND_NOTE = "不可能比它更好"
KEEP_CLOSE = "尽量少改动现有方案"
KEEP_CLOSE_HELP = "在正在查看的方案基础上调整，适合中途换人、换场地。"
SEED = "抽签号"
SEED_HELP = "条件相同的学生按抽签号决定先后；同一个号，结果相同。"
STATE = {
    "queued": "排队中",
    "running": "正在排课",
    "done": "已完成",
    "unusable": "表格需要修改",
    "impossible": "现有条件排不出",
    "refused": "未通过复核",
    "stopped": "已停止",
    "failed": "意外中断",
}
STATE_TONE = {
    "queued": "calm",
    "running": "calm",
    "done": "good",
    "unusable": "care",
    "impossible": "care",
    "refused": "bad",
    "stopped": "calm",
    "failed": "bad",
}
STATE_NEXT = {
    "queued": "前面还有一次排课，轮到时自动开始。",
    "running": "可以离开本页或关掉浏览器，不影响排课。",
    "done": "方案已经独立复核，可以查看和下载。",
    "unusable": "表格里有必须改的地方，列在下面；改好后重新上传再排。",
    "impossible": "下面列出互相冲突的要求和可行的改法，任选一种改好后重新排。",
    "refused": "方案没有通过独立复核，没有发布任何文件。请把时间调长再排一次；"
    "如果仍然这样，请把表格发给技术支持。",
    "stopped": "没有留下结果，原来的方案不受影响。可以重新开始。",
    "failed": "排课程序意外停止，没有留下结果，原来的方案不受影响。"
    "请再排一次；如果又中断，请重启电脑后再试，或减少同时打开的程序。",
}
STOPPED_TIME = "规定时间内没有找到方案。这不表示排不出，请把最长用时调长后再排一次。"
CANCEL = "停止排课"
CANCELLING = "正在停止…"
STAGE = "当前步骤"
STAGE_WAITING = "准备中"
BEST = "目前最好"
BOUND = "理论极限"
ELAPSED = "已用时间"
HISTORY = "排课记录"
OPEN_RESULT = "查看这份方案"
NOTHING_RUNNING = "还没有排过本校的课。选好数据，按“开始排课”。"
CERTIFICATE = "方案好到什么程度"
CERTIFICATE_INTRO = (
    "排课按下面的先后一步步优化，前一步的结果后面不再退让。"
    "“已证明”表示已经证明不可能更好。"
)
STAGE_HEADS = ("步骤", "方向", "达到", "理论极限", "结论", "用时")
SENSE = {"min": "越小越好", "max": "越大越好"}
PROVEN = "已证明最好"
NOT_PROVEN = "尚可改进"
CONFLICTS = "互相冲突的要求"
REPAIRS = "可行的改法"
CONFLICT_HEADS = ("工作表", "单元格", "要求")
CHANGE_HEADS = ("工作表", "单元格", "现在", "改为")
HISTORY_HEADS = ("开始", "学校数据", "状态", "用时")


def longest(limit: float) -> str:
    """The time allowed."""
    return f"最长 {seconds_text(limit)}"


def took(duration: str) -> str:
    """How long a run took."""
    return f"用时 {duration}"


def stage_seconds(seconds: float) -> str:
    """A stage's time."""
    return f"{seconds:.1f} 秒"


def plan_what(school: str, books: list[str]) -> str:
    """The data to be planned."""
    return f"将要排的数据：{school}（{LIST.join(books)}）"


def run_heading(title: str, created: str) -> str:
    """Heading of a run."""
    return f"{title}　{moment(created)}"


def violations(number: int) -> str:
    """Heading of the breaches the audit found."""
    return f"复核发现的问题（{number} 处）"


def notices(number: int) -> str:
    """Heading of a run's notices."""
    return f"请知悉（{number} 条）"


def changed_by_hand(stages: int) -> str:
    """A plan changed by hand: only what the change does not reach is still proven."""
    return (
        f"这一版经过手工改动：未受影响的 {stages} 步仍是证明过的最好结果，"
        "其余按学校的决定，不再有证明。"
    )


def proven_stages(proven: int, total: int) -> str:
    """How much of the certificate is proof."""
    if proven == total:
        return f"全部 {total} 步都已证明最好，不存在更好的安排。"
    return (
        f"{total} 步中有 {proven} 步已证明最好，其余 {total - proven} 步是规定时间内"
        "找到的最好结果，多给些时间可能更好。"
    )


def gap(value: int, bound: int) -> str:
    """How far a stage may still be from the best."""
    return f"{NOT_PROVEN}（最多差 {abs(value - bound)}）"


def minimal(minimal: bool) -> str:
    """Whether each requirement of a conflict is needed."""
    return "去掉其中任何一条就不再冲突。" if minimal else "这些要求放在一起无法满足。"
