"""What the pages say: names, sentences, and nothing that decides."""

from datetime import date
from decimal import Decimal

# Pages ----------
APP = "课后服务排课"
PAGE_TITLES = {
    "start": "开始",
    "data": "数据",
    "planning": "排课",
    "timetable": "课表",
    "wishes": "志愿与公平",
    "compliance": "合规",
    "money": "经费",
    "downloads": "下载",
}
PAGE_PURPOSE = {
    "start": "从名单到课表、补助和公示，三步完成。",
    "data": "上传学校的表格，逐条核对问题，改好再排。",
    "planning": "在后台排出整个学期；可以随时离开本页，回来接着看。",
    "timetable": "按全校、班级、教师、场地、社团或学生查看，可打印。",
    "wishes": "每名学生的志愿满足到第几个，每位教师的工作量是否均衡。",
    "compliance": "当地文件逐条对照：原文、出处、结论和依据。",
    "money": "经费从哪里来、发给谁、按什么标准，精确到分。",
    "downloads": "全部结果文件，随时可以重新下载。",
}
ROLE = "使用者"
ROLE_HELP = "只调整菜单的先后，不限制查看"
OFFICE, PRINCIPAL, FINANCE = "教务", "校长", "财务"
NAV_FIRST = "常用"
NAV_REST = "其他"
PLAN_CHOICE = "查看的方案"
SAMPLE_PLAN = "示例学校"
NO_PLAN_YET = "还没有可以查看的方案"
NO_PLAN_HELP = "到“数据”上传本校表格，再到“排课”开始；完成后这里就会显示。"
GO_DATA = "去上传数据"
MEND_DATA = "上传改好的表格"
GO_PLANNING = "去排课"
MONEY_MISMATCH = (
    "这份方案和表格对不上，算不出经费。通常是表格在排课之后改过；"
    "请用现在的表格重新排一次。"
)
PAGE_BROKEN = (
    "这一页没能打开。请按 F5 刷新；如果仍然这样，请换一份方案，"
    "或把刚才的步骤告诉技术支持。"
)
LATE_FILES = "结果文件读不出来，可能被移动或改动过。请在“排课”重新排一次。"

# Kinds ----------
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


def about_plan(school: str, start: date, end: date) -> str:
    """The line under a page's title: whose plan this is."""
    return f"{school}　{start.year}年{day(start)}至{end.year}年{day(end)}"


# Weeks ----------
NO_SERVICE = "无服务"
TYPICAL_WEEK = "轮值安排（每周）"
TODAY = "今天"


def day(moment: date) -> str:
    """A day without its year."""
    return f"{moment.month}月{moment.day}日"


def make_up_week(day_text: str, weekday: str) -> str:
    """A make-up day outside Monday to Friday."""
    return f"调休上课　{day_text}（{weekday}）"


def dated_week(number: int, monday: str, friday: str) -> str:
    """A week of the term."""
    return f"第 {number} 周　{monday}至{friday}"


def follows(weekday: str) -> str:
    """A make-up day follows another weekday's timetable."""
    return f"按{weekday}"


# Start ----------
START_STEPS = (
    ("填表", "下载空白表格，按示例行填写；已有名单可以直接用，常见表头都认得。"),
    ("上传核对", "一次放入一个或多个文件，所有问题一次列全，写明在哪一格、怎么改。"),
    ("开始排课", "后台自动排好并独立复核，通过后给出课表、补助表和公示材料。"),
)
START_MAIN = "上传本校表格"
START_TEMPLATE = "下载空白表格"
TEMPLATE_FILE = "课后服务数据表.xlsx"
START_SAMPLE = "示例学校"
START_SAMPLE_TEXT = "下面是一所虚构学校已经排好的一个学期，各页都可以打开看。"
START_OWN = "当前方案"
START_SAMPLE_MISSING = (
    "示例学校还没有排好。可以直接上传本校表格；示例排好后刷新本页即可看到。"
)
START_OPEN = "看课表"
START_WISHES = "看志愿与公平"
START_COMPLIANCE = "看合规对照"
START_MONEY = "看经费"

# Facts ----------
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


# Data ----------
CHOOSE_FILES = "选择文件"
DROP_FILES = "也可以把文件拖到这里，可一次放多个 .xlsx，单个不超过 20 MB"
UPLOAD = "学校表格"
UPLOAD_HELP = "名单可以分成多个文件；文件只保存在这台电脑上。"
UPLOAD_SAMPLE = "使用示例学校的表格"
WHOLE_FILE = "整个文件"
USABLE = "表格可以使用；下面几处请留意，不改也能排课。"
MUST_MEND = "表格里有必须改的地方，改好后重新上传。下面逐条写明位置和改法。"
DEMAND_HEADS = ("社团", "人数限额", "第一志愿", "全部志愿")
NO_DATA = "还没有上传表格。"
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


# Planning ----------
START_RUN = "开始排课"
SECONDS = "最长用时"
SECONDS_HELP = "到时间就用已经找到的最好方案；规模大的学校可以多给一些。"
SECONDS_TEXT = {30: "30 秒", 45: "45 秒", 90: "1 分半", 180: "3 分钟", 600: "10 分钟"}
PLAN_NO_DATA = "先选好要排的数据：上传本校表格，或用示例学校试一次。"
BEHIND_STAGES = "逐步看"
BOUND_NOTE = "再好也不会超过它"
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
NONE_YET = "—"
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


def seconds_text(seconds: float) -> str:
    """A duration."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    return f"{whole // 60} 分 {whole % 60:02d} 秒"


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


def moment(created: str) -> str:
    """An ISO moment as people write it."""
    return f"{int(created[5:7])}月{int(created[8:10])}日 {created[11:16]}"


def violations(number: int) -> str:
    """Heading of the breaches the audit found."""
    return f"复核发现的问题（{number} 处）"


def notices(number: int) -> str:
    """Heading of a run's notices."""
    return f"请知悉（{number} 条）"


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


# Timetable ----------
VIEW = "查看方式"
VIEW_SCHOOL = "全校"
VIEW_NAMES = (VIEW_SCHOOL, "班级", "教师", "场地", "社团", "学生")
WEEK = "哪一周"
CLASS, TEACHER, ROOM, CLUB, PUPIL = "班级", "教师", "场地", "社团", "学生"
URL_KEY = {
    "班级": "class",
    "教师": "teacher",
    "场地": "room",
    "社团": "club",
    "学生": "pupil",
}
PERIOD = "时段"
PRINT_HINT = "打印：按 Ctrl+P，已按 A4 横向排好。张贴用的大幅海报在“下载”。"
ALL_OF = "全校"
LIST = "、"
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


def people(number: int) -> str:
    """A number of pupils."""
    return f"{number} 人"


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


def wish(rank: int) -> str:
    """A wish's rank."""
    return f"第{'一二三四五六七八九'[rank - 1]}志愿"


# Wishes and fairness ----------
WISHES_HEAD = "志愿满足情况"
FAIR_HEAD = "教师工作量"
FAIR_TEXT = "每一条是一位教师整个学期的课时，横线是平均数。"
LATE_TEXT = "能承担延时托管、晚自习的教师各去了多少次；横线是平均数。"
BEHIND_WISHES = "看各年级人数"
BEHIND_LOADS = "看每位教师"
NO_CLUB = "未进入社团"
RANK, NUMBER, SHARE, GRADE = "结果", "人数", "占比", "年级"
LOAD = "课时"
LATE = "晚间次数"
CLUBS_HEAD = "社团开设情况"
CLUB_HEADS = ("社团", "是否开设", "人数", "限额", "第一志愿人数", "说明")
OPENED, CLOSED = "开设", "未开设"
WISH_HEADS = ("年级", "结果", "人数")
MISSED_HEADS = ("学生", "班级", "志愿（先后）", "参加的社团", "原因")
LOAD_HEADS = ("教师", "人员类别", "学期课时", "每周平均", "晚间次数", "带班天数")
KIND_FILTER = "人员类别"
ALL = "全部"


def grade(number: int) -> str:
    """A grade's name."""
    return f"{'一二三四五六七八九'[number - 1]}年级"


def share(part: int, whole: int) -> str:
    """A share of a whole."""
    return f"{part * 100 / whole:.1f}%" if whole else NONE_YET


def number_and_share(part: int, whole: int) -> str:
    """A number with its share."""
    return f"{part} 人　{share(part, whole)}"


def limits(minimum: int, maximum: int) -> str:
    """A club's size."""
    return f"{minimum}–{maximum}"


def fair(value: float) -> str:
    """The label of the fair line."""
    return f"平均 {value:g}"


def hundredths(value: int) -> str:
    """A quantity in hundredths."""
    return f"{value / 100:g}"


def missed(number: int) -> str:
    """Heading of the pupils without their first wish."""
    return f"没有得到第一志愿的学生（{number} 人）"


def more_rows(number: int) -> str:
    """Rows not shown."""
    return f"还有 {number} 行没有列出，完整名单在“下载”的课表文件里。"


def wishes_sentence(first: int, some: int, asked: int) -> str:
    """The picture in one sentence."""
    if not asked:
        return "没有学生填写志愿。"
    return (
        f"{asked} 名学生填了志愿，{some} 人进入了自己填的社团，"
        f"其中 {first} 人得到第一志愿（{first * 100 / asked:.1f}%）。"
    )


# Compliance ----------
VERDICT_FILTER = "结论"
VERDICT_TONE = {
    "符合": "good",
    "不符合": "bad",
    "提示": "care",
    "本地规则未规定": "calm",
    "需人工确认": "care",
}
CLAUSE_HEADS = ("结论", "原文与出处", "依据")


def verdict_sentence(title: str, counts: dict[str, int]) -> str:
    """The clause count in one sentence."""
    total = sum(counts.values())
    parts = "，".join(f"{word} {number} 条" for word, number in counts.items())
    return f"对照{title}，共 {total} 条：{parts}。"


# Money ----------
YUAN = "元"
INCOME, STAFF_FUND, PAID, LEFT = "经费收入", "可用于人员", "人员支出", "人员经费结余"
LEFT_NOTE = "可用于人员减去支出"
FLOW = "收入与去向"
FEES, FISCAL, OTHER, REST = "家庭缴费", "财政补助", "其他收入", "公用部分"
CHANNEL, AMOUNT, SUM = "渠道", "金额", "合计"
BY_CHANNEL = "各渠道发放"
BY_MONTH = "按月支出"
LINES = "逐笔明细"
MONTH, PERSON, POST = "月份", "人员", "岗位"
LINE_HEADS = (
    "日期",
    "人员",
    "渠道",
    "岗位",
    "活动",
    "课时（带班为日）",
    "标准（元）",
    "金额（元）",
    "说明",
)
LIMIT_LINES = 400


def part_of_income(share_of: Decimal) -> str:
    """The staff part of the income."""
    return f"收入的 {share_of * 100:.0f}%"


def lines_sentence(number: int, total: str) -> str:
    """The lines picked, in one sentence."""
    return f"{number:,} 笔，合计 {total} 元。"


def more_lines(number: int) -> str:
    """Lines not shown."""
    return f"还有 {number} 笔没有列出，完整明细在“下载”的补助表里。"


# Downloads ----------
DOWNLOAD_ALL = "全部打包下载"
DOWNLOAD = "下载"
FILE_WORDS = {
    "timetable.xlsx": ("课表", "班级、教师、场地、社团各一份，带名单"),
    "timetable.pdf": ("课表海报", "每班一页，可直接打印张贴"),
    "subsidy.xlsx": ("补助表", "收入、逐笔明细、月汇总、发放和公示，带公式"),
    "compliance.xlsx": ("合规对照表", "当地文件逐条对照，附依据"),
    "attendance": ("考勤表", "按方案预填，月底改成实际后可据此结算"),
    "calendar": ("个人日历", "每位教师一个日历文件，可导入手机日历"),
    "plan.json": ("方案数据", "程序之间交换用，也用于日后调整"),
    "conflicts.xlsx": ("冲突说明", "互相冲突的要求和改法"),
}
CALENDAR_ZIP = "个人日历.zip"


def zip_name(school: str) -> str:
    """Name of the package of everything."""
    return f"{school}课后服务结果.zip"


def attendance_title(month: str) -> str:
    """A month's attendance sheet; ``month`` is ``2026-09``."""
    return f"考勤表（{month}）"


def file_size(size: int) -> str:
    """A file's size."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def month_text(year: int, month: int) -> str:
    """A month."""
    return f"{year}年{month}月"


def number_of_files(number: int) -> str:
    """How many files a package holds."""
    return f"共 {number} 个文件"
