"""Sentences about what changed against a published plan, and what no longer fits."""

from datetime import date


def gone_staff(person: str) -> str:
    """A person of the plan is not in 教师."""
    return f"已公布方案中的教师 {person} 不在工作簿的“教师”表中"


def other_day(day: date) -> str:
    """A date is a service date in one only."""
    return f"{day.isoformat()} 是否有课后服务，已公布方案与工作簿不一致"


def gone_slot(weekday: str, period: str) -> str:
    """A session has no slot any more."""
    return f"已公布方案中{weekday}“{period}”的小组在工作簿的“时段”表中没有对应时段"


def gone_class(names: str) -> str:
    """A class is gone."""
    return f"已公布方案中的班级 {names} 不在工作簿中"


def gone_club(name: str) -> str:
    """A club is gone."""
    return f"已公布方案中的社团“{name}”不在工作簿中"


def gone_room(name: str) -> str:
    """A room is gone."""
    return f"已公布方案中的场地“{name}”不在工作簿中"


def other_pupils(weekday: str, period: str) -> str:
    """Other pupils attend a slot."""
    return f"{weekday}“{period}”留校的学生与已公布方案不一致"


MEND_MISFIT = (
    "补班只改教师；名单、时段或校历有变动时，"
    "请用 solve --previous 原结果目录 重新排"
)
