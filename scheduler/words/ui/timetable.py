"""The page 课表: weeks, views and cards."""

from scheduler.words.ui.common import LIST

NO_SERVICE = "无服务"
TYPICAL_WEEK = "轮值安排（每周）"
TODAY = "今天"


def make_up_week(day_text: str, weekday: str) -> str:
    """A make-up day outside Monday to Friday."""
    return f"调休上课　{day_text}（{weekday}）"


def dated_week(number: int, monday: str, friday: str) -> str:
    """A week of the term."""
    return f"第 {number} 周　{monday}至{friday}"


def follows(weekday: str) -> str:
    """A make-up day follows another weekday's timetable."""
    return f"按{weekday}"


VIEW = "查看方式"
VIEW_SCHOOL = "全校"
VIEW_NAMES = (VIEW_SCHOOL, "班级", "教师", "场地", "社团", "学生")
WEEK = "哪一周"
URL_KEY = {
    "班级": "class",
    "教师": "teacher",
    "场地": "room",
    "社团": "club",
    "学生": "pupil",
}
PERIOD = "时段"
PAPER, PAPERS = "打印纸张", ["A4", "A3"]
PRINT_HINT = "打印：选好纸张后按 Ctrl+P，已横向排好。张贴用的大幅海报在“下载”。"
ALL_OF = "全校"
WEEKDAY, FROM, ROOMS_IN_USE = "星期", "开始", "使用中的场地"
ROOM_USE = "各时段使用的场地数（按轮值安排）"
ROOM_CLICK = "点一格，看这半小时里哪些场地在用；再点一次收起。"
ROOM_HEADS = ("场地", "时间", "活动", "人数")
NOTHING_HERE = "这一周没有安排。"
ROLL_HEADS = ("学号", "姓名", "班级")
FLEX_HEADS = ("日期", "安排", "分钟", "来自哪些天的晚间服务")
FLEX_KIND = {"late_arrival": "晚到校", "early_leave": "早离校"}
DEPARTURE_HEADS = ("日期", "活动", "原来", "实际", "原因")
PUPIL_WISH_HEADS = ("志愿", "社团", "结果", "说明")
HELD, NOT_HELD = "已参加", "未参加"


def departures(number: int) -> str:
    """Heading of the departures of a week."""
    return f"本周与轮值安排不同之处（{number} 处）"


def closed(reason: str) -> str:
    """A club that does not open, and why."""
    return f"本学期不开设。{reason}"


def members(number: int) -> str:
    """Heading of a club's roll."""
    return f"成员名单（{number} 人）"


def flex(number: int) -> str:
    """Heading of a teacher's flexible hours."""
    return f"弹性上下班（{number} 次）"


def moves_line(moves: list[tuple[str, int]]) -> str:
    """Which clubs the pupils of a class go to."""
    shown = [f"{club}{pupils}" for club, pupils in moves[:3]]
    rest = f"等 {len(moves)} 个社团" if len(moves) > 3 else ""
    return LIST.join(shown) + rest


def club_number(number: int) -> str:
    """To how many clubs."""
    return f"去 {number} 个社团"


def in_weeks(weeks: tuple[int, ...]) -> str:
    """Weeks of the rotation."""
    return f"第{LIST.join(str(week) for week in weeks)}周"


def in_use(day: str, clock: str, number: int) -> str:
    """Heading of the rooms of one half hour."""
    return f"{day} {clock} 起半小时：{number} 场活动"
