"""The monthly attendance sheet: its headings, notes, and what can be wrong in it."""

from datetime import date

DATE, WEEKDAY, PERIOD, ACTIVITY = "日期", "星期", "时段", "活动"
GROUP, ROOM, STAFF, NAME = "班级/社团", "场地", "计划教师工号", "姓名"
STATE, SUBSTITUTE, NOTE, SESSION = "状态", "代课教师工号", "备注", "场次"
HEADINGS = (
    DATE,
    WEEKDAY,
    PERIOD,
    ACTIVITY,
    GROUP,
    ROOM,
    STAFF,
    NAME,
    STATE,
    SUBSTITUTE,
    NOTE,
    SESSION,
)
STAFF_SHEET = "教师名单"
STAFF_HEADINGS = ("工号", "姓名", "人员类别", "岗位")
SIGNATURES = "制表：" + 24 * " " + "审核：" + 24 * " " + "校长：" + 24 * " " + "日期："
DUTY_GROUP = "全校"

# What people write for a state besides its own word.
STATE_SYNONYMS = {
    "出勤": ("出勤", "到岗", "正常", "到", "√", "✓", "1"),
    "请假": ("请假", "病假", "事假", "公假", "产假", "公差"),
    "缺席": ("缺席", "缺勤", "旷工", "未到", "×"),
    "代课": ("代课", "代班", "顶班"),
    "停课": ("停课", "取消", "停", "未开展"),
}
STAFF_SYNONYMS = (STAFF, "工号", "教师工号", "计划工号")
GROUP_SYNONYMS = (GROUP, "班级或社团", "班级", "社团")
SUBSTITUTE_SYNONYMS = (SUBSTITUTE, "代课工号", "代课教师")


def title(school: str, year: int, month: int) -> str:
    """The heading of the sheet."""
    return f"{school}课后服务考勤表（{year}年{month:02d}月）"


GUIDE = (
    "已按排班预填“出勤”。有变化的行请改“状态”：请假、缺席、停课不计酬；代课请填代课教师工号，"
    "课时计给代课教师。不要删除行（删除按未出勤处理）；加课在表末空行补填。改完交回结算。"
)
STATE_HELP = "出勤、请假、缺席、代课、停课，选一项"
SUBSTITUTE_HELP = "状态为“代课”时必填；工号见“教师名单”"
SUBSTITUTE_UNKNOWN = "教师名单中没有这个工号，请核对"


def sheet_name(year: int, month: int) -> str:
    """``2026-09``: the reader finds the month here."""
    return f"{year}-{month:02d}"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


# code: what is wrong, how to mend it
SENTENCES: dict[str, tuple[str, str]] = {
    "attendance_no_sheet": (
        "文件“{book}”里没有考勤表（找不到含“日期”“状态”“计划教师工号”的表头）。",
        "请交回系统导出的考勤表，保留表头。",
    ),
    "attendance_no_month": (
        "看不出“{sheet}”是哪个月的考勤。",
        "请把工作表命名为“2026-09”这样的年-月。",
    ),
    "attendance_date": (
        "日期“{value}”无法识别。",
        "请写成 2026-09-07 这样的日期。",
    ),
    "attendance_other_month": (
        "日期{value}不在{month}。",
        "请改正日期，或把这一行移到当月的考勤表。",
    ),
    "attendance_staff_missing": (
        "没有填写计划教师工号。",
        "请填写工号；不需要的行请整行清空。",
    ),
    "attendance_staff_unknown": (
        "工号“{value}”不在教师表中。",
        "请改为教师名单中的工号。",
    ),
    "attendance_state_missing": (
        "没有填写状态。",
        "请填写出勤、请假、缺席、代课、停课中的一项。",
    ),
    "attendance_state_unknown": (
        "状态“{value}”无法识别。",
        "请改为出勤、请假、缺席、代课、停课中的一项。",
    ),
    "attendance_substitute_missing": (
        "状态是“代课”，但没有填写代课教师工号。",
        "请填写代课教师工号；没有人代课请把状态改为请假或缺席。",
    ),
    "attendance_substitute_self": (
        "代课教师就是原教师（{value}）。",
        "请改为实际代课的教师；本人到岗请把状态改为出勤。",
    ),
    "attendance_substitute_unwanted": (
        "状态是“{state}”，却填写了代课教师工号“{value}”。",
        "有人代课请把状态改为“代课”；否则请清空代课教师工号。",
    ),
    "attendance_substitute_post": (
        "代课教师{name}（{value}）没有“{post}”岗位。",
        "如情况属实可以保留；否则请改为有该岗位的教师。",
    ),
    "attendance_session_unknown": (
        "{day}没有“{period}·{activity}·{group}”这一场，无法确定时间和课时。",
        "请按表中其他行的写法填写时段、活动和班级/社团。",
    ),
    "attendance_activity_unknown": (
        "活动“{value}”无法识别。",
        "请填写作业辅导、社团、补习辅导、延时托管、晚自习或带班。",
    ),
    "attendance_added": (
        "{day}{period}{activity}（{group}）{name}（{value}）不在排班中，按手工增加计酬。",
        "如不是加课，请删除这一行。",
    ),
    "attendance_duplicate": (
        "这一行与第{row}行重复（同一天、同一场、同一人），会重复计酬。",
        "请删除其中一行。",
    ),
    "attendance_twice": (
        "{name}（{value}）在同一场中已由第{row}行计酬。",
        "同一人同一场只能计酬一次，请改正其中一行。",
    ),
    "attendance_overlap": (
        "{name}（{value}）同一时间已在第{row}行（{other}）计酬。",
        "同一时间只能在一处，请改正其中一行。",
    ),
    "attendance_doubled": (
        "代课教师{name}（{value}）同一时间已在第{row}行（{other}）计酬，本行不重复计酬。",
        "两组由同一人照看的不必改；如实际由别人代课，请改正代课教师工号。",
    ),
    "attendance_deleted": (
        "{name}（{value}）有{count}场排班在考勤表中没有对应的行，按未出勤处理，不计酬：{list}。",
        "如实际出勤，请从导出的考勤表恢复这些行。",
    ),
}


def listed(sessions: list[tuple[date, str]], shown: int = 5) -> str:
    """The first few of a list of sessions."""
    text = "、".join(f"{_day(day)}{period}" for day, period in sessions[:shown])
    return f"{text}等" if len(sessions) > shown else text


def day(day: date) -> str:
    """``9月7日``."""
    return _day(day)
