"""Words of timetable.xlsx: sheet names, headings, notes."""

from datetime import time

from scheduler.words.export import ROTATION_NOTE

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


def wish_summary(pupils: int, by_rank: tuple[int, ...], without: int) -> str:
    """The counts in one sentence."""
    ranks = "，".join(
        f"{rank_text(rank)}{count}人" for rank, count in enumerate(by_rank, start=1)
    )
    return f"填报志愿的学生{pupils}人：{ranks}，未录取{without}人。"


def follows_text(own: str, followed: str) -> str:
    """A date's own weekday, and the one it follows on a make-up day."""
    return own if own == followed else f"{own}（按{followed}）"


def late_arrival_text(on: time, until: time) -> str:
    """Instead of ``on`` the teacher arrives at ``until``."""
    return f"{on:%H:%M}到校改为{until:%H:%M}到校"


def early_leave_text(off: time, since: time) -> str:
    """Instead of ``off`` the teacher leaves at ``since``."""
    return f"{off:%H:%M}下班改为{since:%H:%M}下班"


CLUB_ROLL_NOTE = "每个社团单独成页。学生按班级、学号排列，供点名使用。"
GROUP_ROLL_NOTE = "名单按班级排列；同年级合班的组列出各班学生。" + ROTATION_NOTE
CARE_ROLL_NOTE = "按星期、时段、地点排列。" + ROTATION_NOTE
PUPIL_NOTE = "“→”表示当天先后的活动，后面的时间为离校时间；空白表示当天不参加课后服务。"
LEAVING_NOTE = "学生活动结束后由带队教师从集合地点送到校门。" + ROTATION_NOTE
DAILY_NOTE = "标色行与轮值表不同，原因写在最右列。"
CHANGE_NOTE = "未列出的日期都与轮值表一致。"
FLEX_NOTE = "只安排在当天没有课、也没有课后服务的时间；不超过此前已挣得的时间。"
CLOSED_NOTE = "“填报人数”为任一志愿填了该社团的学生数。"
