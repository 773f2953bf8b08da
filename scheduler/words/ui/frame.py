"""The frame of every page: titles, roles, plans, the numbers looked at first."""

from datetime import date

from scheduler.words.office import STATE
from scheduler.words.ui.common import day

APP = "课后服务排课"
PAGE_TITLES = {
    "start": "开始",
    "data": "数据",
    "planning": "排课",
    "timetable": "课表",
    "editing": "改课表",
    "absences": "请假代班",
    "compare": "方案对比",
    "whatif": "如果……",
    "wishes": "志愿与公平",
    "compliance": "合规",
    "money": "经费",
    "approval": "审批",
    "downloads": "下载",
    "people": "账号",
}
PAGE_PURPOSE = {
    "start": "从名单到课表、补助和公示，三步完成。",
    "data": "上传学校的表格，逐条核对问题，改好再排。",
    "planning": "在后台排出整个学期；可以随时离开本页，回来接着看。",
    "timetable": "按全校、班级、教师、场地、社团或学生查看，可打印。",
    "editing": "点选或拖动，换人、换场地、换时间；合不合规当场说明，改完存成新版本。",
    "absences": "谁请假、谁来代，一次办好；课表、日历、考勤表和补助一起更新。",
    "compare": "两个版本并排，每一处不同都列出来。",
    "whatif": "改几个条件另排一份来比较；看志愿与费用怎么取舍，哪些要求卡住了。",
    "wishes": "每名学生的志愿满足到第几个，每位教师的工作量是否均衡。",
    "compliance": "当地文件逐条对照：原文、出处、结论和依据。",
    "money": "经费从哪里来、发给谁、按什么标准，精确到分。",
    "approval": "教务提交，校长批准或退回，批准后发布；每一步都有记录。",
    "downloads": "全部结果文件，随时可以重新下载。",
    "people": "谁可以登录，各是什么身份。",
}
ROLE = "使用者"
ROLE_HELP = "这台电脑上不用登录，按这里选的身份办理；审批记录会写明身份是在本机选的"
LOGIN, LOGIN_OVER, LOGOUT = "重新登录", "登录已结束，请重新登录。", "退出登录"
OFFICE, PRINCIPAL, FINANCE = "教务", "校长", "财务"
NAV_FIRST = "常用"
NAV_REST = "其他"
PLAN_CHOICE = "查看的方案"
SAMPLE_PLAN = "示例学校"
NO_PLAN_YET = "还没有可以查看的方案"
NO_PLAN_HELP = "到“数据”上传本校表格，再到“排课”开始；完成后这里就会显示。"
SERVED_BARE = (
    "这样启动会让别的电脑不登录就能看到学生信息，已拒绝。"
    "请用 python -m scheduler start --lan 启动。"
)
NO_PLAN_WAIT = "教务排好、校长批准之后，方案会显示在这里。"
GO_START = "回到开始页"
NAMES_MASKED = "学生姓名和学号已隐去。"
SHOW_NAMES = "显示姓名"
SHOW_NAMES_HELP = "需要时再看；谁在什么时候看过，会写进操作记录"
GO_DATA = "去上传数据"
MEND_DATA = "上传改好的表格"
GO_PLANNING = "去排课"
MONEY_MISMATCH = (
    "这份方案和表格对不上，算不出经费。通常是表格在排课之后改过；"
    "请用现在的表格重新排一次。"
)
SKIP = "跳到正文"
NOTHING_FOUND = "没有找到，请换个字再找"
PRESS_ENTER, PRESS_CTRL_ENTER = "按回车键生效", "按 Ctrl+回车键生效"
OUT_OF_RANGE = "超出可填的范围，请改一个数"
WRONG_FILE = "不能用：只收 .xlsx，且不超过 20 MB；请另存后再传"
PAGE_BROKEN = (
    "这一页没能打开。请按 F5 刷新；如果仍然这样，请换一份方案，"
    "或把刚才的步骤告诉技术支持。"
)
NO_ROOM = (
    "磁盘已满，刚才的操作没有保存，原来的数据没有改动。"
    "请清出一些空间（例如删掉不用的文件），再做一次。"
)
NOT_WRITABLE = (
    "数据文件夹写不进去，刚才的操作没有保存。"
    "请检查文件夹的权限，或是否有别的程序正打开着里面的文件，再做一次。"
)
STORE_FAILED = (
    "办公记录暂时写不进去，刚才的操作没有保存，原来的记录没有改动。"
    "请稍等片刻再做一次；如果仍然这样，请看磁盘是否已满，再告诉管理员。"
)
LATE_FILES = "结果文件读不出来，可能被移动或改动过。请在“排课”重新排一次。"
ACTIVITY = {
    "study": "作业辅导",
    "club": "社团",
    "tutoring": "补习辅导",
    "care": "延时托管",
    "evening": "晚自习",
    "duty": "带班",
}
ACTIVITY_SHORT = {
    "study": "作业",
    "club": "社团",
    "tutoring": "补习",
    "care": "延时",
    "evening": "晚习",
    "duty": "带班",
}


def plan_label(title: str, created: str) -> str:
    """A plan in the list: the school and when it was made."""
    return f"{created}　{title}"


def with_state(text: str, state: str) -> str:
    """A plan with its state."""
    return f"{text}　{STATE[state]}"


def logged_in(name: str, role: str) -> str:
    """Who is logged in."""
    return f"{name}（{role}）"


def about_plan(school: str, start: date, end: date) -> str:
    """The line under a page's title: whose plan this is."""
    return f"{school}　{start.year}年{day(start)}至{end.year}年{day(end)}"


PUPILS, PUPILS_UNIT = "参加学生", "人"
CLASSES, CLASSES_UNIT = "班级", "个"
TEACHERS, TEACHERS_UNIT = "教师", "人"
CLUBS_OPEN, CLUBS_UNIT = "开设社团", "个"
SERVICE_DAYS, DAYS_UNIT = "服务日", "天"
FIRST_WISH, PERCENT = "第一志愿", "%"
WISHED = "填写志愿"
TEACHERS_SERVING = "参与教师"
CLUBS_OFFERED = "社团"
WISHED_NOTE = "社团志愿"
ROOMS, ROOMS_UNIT = "场地", "处"
SLOTS, SLOTS_UNIT = "每周时段", "个"


def of_listed(number: int) -> str:
    """How many were on the list."""
    return f"名单共 {number}"


def with_wishes(number: int) -> str:
    """How many pupils had wishes."""
    return f"{number} 人填了志愿"


def not_opened(number: int) -> str:
    """Clubs that do not open."""
    return f"{number} 个未开" if number else "全部开设"


def nth(label: str, number: int) -> str:
    """A plan's label, told apart from earlier ones that read alike."""
    return label if number == 1 else f"（{number}）{label}"
