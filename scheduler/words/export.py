"""Words shared by the result files, and those of the views and posters."""

from datetime import date, time

ACTIVITY_NAMES: dict[str, str] = {
    "study": "作业辅导",
    "club": "社团",
    "tutoring": "补习辅导",
    "care": "延时托管",
    "evening": "晚自习",
    "duty": "带班",
}
SHORT_NAMES: dict[str, str] = {
    "study": "作业",
    "club": "社团",
    "tutoring": "补习",
    "care": "托管",
    "evening": "晚自习",
    "duty": "带班",
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

ROTATION_NOTE = "斜线“/”前后依次为轮值第1周、第2周……的教师；没有斜线的每周相同。"
CLUB_NOTE = "社团时段学生按社团走班，未参加社团的学生在班级学习组。"


def guide_title(school: str, term: str) -> str:
    """Title of the workbook."""
    return f"{school}　{term}　课后服务课表"


def period_text(first: date, last: date) -> str:
    """From a date to a date."""
    return f"{date_text(first)}至{date_text(last)}"


def days_text(days: tuple[date, ...]) -> str:
    """``9月7日、9月9日``."""
    return LIST_SEPARATOR.join(f"{day.month}月{day.day}日" for day in days)


def move_list(moves: tuple[tuple[str, int], ...]) -> str:
    """``合唱3、足球5``: clubs with the number of pupils who go there."""
    return LIST_SEPARATOR.join(f"{club}{pupils}" for club, pupils in moves)


def meeting_text(weekdays: tuple[str, ...], span: str) -> str:
    """``周一、周三 17:00–18:00``."""
    return f"{LIST_SEPARATOR.join(weekdays)} {span}"


def wish_reason(rank: int, club: str, text: str) -> str:
    """Why a pupil does not hold one of their wishes."""
    return f"志愿{rank}“{club}”：{text}"


def regime_text(region: str, title: str, policy: str) -> str:
    """A regime by its region, its document's title and its id."""
    return f"{region}《{title.replace('《', '〈').replace('》', '〉')}》（{policy}）"


# timetable.pdf
CLUBS_TITLE = "社团一览"
CLUBS_HEADINGS = ("社团", "类别", "活动时间", "地点", "指导教师", "人数")
OWN_ROOM = "本班教室"
