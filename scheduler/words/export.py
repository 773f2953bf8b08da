"""Words of the result files: sheet names, headings and sentences for people."""

from datetime import date, time

from scheduler.domain.kinds import WEEKDAY_NAMES, Activity, weekday_text

ACTIVITY_NAMES: dict[Activity, str] = {
    Activity.STUDY: "作业辅导",
    Activity.CLUB: "社团",
    Activity.TUTORING: "补习辅导",
    Activity.CARE: "延时托管",
    Activity.EVENING: "晚自习",
    Activity.DUTY: "带班",
}
SHORT_NAMES: dict[Activity, str] = {
    Activity.STUDY: "作业",
    Activity.CLUB: "社团",
    Activity.TUTORING: "补习",
    Activity.CARE: "托管",
    Activity.EVENING: "晚自习",
    Activity.DUTY: "带班",
}
FLEX_NAMES = {"late_arrival": "推迟到校", "early_leave": "提前离校"}

SYSTEM = "课后服务排课系统"
LIST_SEPARATOR = "、"
CLUB_MOVE = "社团走班"
NOBODY = "未安排"
EVERY_WEEK = "每周"
PERIOD = "时段"
CLASS = "班级"
DUTY_GROUP = "全校"


def week_text(week: int) -> str:
    """``第1周`` for 1: a week of the cycle."""
    return f"第{week}周"


def weeks_text(weeks: tuple[int, ...]) -> str:
    """The cycle weeks something happens in; no weeks means every week."""
    if not weeks:
        return EVERY_WEEK
    return "第" + LIST_SEPARATOR.join(str(week) for week in weeks) + "周"


def span_text(start: time, end: time) -> str:
    """``16:00–17:00``."""
    return f"{start:%H:%M}–{end:%H:%M}"


def date_text(day: date) -> str:
    """``2026年9月7日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_name(day: date) -> str:
    """``周一`` of a real date."""
    return "周" + WEEKDAY_NAMES[day.weekday()]


def follows_text(weekday: int) -> str:
    """A make-up day that follows another weekday's grid."""
    return f"按{weekday_text(weekday)}"


def count_text(pupils: int) -> str:
    """``27人``."""
    return f"{pupils}人"


def merged_text(others: str) -> str:
    """The classes this class sits with."""
    return f"与{others}合班"


def classes_text(number: int) -> str:
    """So many classes, when their names would not fit."""
    return f"{number}个班"


def grade_classes_text(grade: str, number: int) -> str:
    """So many classes of one grade."""
    return f"{grade}{number}个班"


def grade_text(grade: int) -> str:
    """``三年级`` for 3."""
    return "一二三四五六七八九"[grade - 1] + "年级"


def week_title(subject: str) -> str:
    """Heading of a week grid."""
    return f"{subject} 课后服务课表"


def teacher_title(name: str, staff_id: str) -> str:
    """Heading of a teacher's week."""
    return f"{name}（{staff_id}）课后服务安排"


def room_title(name: str) -> str:
    """Heading of a room's week."""
    return f"{name} 使用安排"


def class_subtitle(head: str, room: str, pupils: int) -> str:
    """What stands under a class's heading."""
    teacher = f"班主任：{head}　" if head else ""
    return f"{teacher}教室：{room}　学生：{pupils}人"


def room_subtitle(kind: str, capacity: int) -> str:
    """What stands under a room's heading."""
    return f"{kind}，可容纳{capacity}人"


PAGE_FOOTER = "第 &P 页 / 共 &N 页"
NOTHING = "（没有）"


# timetable.xlsx
GUIDE_SHEET = "说明"
MATRIX_SHEET = "全校总表"
CLASS_SHEET = "班级课表"
TEACHER_SHEET = "教师课表"
ROOM_SHEET = "场地课表"
CLUB_SHEET = "社团名册"
GROUP_SHEET = "学习组名册"
CARE_SHEET = "延时托管名册"
PUPIL_SHEET = "学生去向"
LEAVING_SHEET = "离校名单"
DAILY_SHEET = "每日排班"
CHANGE_SHEET = "变更清单"
FLEX_SHEET = "弹性上下班"
WISH_SHEET = "志愿结果"
CLOSED_SHEET = "未开社团"

SHEET_GUIDE = (
    (MATRIX_SHEET, "全校各班一周安排，一行一个班；点班级名可跳到该班课表"),
    (CLASS_SHEET, "每班一页，可张贴在教室"),
    (
        TEACHER_SHEET,
        "每位教师典型一周的岗位；“第1周”“第2周”为轮值周次，未注明的每周都有",
    ),
    (ROOM_SHEET, "每个场地一周的使用情况"),
    (CLUB_SHEET, "每个社团一页，供点名；最右列为活动后几点离校"),
    (GROUP_SHEET, "作业辅导、补习辅导、晚自习各组的学生名单"),
    (CARE_SHEET, "延时托管各组的学生名单"),
    (PUPIL_SHEET, "每个学生周一至周五在哪里、几点离校，供班主任查询"),
    (LEAVING_SHEET, "按离校时间排列：哪一组学生几点从哪里离校，供值班和护送教师使用"),
    (DAILY_SHEET, "本学期每个服务日的实际排班，一行一个活动；标色行与轮值表不同"),
    (CHANGE_SHEET, "因请假、固定安排或放假而与轮值表不同的日期"),
    (FLEX_SHEET, "由课后服务时间折算的推迟到校、提前离校安排"),
    (WISH_SHEET, "每个学生的志愿、录取结果和未满足的原因"),
    (CLOSED_SHEET, "没有开设的社团和原因"),
)


def guide_title(school: str, term: str) -> str:
    """Title of the workbook."""
    return f"{school}　{term}　课后服务课表"


def period_text(first: date, last: date) -> str:
    """From a date to a date."""
    return f"{date_text(first)}至{date_text(last)}"


FACT_SCHOOL = "学校"
FACT_TERM = "学期"
FACT_SERVICE = "服务日期"
FACT_POLICY = "政策方案"
FACT_CYCLE = "轮值周期"
FACT_COUNTS = "规模"
FACT_CHANGES = "变更"
FACT_QUALITY = "方案质量"
FACT_RUN = "计算记录"
FACT_INPUTS = "依据的文件"
FACT_NOTICE = "提醒"
FACT_HEADINGS = ("项目", "内容")
SHEETS_HEADING = "本文件各工作表"
SHEETS_HEADINGS = ("工作表", "内容")
STAGES_HEADING = "各步目标的完成情况"
STAGES_NOTE = (
    "计算按先后次序逐步求优：前一步的结果不为后一步让步。"
    "“理论界限”是已证明不可能超过（或低于）的值，与“达到值”相等即已证明最优。"
)
STAGE_HEADINGS = ("目标", "方向", "达到值", "理论界限", "结论", "用时（秒）")
SENSES = {"min": "越小越好", "max": "越大越好"}
PROVEN = "已证明最优"
STATUS_OPTIMAL = "每一步目标都已证明最优，不存在更好的方案。"


def status_feasible(open_stages: str) -> str:
    """The plan keeps all hard rules, but some stages are not proven."""
    return (
        "方案满足全部硬性要求；以下目标在限定时间内未能证明最优，"
        f"可能还有改进余地：{open_stages}。"
    )


def gap_text(gap: int) -> str:
    """How far a stage may still be from the best."""
    return f"未证明最优，至多相差{gap}"


def cycle_text(weeks: int) -> str:
    """How often the roster repeats."""
    return "每周相同" if weeks == 1 else f"每{weeks}周一轮"


def counts_text(pupils: int, classes: int, clubs: int, groups: int, days: int) -> str:
    """The size of the plan."""
    return (
        f"学生{pupils}人，{classes}个班；开设社团{clubs}个；"
        f"每周{groups}个活动组；全学期{days}个服务日"
    )


def changes_text(departures: int) -> str:
    """How many roster rows depart from the cycle."""
    if departures == 0:
        return "全学期排班都与轮值表一致"
    return f"{departures}处与轮值表不同，见“{CHANGE_SHEET}”"


def run_text(seed: int, workers: int, version: str) -> str:
    """What is needed to make the same plan again."""
    return f"随机种子{seed}，并行{workers}路，程序版本{version}"


def input_text(name: str, digest: str) -> str:
    """An input file and the start of its fingerprint."""
    return f"{name}（SHA-256 {digest[:16]}…）"


ROTATION_NOTE = "斜线“/”前后依次为轮值第1周、第2周……的教师；没有斜线的每周相同。"
CLUB_NOTE = "社团时段学生按社团走班，未参加社团的学生在班级学习组。"
MATRIX_CORNER = "班级"


def clubs_text(number: int) -> str:
    """To how many clubs the pupils of a class go."""
    return f"去{number}个社团"


CLUB_HEADINGS = (
    "社团", "类别", "活动时间", "地点", "指导教师", "序号", "班级", "学号", "姓名",
    "离校时间",
)  # fmt: skip
GROUP_HEADINGS = (
    "星期", "时段", "时间", "活动", "班级", "地点", "指导教师", "人数", "学生名单",
)  # fmt: skip
CARE_HEADINGS = (
    "星期", "时段", "时间", "地点", "看护教师", "序号", "班级", "学号", "姓名",
    "离校时间",
)  # fmt: skip
LEAVING_HEADINGS = (
    "星期", "离校时间", "活动", "组别", "集合地点", "带队教师", "人数", "学生名单",
)  # fmt: skip
DAILY_HEADINGS = (
    "日期", "星期", "时段", "时间", "活动", "组别", "地点", "人数", "工号", "教师",
    "变更原因",
)  # fmt: skip
CHANGE_HEADINGS = (
    "日期", "星期", "时段", "活动", "组别", "地点", "原定教师", "实际教师", "原因",
)  # fmt: skip
FLEX_HEADINGS = (
    "工号", "教师", "日期", "星期", "安排", "分钟", "时间", "由哪几天的服务折算",
)  # fmt: skip
CLOSED_HEADINGS = (
    "社团", "类别", "最少人数", "最多人数", "填报人数", "第一志愿人数", "未开设的原因",
)  # fmt: skip
PUPIL_HEADINGS = ("班级", "学号", "姓名")


def wish_headings(ranks: int) -> tuple[str, ...]:
    """Headings of the wishes sheet for so many ranks."""
    wishes = tuple(f"志愿{rank}" for rank in range(1, ranks + 1))
    return ("班级", "学号", "姓名", *wishes, "录取社团", "结果", "未满足的原因")


def rank_text(rank: int | None) -> str:
    """Which wish a pupil holds."""
    return "未录取" if rank is None else f"第{rank}志愿"


def wish_reason(rank: int, club: str, text: str) -> str:
    """Why a pupil does not hold one of their wishes."""
    return f"志愿{rank}“{club}”：{text}"


def wish_summary(pupils: int, by_rank: tuple[int, ...], without: int) -> str:
    """The counts in one sentence."""
    ranks = "，".join(
        f"{rank_text(rank)}{count}人" for rank, count in enumerate(by_rank, start=1)
    )
    return f"填报志愿的学生{pupils}人：{ranks}，未录取{without}人。"


def meeting_text(weekdays: tuple[int, ...], span: str) -> str:
    """``周一、周三 17:00–18:00``."""
    days = LIST_SEPARATOR.join(weekday_text(weekday) for weekday in weekdays)
    return f"{days} {span}"


def follows_note(day: date, weekday: int) -> str:
    """The date's own weekday, and the one it follows on a make-up day."""
    own = day_name(day)
    return own if day.isoweekday() == weekday else f"{own}（{follows_text(weekday)}）"


def late_arrival_text(on: time, until: time) -> str:
    """Instead of ``on`` the teacher arrives at ``until``."""
    return f"{on:%H:%M}到校改为{until:%H:%M}到校"


def early_leave_text(off: time, since: time) -> str:
    """Instead of ``off`` the teacher leaves at ``since``."""
    return f"{off:%H:%M}下班改为{since:%H:%M}下班"


def days_text(days: tuple[date, ...]) -> str:
    """``9月7日、9月9日``."""
    return LIST_SEPARATOR.join(f"{day.month}月{day.day}日" for day in days)


CLUB_ROLL_NOTE = "每个社团单独成页。学生按班级、学号排列，供点名使用。"
GROUP_ROLL_NOTE = "名单按班级排列；同年级合班的组列出各班学生。" + ROTATION_NOTE
CARE_ROLL_NOTE = "按星期、时段、地点排列。" + ROTATION_NOTE
PUPIL_NOTE = "“→”表示当天先后的活动，后面的时间为离校时间；空白表示当天不参加课后服务。"
LEAVING_NOTE = "学生活动结束后由带队教师从集合地点送到校门。" + ROTATION_NOTE
DAILY_NOTE = "标色行与轮值表不同，原因写在最右列。"
CHANGE_NOTE = "未列出的日期都与轮值表一致。"
FLEX_NOTE = "只安排在当天没有课、也没有课后服务的时间；不超过此前已挣得的时间。"
CLOSED_NOTE = "“填报人数”为任一志愿填了该社团的学生数。"


def move_list(moves: tuple[tuple[str, int], ...]) -> str:
    """``合唱3、足球5``: clubs with the number of pupils who go there."""
    return LIST_SEPARATOR.join(f"{club}{pupils}" for club, pupils in moves)


# compliance.xlsx
COMPLIANCE_SHEET = "逐条核对"
COMPLIANCE_TITLE = "课后服务政策逐条核对表"
COMPLIANCE_HEADINGS = ("id", "来源", "原文", "力度", "结论", "依据与数据")
COMPLIANCE_NOTE = (
    "结论由独立的核对程序根据课表、排班与学校填报的数据得出；“需人工确认”的条款不能从数据判断，"
    "请学校填写情况并附材料；“本地规则未规定”表示所选政策方案没有写明，按学校自己的规定执行。"
)
SIGNATURES = ("填表人：", "校长：", "日期：")


def compliance_title(school: str, term: str) -> str:
    """Title of the compliance report."""
    return f"{school}　{term}　{COMPLIANCE_TITLE}"


def compliance_scope(policy: str, service: str) -> str:
    """Which regime the plan was held against, for which dates."""
    return f"政策方案：{policy}　服务日期：{service}"


def compliance_summary(clauses: int) -> str:
    """How many clauses were looked at."""
    return f"共核对{clauses}条："


def verdict_count(word: str, clauses: int) -> str:
    """How many clauses got a verdict."""
    return f"　{word} {clauses} 条"


# conflicts.xlsx
CONFLICTS_SHEET = "冲突说明"
CONFLICTS_NOTE = (
    "下面每一组要求不能同时满足，因此排不出课表。"
    "每条要求前面写明它在学校表格中的工作表和单元格。"
)
CONFLICT_HEADINGS = ("序号", "工作表", "单元格", "要求")
REPAIRS_HEADING = "可以这样修改"
REPAIRS_NOTE = (
    "每个方案单独采用即可排出课表，改动小的排在前面。一个方案有多行时，各行都要改。"
)
NO_REPAIRS = "没有找到单独修改即可解决的方案，请先解决上面列出的冲突再重新计算。"
REPAIR_HEADINGS = ("方案", "工作表", "单元格", "做法", "现在的内容", "改为")


def conflicts_title(school: str) -> str:
    """Title of the conflicts report."""
    return f"{school}　课后服务无法排出课表的原因"


def conflict_heading(number: int, *, minimal: bool) -> str:
    """Heading of one conflict."""
    kind = (
        "缺一不可：去掉其中任意一条就不再冲突" if minimal else "其中可能含有无关的要求"
    )
    return f"冲突{number}（{kind}）"


# calendar/*.ics
CALENDAR_PRODUCT = "-//After-School Scheduler//课后服务排班//ZH"


def calendar_name(school: str, teacher: str) -> str:
    """Name of a teacher's calendar."""
    return f"{school} 课后服务 {teacher}"


def event_summary(activity: str, group: str) -> str:
    """Title of a duty event."""
    return f"课后服务·{activity} {group}".rstrip()


def event_description(school: str, period: str, pupils: int, reason: str) -> str:
    """Body of a duty event."""
    lines = [school, f"时段：{period}"]
    if pupils:
        lines.append(f"学生：{pupils}人")
    if reason:
        lines.append(f"变更：{reason}")
    return "\n".join(lines)


def flex_summary(kind: str, minutes: int) -> str:
    """Title of a flexible-hours event."""
    return f"弹性上下班·{FLEX_NAMES[kind]}{minutes}分钟"


def flex_description(school: str, days: tuple[date, ...]) -> str:
    """Body of a flexible-hours event."""
    return f"{school}\n由{days_text(days)}的课后服务时间折算"


def regime_text(region: str, title: str, policy: str) -> str:
    """A regime by its region, its document's title and its id."""
    return f"{region}《{title.replace('《', '〈').replace('》', '〉')}》（{policy}）"


# timetable.pdf
CLUBS_TITLE = "社团一览"
CLUBS_HEADINGS = ("社团", "类别", "活动时间", "地点", "指导教师", "人数")
OWN_ROOM = "本班教室"
