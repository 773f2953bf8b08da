"""Words of calendar/*.ics."""

from datetime import date

from scheduler.words.export import FLEX_NAMES, days_text

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
