"""Sentences about what a plan costs, what other cells would change, and prices."""

CURVE_SHEET = "志愿与费用"
CURVE_TITLE = "有社团的学生越多，课时费要多少"
CURVE_HEADS = (
    "方案",
    "有社团人数",
    "第一志愿",
    "第二志愿",
    "第三志愿",
    "第四志愿",
    "第五志愿",
    "开设社团",
    "每周看护人次",
    "课时费（元）",
    "同样人数最少要（元）",
    "同样费用最多能有（人）",
)
CURVE_NOTE = (
    "课时费按标准计算，月上限与量入为出之前。每一行都是一份已通过独立审核的方案；"
    "“最少要”和“最多能有”是证明过的界，不存在更好的方案。"
)
AXIS_COST, AXIS_SERVED = "课时费（元）", "有社团人数"
POOL, LEAST = "人员经费", "任何方案至少要"
THRIFT, CHEAPEST = "志愿不减、尽量省", "费用最低"


def point_name(prefer: str, floor: int) -> str:
    """A point of the curve."""
    if prefer == "thrift":
        return THRIFT
    return f"至少 {floor} 人有社团" if floor else CHEAPEST


def point_stage(number: int, of: int, stage: str) -> str:
    """The step of a run that makes a curve."""
    return f"第 {number}/{of} 个方案　{stage}"


def point_line(
    name: str, served: int, bound: int, first: int, cost: str, least: str
) -> str:
    """A point on the command line."""
    return (
        f"  {name}：{served} 人有社团（同样费用至多 {bound}），第一志愿 {first}，"
        f"课时费 {cost} 元（同样人数至少 {least}）"
    )


def curve_written(out: str) -> str:
    """Where the curve is."""
    return f"志愿与费用的取舍已写入 {out}"


NOW = "现值"
WISHES, PEOPLE, MONEY, CLAUSES, PROOF = "志愿", "人手", "经费（元）", "条款", "证明"
SERVED, CLUBS = "有社团的学生", "开设社团"
POSTS, SERVING, OUTSIDE = "每周看护人次", "参与人数", "校外人员到岗次数"
MOST, LEAST_LOAD = "本校教师最多到岗次数", "本校教师最少到岗次数"
COST, PAID, LEFT = "课时费（标准）", "实发（扣月上限后）", "人员经费结余"
PROVEN = "已证明最好的步骤"
BESIDE_HEADS = ("", "项目", "现在", "理论极限", "如果", "理论极限", "变化")


def rank(number: int) -> str:
    """Pupils who hold a wish of a rank."""
    return f"第{'一二三四五'[number - 1]}志愿"


def bound(proven: bool, value: int) -> str:
    """What is proven of a number."""
    return "已证明最好" if proven else f"{value:,}"


def of_stages(number: int) -> str:
    """Of how many steps."""
    return f"共 {number} 步"


def new_teacher(number: int) -> str:
    """Id and name of a teacher who is not there yet."""
    return f"新增教师{number}"


def more_teachers(weekday: str, number: int) -> str:
    """A scenario."""
    return f"{weekday}多 {number} 名教师"


def setting(item: str, value: str) -> str:
    """A scenario."""
    return f"{item}改为 {value}"


def leaders(club: str, number: int) -> str:
    """A scenario."""
    return f"{club}配 {number} 名指导教师"


def typed(sheet: str, cell: str, value: str) -> str:
    """A scenario."""
    return f"{sheet} {cell} 改为 {value or '空白'}"


def whatif_line(name: str, before: str, after: str) -> str:
    """A row of the comparison on the command line."""
    return f"  {name}：{before} → {after}"


def not_there(sheet: str) -> str:
    """A change names a sheet no workbook has."""
    return f"没有工作表“{sheet}”"


YUAN_A_TERM = "元/学期"
PRICE_HEADS = ("卡住的要求", "工作表", "单元格", "现在", "放宽到", "能换来", "依据")
PROVEN_AGAIN, FOUND_AGAIN = "重新求解，已证明", "重新求解，尚可改进"
COUNTED = "逐时段清点"
NOTHING_BINDS = "试过的要求放宽一步都换不来更好的志愿或更少的课时费。"


def full(club: str, maximum: int) -> str:
    """A club is full."""
    return f"{club}最多 {maximum} 人，已满"


def unopened(club: str, minimum: int) -> str:
    """A club does not open."""
    return f"{club}最少 {minimum} 人，没有开设"


def windowed(club: str, windows: str) -> str:
    """A club may meet in some windows only."""
    return f"{club}只能在 {windows} 开"


def away(person: str, weekday: str) -> str:
    """A leader cannot come on a day."""
    return f"指导教师 {person} {weekday}不可用"


def clubs_limit(limit: int) -> str:
    """How many clubs a pupil may hold."""
    return f"每生社团上限 {limit} 个"


def group_size(size: int) -> str:
    """The cap of a group."""
    return f"每组学生上限 {size} 人（作业辅导）"


def on_duty(number: int) -> str:
    """People on duty a day."""
    return f"每日带班 {number} 人"


def buys(gains: list[tuple[str, int]]) -> str:
    """What a relaxation buys, goal by goal."""
    return "，".join(
        f"{name.removeprefix('志愿·')}{'多' if gained > 0 else '少'} {abs(gained)}"
        for name, gained in gains
    )


def saves(yuan: int) -> str:
    """Money saved a term."""
    return f"每学期少付 {yuan:,} 元（按最低课时费清点）"


def price_stage(number: int, of: int) -> str:
    """The step of a run that prices rules."""
    return f"放宽第 {number}/{of} 条要求，重新求解"


def price_line(text: str, sheet: str, cell: str, before: str, after: str) -> str:
    """A price on the command line."""
    return f"  {text}：{sheet} {cell} 由 {before} 改为 {after or '空白'}"


PRICE_SHEET = "放宽能换来什么"
PRICE_TITLE = "哪些要求卡住了，各放宽一点能换来什么"
BLANK = "空白"
MEND_SHEET = "请写工作簿里已有的工作表名，例如 学校!B20=280"


def basis(proven: bool, counted: bool) -> str:
    """What a price rests on."""
    if counted:
        return COUNTED
    return PROVEN_AGAIN if proven else FOUND_AGAIN
