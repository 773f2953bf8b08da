"""The page 如果: other cells, wishes against cost, what each rule would buy."""

VIEWS = TRIAL, CURVE, PRICES = "改条件", "志愿与费用", "卡住的要求"
VIEW = "看什么"
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五")
TRIAL_INTRO = (
    "只填想改的，其余照旧。另排的方案不会动现在的方案，排好后并排列出差别和证明界。"
)
TEACHERS, ON = "多几名教师", "哪一天"
FEE, SIZE = "收费标准（元/生·学期）", "每组学生上限"
CLUB, LEADERS = "社团", "指导教师数"
SHEET, CELL, VALUE = "工作表", "单元格", "改为"
UNCHANGED = "不改"
FREE = "改任意单元格"
GO = "另排一份比一比"
NOTHING = "还没有改任何条件。"
LOST = "工作簿里没有要改的工作表，请核对名称。"
TRIALS = "试过的"
NONE_YET = "还没有试过。填好上面想改的，按“另排一份比一比”。"
CHANGES = "改了哪些单元格"
CHANGE_HEADS = ("工作表", "单元格", "改为")
ADOPT = "采用这份：按改后的表格正式排课"
DIFFERENT = "有变化的"
ALL_ROWS = "全部对照"
NOW, THEN = "现在", "如果"
CURVE_INTRO = (
    "从志愿最好到费用最低，每一点都是一份排好并通过独立审核的方案。"
    "浅色线是证明过的下界：同样多的学生有社团，费用不可能低于它。"
)
CURVE_GO = "算这条曲线"
CURVE_AGAIN = "重新算"
CURVE_NONE = "还没有算过。要排好几份方案，需要几分钟，可以离开本页。"
POINT = "看哪一点"
ADOPT_POINT = "采用这一点：按它正式排课"
SERVED, FIRST, CLUBS, POSTS = "有社团", "第一志愿", "开设社团", "每周看护"
COST, SAVED, LEAST = "课时费（元）", "比志愿最好少（元）", "同样人数最少要（元）"
PEOPLE, TIMES, EACH = "人", "人次", "个"
POOL_LINE = "人员经费"
BOUND_LINE, PLAN_LINE = "证明过的下界", "方案"
PRICES_INTRO = (
    "把每条卡住的要求放宽一步，重新求解，看能换来几个志愿、多少课时费；"
    "写“已证明”的，多一个也不可能。"
)
PRICES_GO = "算一算"
PRICES_NONE = "还没有算过。要重新求解几次，通常不到一分钟。"
RUNNING = "正在算，可以离开本页，回来接着看。"
FAILED = "这次没有算成。请再算一次；如果仍然这样，先在“排课”确认表格能排出方案。"
STOP, STOPPING = "停止", "正在停止…"


def at_most(number: int) -> str:
    """The bound of pupils with a club."""
    return f"同样费用至多 {number}"


def title(name: str) -> str:
    """A trial's name in the queue."""
    return f"如果 {name}"


def started(name: str, state: str) -> str:
    """A trial in the list."""
    return f"{name}（{state}）"
