"""The page 改课表: boards, places, costs, steps."""

BOARD = "按什么改"
BOARD_DAY, BOARD_CLASS, BOARD_ROOM = "教师", "班级", "场地"
BOARD_CLUB, BOARD_PUPIL = "社团", "学生"
SPAN = "改多久"
SPAN_DATE, SPAN_WEEK, SPAN_TERM = "只改一天", "每逢这一轮值周", "整个学期"
DATE = "日期"
WEEKDAY = "星期"
CLASS = "班级"
CORNER_TEACHER, CORNER_ROOM, CORNER_CLUB = "教师", "场地", "社团"
CORNER_PUPIL, CORNER_PERIOD = "学生", "时段"
FREE = "空闲"
HOW_TO = (
    "先点一张卡片，能放的地方会变绿，再点“{here}”；也可以直接拖过去。"
    "灰色的地方点一下，会说明违反哪一条规定。"
)
HERE, SWAP, WHY = "放这里", "对调", "不能放"
PICK_FIRST = HOW_TO.format(here=HERE)
CANCEL = "取消选择"
TAKE = "就这样改"
BACK = "不改了"
KEEP, KEPT = "重排时固定不动", "这一项已经固定"
CHANGE_WHAT = "改什么"
WHAT_STAFF, WHAT_ROOM, WHAT_MEETING = "换人", "换场地", "换时间"
WHO_OUT = "换下谁"
COSTS = "这样改的代价"
COST_HEADS = ("项目", "现在", "改后", "变化")
NO_COST = "志愿、均衡、经费和合规都不受影响。"
LEGAL = "可以这样改"
ILLEGAL = "不能这样改"
SUGGESTED = "可以放的地方（最合适的在前）"
OTHER_PLACES, CHOOSE = "其他", "从全部里选"
NOTHING_FITS = "没有可以直接放的地方。点灰色的地方看原因，或先腾出人和场地。"
STEPS = "已改的地方"
NO_STEPS = "还没有改动。"
UNDO, REDO = "撤销", "重做"
SAVE = "保存为新版本"
SAVE_HELP = (
    "独立审核通过后生成新的草稿版本，课表、日历、考勤表和补助一起更新；原版本保留"
)
AROUND = "固定这些，其余重新排"
AROUND_HELP = "把已改和固定的内容当作已定，其余重新求解，并尽量少变动"
AROUND_SECONDS = 60.0
CLEAR = "全部放弃"
SAVING = "正在保存新版本"
BACK_TO_BOARD = "继续改课表"
STALE = "这份方案的改动记录和方案对不上，已从头开始。"
EXCEL = "用 Excel 改"
EXCEL_TEXT = "下载排班表，在浅黄色格子里改，再传回来；不合规的会指明单元格和规定。"
EXCEL_DOWNLOAD = "下载排班表"
EXCEL_UPLOAD = "传回改好的排班表"
EXCEL_NOTHING = "传回的表和现在的方案没有可采用的不同之处。"
EXCEL_TAKE = "采用这些改动"
EXCEL_BUSY = "正在核对"
NOT_IN_CLUB = "不参加社团"
HELD = "现在参加"

COST_SERVED = "有社团的学生"
COST_LOAD, COST_LATE = "课时差距（最多减最少）", "晚班差距（最多减最少）"
COST_ELSEWHERE = "不在本班教室的小组"
COST_OUTSIDE, COST_PAID = "校外人员课时", "人员经费"


def cost_best(rank: str) -> str:
    """Pupils whose best wish is of a rank."""
    return f"{rank}人数"


def clause(number: str) -> str:
    """A clause whose verdict changes."""
    return f"合规条款 {number}"


def people(number: int) -> str:
    """A count of pupils."""
    return f"{number} 人"


def groups(number: int) -> str:
    """A count of groups."""
    return f"{number} 个"


def lessons(hundredths: int) -> str:
    """Units."""
    return f"{hundredths / 100:g} 课时"


def days(number: int) -> str:
    """A count of dates."""
    return f"{number} 天"


def yuan(fen: int) -> str:
    """Money."""
    return f"{fen / 100:,.2f} 元"


def place_load(load: int) -> str:
    """How much a person has."""
    return f"本学期 {load / 100:g} 课时"


def and_more(text: str, number: int) -> str:
    """The first of several breaches of one rule."""
    return f"{text}（同类共 {number} 处）"


def more_places(number: int) -> str:
    """Places not listed beside the board."""
    return f"还有 {number} 处，在左边的表里选。"


def week(number: int) -> str:
    """A week of the rotation, from 1."""
    return f"轮值第 {number} 周"


def slot(weekday: str, period: str) -> str:
    """A period of the week."""
    return f"{weekday}{period}"


def session(when: str, what: str) -> str:
    """A session in a sentence."""
    return f"“{when} {what}”"


def step_staff(when: str, what: str, out: str, into: str) -> str:
    """Somebody else serves."""
    return f"{when}　{what}：{out} 换成 {into}"


def step_room(what: str, room: str) -> str:
    """A room."""
    return f"{what}：改到 {room}"


def step_meeting(club: str, old: str, new: str) -> str:
    """A meeting."""
    return f"{club}：从{old}改到{new}"


def step_pupil(pupil: str, leaves: str, joins: str) -> str:
    """A pupil's club."""
    return f"{pupil}：{leaves} → {joins}"


def step_keep(what: str) -> str:
    """A pin."""
    return f"{what}：固定不动"


def every(weekday: str, number: int | None) -> str:
    """Each such weekday, or those of a week of the rotation."""
    return f"每{weekday}" if number is None else f"每逢轮值第 {number} 周的{weekday}"


def serving(number: int) -> str:
    """How many periods a person serves on a day."""
    return f"{number} 节" if number else FREE


def capacity(number: int) -> str:
    """A room's size."""
    return f"{number} 座"


def members(number: int, most: int) -> str:
    """A club's members and places."""
    return f"{number}/{most} 人"


def and_others(text: str, number: int) -> str:
    """The first edits of a long step."""
    return f"{text}；等 {number} 处"


def excel_found(legal: int, refused: int) -> str:
    """What an edited workbook holds."""
    refused_text = f"，{refused} 处不能采用（见下）" if refused else ""
    return f"有 {legal} 处改动合规{refused_text}。"
