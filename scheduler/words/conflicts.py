"""Sentences about requirements that cannot hold together, and how to mend them."""

from datetime import date

NEW_TEACHER = "待聘教师"


def needs(where: str, post: str, pupils: int, need: int, able: int) -> str:
    """A slot needs more supervisors than can come."""
    return f"{where}有 {pupils} 名学生，需要 {need} 名{post}教师，只有 {able} 名能到岗"


def size_is(item: str) -> str:
    """The size that decides the number of groups."""
    return f"“{item}”决定所需教师人数，调大可减少小组"


def is_away(person: str, where: str) -> str:
    """Somebody is marked unavailable."""
    return f"{person} 在{where}标为不可用"


def has_lesson(person: str, where: str) -> str:
    """Somebody teaches at that time."""
    return f"{person} 在{where}仍有常规课"


def duty_needs(where: str, need: int, able: int) -> str:
    """A weekday lacks people for duty."""
    return f"{where}需要 {need} 名带班人员，具备带班岗位且能到岗的只有 {able} 名"


def class_too_big(name: str, count: int, largest: int) -> str:
    """No room holds a class."""
    return f"{name}有 {count} 名学生留校，最大的场地只能容纳 {largest} 人"


def largest_room(name: str, seats: int) -> str:
    """The largest room of the school."""
    return f"最大的场地“{name}”容量 {seats} 人"


def pinned(person: str, where: str) -> str:
    """A pin names a person."""
    return f"固定安排要求 {person} 在{where}到岗"


def placed_club(club: str, where: str) -> str:
    """A pin places a club."""
    return f"固定安排要求“{club}”在{where}开设"


def outside_windows(where: str) -> str:
    """The pinned time is not among 可开时段."""
    return f"可开时段不含{where}"


def no_club_period(where: str) -> str:
    """The pinned time is no club period of the club's grades."""
    return f"{where}没有面向该社团年级的社团时段"


def other_kind(room: str, kind: str) -> str:
    """The pinned room is of another kind."""
    return f"固定安排的场地“{room}”不属于要求的场地类型“{kind}”"


def nowhere(club: str, where: str) -> str:
    """Leader, room and meetings do not come together."""
    return f"“{club}”按固定安排在{where}时，指导教师、场地或每周次数不能同时满足"


def kind_not_admitted(person: str, kind: str) -> str:
    """The regime does not admit a staff kind."""
    return f"{person} 是{kind}，所选政策方案没有允许这类人员承担课后服务"


def lacks_post(person: str, post: str) -> str:
    """A pinned person lacks the post."""
    return f"{person} 没有“{post}”岗位或不得承担该岗位"


def weekly_limit(person: str) -> str:
    """A weekly maximum."""
    return f"{person} 的每周最多课时"


def week_needs(need: int, people: int, capacity: int) -> str:
    """The weekly maxima of all do not cover a week; units in hundredths."""
    return (
        f"每周作业辅导、托管和晚自习共需 {need / 100:g} 课时，"
        f"可承担的 {people} 名教师每周最多课时合计只有 {capacity / 100:g} 课时"
    )


def roster_short(where: str, post: str, need: int, count: int) -> str:
    """The weekly roster cannot fill a post."""
    return f"{where}需要 {need} 名{post}教师，排班后仍缺 {count} 名"


def on_leave(person: str, day: date) -> str:
    """A leave."""
    return f"{person} 在 {day.isoformat()} 请假"


def date_short(day: date, where: str, post: str, missing: int) -> str:
    """A date cannot be covered."""
    return f"{day.isoformat()}（{where}）{post}缺 {missing} 名教师，无人可以顶替"


def no_room(where: str, name: str, pupils: int) -> str:
    """No room is left for a group."""
    return f"{where}“{name}”（{pupils} 人）没有可用的场地"


def clubs_cannot() -> str:
    """No choice of clubs leaves staff and rooms for everybody."""
    return "社团时段内，无论开设哪些社团，教师或场地都不够所有留校学生使用"


def pinned_club(name: str) -> str:
    """A pinned club."""
    return f"固定安排要求开设“{name}”"


def repair_windows(people: str) -> str:
    """Ask people to come."""
    return f"请 {people} 在缺人的那天到岗（从“不可用”中去掉该日）"


def repair_units(count: int, units: str) -> str:
    """Raise weekly maxima."""
    return f"把 {count} 名教师的每周最多课时各提高 {units} 课时"


def repair_teachers(count: int) -> str:
    """More teachers."""
    return f"增加 {count} 名能承担相应岗位的教师"


def repair_pin(where: str) -> str:
    """Give up a pin."""
    return f"取消固定安排：{where}"


def repair_capacity(names: str) -> str:
    """More seats in some rooms."""
    return f"若 {names} 实际坐得下本班学生，改正其容量"


def repair_leave(people: str) -> str:
    """Fewer people on leave."""
    return f"请 {people} 改期请假"


def repair_room(name: str, seats: int) -> str:
    """A larger room."""
    return f"为{name}换用或增加一个能容纳 {seats} 人的场地"


NEW_ROOM = "新增大教室"
