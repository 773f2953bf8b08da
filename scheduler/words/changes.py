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
    "补班只改教师；名单、时段或校历有变动时，请用 solve --previous 原结果目录 重新排"
)
CLUB, SEAT, ROOM, GROUP, CYCLE, DATED, FLEX = (
    *("社团", "社团名额", "场地", "小组", "轮值教师"),
    *("当日教师", "弹性上下班"),
)
HEADINGS = ("类别", "对象", "日期", "原来", "现在", "原因")
SHEET = "变更清单"
NOTE = "与上一次公布的方案相比的全部变动；没有日期的，自本方案起每周如此。"
NOT_OPEN = "未开设"

NEW_PUPIL = "新增学生"
GONE_PUPIL = "学生已不在名单中"
OTHER_DAYS = "学生在校时间有变"
WISH_GONE = "志愿中不再有该社团"
CLUB_GONE = "该社团已不在工作簿中"
NEW_CLUB = "新增社团"
SEATS_AGAIN = "名额随其他变动重新分配"
CLUB_AGAIN = "随教师、场地或报名人数的变动调整"
GROUP_AGAIN = "学生或班级有变，小组随之调整"
ROOM_GONE = "原场地已不在工作簿中"
ROOM_CLOSED = "原场地在该时段标为不可用"
ROOM_SMALL = "原场地容纳不下现在的人数"
ROOM_AGAIN = "原场地让给其他小组"
LATE = "服务时间或请假有变，可兑现的弹性时间随之变化"
EARLIER = "该日在变更日期之前，保持已公布的安排"
MORE_POSTS = "所需教师人数有变"


def members(count: int) -> str:
    """A number of pupils."""
    return f"{count} 人"


def moved(joined: str, left: str) -> str:
    """Who came and who went."""
    parts = [f"加入 {joined}"] if joined else []
    parts += [f"离开 {left}"] if left else []
    return "；".join(parts)


def not_listed(person: str) -> str:
    """A teacher has left."""
    return f"{person} 已不在教师名单中"


def away(person: str) -> str:
    """A teacher is on leave."""
    return f"{person} 请假"


def cannot(person: str) -> str:
    """A teacher may not or cannot serve there any more."""
    return f"{person} 不再具备该岗位、标为不可用或有课"


def elsewhere(person: str, where: str) -> str:
    """A teacher is needed at the same time elsewhere."""
    return f"{person} 同一时间改在{where}"


def chain(person: str) -> str:
    """A teacher makes room because of limits."""
    return f"{person} 的课时或晚走天数受其他变动影响，由他人接替"


def flex(kind: str, minutes: int) -> str:
    """Time given back."""
    names = {"late_arrival": "晚到", "early_leave": "早走"}
    return f"{names.get(kind, kind)} {minutes} 分钟" if minutes else ""


def week(number: int) -> str:
    """A week of the cycle, from 0."""
    return f"轮值第 {number + 1} 周"


def summary(count: int) -> str:
    """How many changes there are."""
    return f"与上一方案相比有 {count} 处变动，全部列在 changes.xlsx："


def line(what: str, where: str, day: str, before: str, after: str, reason: str) -> str:
    """One change."""
    when = f"{day} " if day else ""
    return f"  · {what} {when}{where}：{before or '无'} → {after or '无'}（{reason}）"


def more(count: int) -> str:
    """Those that are not printed."""
    return f"  · 其余 {count} 处见 changes.xlsx"


def past_staff(person: str) -> str:
    """Somebody who served before the change's date is not listed any more."""
    return f"教师 {person} 在变更日期之前已有服务，但不在工作簿的“教师”表中"


MEND_PAST_STAFF = "请保留该教师的行，并在“请假”中填写离开日期至学期结束"
