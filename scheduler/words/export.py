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


def leaves_text(moment: time) -> str:
    """When a pupil goes home."""
    return f"{moment:%H:%M}离校"


def class_subtitle(head: str, room: str, pupils: int) -> str:
    """What stands under a class's heading."""
    teacher = f"班主任：{head}　" if head else ""
    return f"{teacher}教室：{room}　学生：{pupils}人"


def room_subtitle(kind: str, capacity: int) -> str:
    """What stands under a room's heading."""
    return f"{kind}，可容纳{capacity}人"
