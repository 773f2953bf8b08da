"""Words and ways of writing numbers that several pages share."""

from datetime import date, time


def day(moment: date) -> str:
    """A day without its year."""
    return f"{moment.month}月{moment.day}日"


NONE_YET = "—"
SCROLLED = "表格，可用方向键滚动"


def seconds_text(seconds: float) -> str:
    """A duration."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    return f"{whole // 60} 分 {whole % 60:02d} 秒"


def moment(created: str) -> str:
    """An ISO moment as people write it."""
    return f"{int(created[5:7])}月{int(created[8:10])}日 {created[11:16]}"


CLASS, TEACHER, ROOM, CLUB, PUPIL = "班级", "教师", "场地", "社团", "学生"
LIST = "、"


def people(number: int) -> str:
    """A number of pupils."""
    return f"{number} 人"


def wish(rank: int) -> str:
    """A wish's rank."""
    return f"第{'一二三四五六七八九'[rank - 1]}志愿"


RANK, NUMBER, SHARE, GRADE = "结果", "人数", "占比", "年级"
KIND_FILTER = "人员类别"
ALL = "全部"


def grade(number: int) -> str:
    """A grade's name."""
    return f"{'一二三四五六七八九'[number - 1]}年级"


def share(part: int, whole: int) -> str:
    """A share of a whole."""
    return f"{part * 100 / whole:.1f}%" if whole else NONE_YET


def hundredths(value: int) -> str:
    """A quantity in hundredths."""
    return f"{value / 100:g}"


def more_rows(number: int) -> str:
    """Rows not shown."""
    return f"还有 {number} 行没有列出，完整名单在“下载”的课表文件里。"


YUAN = "元"
MONTH, PERSON, POST = "月份", "人员", "岗位"


def month_text(year: int, month: int) -> str:
    """A month."""
    return f"{year}年{month}月"


def hours(start: time, end: time) -> str:
    """From when to when."""
    return f"{start:%H:%M}–{end:%H:%M}"
