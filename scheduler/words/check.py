"""Words the auditor makes its sentences from."""

from collections.abc import Iterable
from datetime import date

WEEKDAYS = "一二三四五六日"

ACTIVITY: dict[str, str] = {
    "study": "作业辅导",
    "club": "社团",
    "tutoring": "补习辅导",
    "care": "延时托管",
    "evening": "晚自习",
    "duty": "带班",
}

FLEX: dict[str, str] = {
    "late_arrival": "推迟到校",
    "early_leave": "提前离校",
    "compensatory_leave": "调休",
}

NOT_OBJECT = "应当是一个对象"
WRONG_FORMAT = "不是 after-school-plan/1"
PARTICIPANTS = "活动安排、成员或指导教师"
NOTHING = "无"


def weekday(number: int) -> str:
    """``周三`` for 3."""
    return "周" + WEEKDAYS[number - 1] if 1 <= number <= 7 else f"星期{number}"


def day(moment: date) -> str:
    """``2026-09-07（周一）``."""
    return f"{moment.isoformat()}（{weekday(moment.isoweekday())}）"


def long_date(moment: date) -> str:
    """``2026年9月20日``."""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def clock(minute: int) -> str:
    """``16:05`` for a minute of the day."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def span(start: int, end: int) -> str:
    """``16:00–17:00``."""
    return f"{clock(start)}–{clock(end)}"


def slot(number: int, period: str, start: int, end: int) -> str:
    """``周一第一时段（16:00–17:00）``."""
    return f"{weekday(number)}{period}（{span(start, end)}）"


def meeting(number: int, period: str) -> str:
    """``周三第二时段``."""
    return f"{weekday(number)}{period}"


def window(number: int, period: str | None) -> str:
    """``周三`` or ``周三第二时段``."""
    return weekday(number) + (period or "")


def joined(items: Iterable[object]) -> str:
    """Names joined by 、; 无 when there are none."""
    return "、".join(str(item) for item in items) or NOTHING


def missing_key(key: str) -> str:
    """A key is not there."""
    return f"缺“{key}”"


def wrong_type(key: str, wanted: str) -> str:
    """A value has the wrong shape."""
    return f"“{key}”应当是{wanted}"


def row(table: str, index: int) -> str:
    """Where a row stands."""
    return f"{table} 第{index + 1}项"


def grades_from(first: int) -> str:
    """``7年级及以上``."""
    return f"{first}年级及以上"


def units(hundredths: int) -> str:
    """Pay units as people write them."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)


STAGE_SERVED = "志愿·有社团人数"


def stage_holding(rank: int) -> str:
    """The stage that counts pupils who hold their wish of a rank."""
    return f"志愿·第{rank}志愿人数"


def stage_left(rank: int) -> str:
    """The stage that counts pupils left with their wish of a rank."""
    return f"志愿·落到第{rank}志愿人数"


WITH_WISHES = "志愿·填报人数"
LOAD_SPREAD = "课时·本校教师最多与最少之差"
LATE_SPREAD = "晚服务·本校教师最多与最少之差（天）"
TUTORING_UNMET = "补习·未安排人次"
MINIMUM_UNMET = "课时·不足每周最少课时的人周"
CREDIT_EARNED = "弹性·挣得分钟"
CREDIT_PLACED = "弹性·兑现分钟"
NET_LABOUR = "劳务费实发"


def by_clause(sentence: str, clause: str, operative: str) -> str:
    """A breach with the clause that demands otherwise."""
    return f"{sentence.removesuffix('。')}（{clause}“{operative}”）。"


def clause(name: str, operative: str) -> str:
    """A clause and its words."""
    return f"{name}“{operative}”"


def because_of(clauses: Iterable[str]) -> str:
    """Which clauses demand it."""
    return f"依据：{'；'.join(clauses)}。"


MEND_WEEKDAY = "请在“时段”表里为这一天安排课后服务时段。"
MEND_GRID = "请在“时段”表里加长或增加这一天的时段，使其达到规定。"


def move(pupil: str, left: str, joined_club: str) -> str:
    """A pupil changes clubs, takes a place, or gives it up."""
    if not left:
        return f"学生{pupil}录入“{joined_club}”"
    if not joined_club:
        return f"学生{pupil}退出“{left}”"
    return f"学生{pupil}由“{left}”改到“{joined_club}”"


def together(sentences: Iterable[str]) -> str:
    """Several sentences as one."""
    return "；".join(each.removesuffix("。") for each in sentences) + "。"
