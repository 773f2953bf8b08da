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
        f"每周课后服务至少需 {need / 100:g} 课时，"
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


def repair_windows(people: str, weekday: str) -> str:
    """Ask people to come."""
    return f"请 {people} 在{weekday}到岗（从“不可用”中去掉该日）"


def repair_post(people: str, post: str) -> str:
    """One post more."""
    return f"请 {people} 也承担“{post}”（在“岗位”中加上）"


def repair_units(limits: tuple[tuple[str, str, str], ...]) -> str:
    """Raise weekly maxima: (person, now, then)."""
    told = "，".join(f"{who} 从 {now} 到 {then}" for who, now, then in limits)
    return f"提高每周最多课时：{told}"


def repair_duty(fewer: int) -> str:
    """Fewer people on duty."""
    return f"每日带班减少 {fewer} 人"


def price(people: int, seats: int, yuan: str) -> str:
    """What a repair costs, in brackets; an empty text leaves the money out."""
    parts = [f"涉及 {people} 人"] if people else []
    parts += [f"多坐 {seats} 人"] if seats else []
    parts += [f"补上的岗位每周约 {yuan} 元"] if yuan else []
    return f"（{'，'.join(parts)}）" if parts else ""


def repair_teachers(count: int) -> str:
    """More teachers."""
    return f"增加 {count} 名能承担相应岗位的教师"


def repair_pin(where: str) -> str:
    """Give up a pin."""
    return f"取消固定安排：{where}"


def repair_capacity(rooms: tuple[tuple[str, int, int], ...]) -> str:
    """More seats in some rooms: (room, now, then)."""
    told = "，".join(f"{name} 从 {now} 改为 {then}" for name, now, then in rooms)
    return f"若实际坐得下，改正场地容量：{told}"


def repair_leave(people: str) -> str:
    """Fewer people on leave."""
    return f"请 {people} 改期请假"


def repair_rooms(count: int, seats: int) -> str:
    """More rooms."""
    return f"增加 {count} 个场地，最大的要能容纳 {seats} 人"


def repair_open(room: str, weekday: str) -> str:
    """A closed room opens."""
    return f"{weekday}开放场地“{room}”（从“不可用”中去掉该日）"


def repair_pinned_room(room: str, where: str) -> str:
    """A pin no longer names a room."""
    return f"固定安排{where}不再指定场地“{room}”"


def room_closed(room: str, where: str) -> str:
    """A room is closed."""
    return f"场地“{room}”在{where}标为不可用"


def pinned_room(room: str, where: str) -> str:
    """A pin names a room."""
    return f"固定安排要求{where}使用场地“{room}”"


def needs_venue(where: str, name: str, pupils: int, venue: str) -> str:
    """A club needs a room of a kind."""
    kind = f"类型为“{venue}”的" if venue else ""
    return f"{where}“{name}”（{pupils} 人）需要{kind}场地，没有剩余的"


def new_room(number: int) -> str:
    """Name of a room to be found."""
    return f"{NEW_ROOM}{number}"


PLAIN_ROOM = "普通教室"
NEW_ROOM = "新增场地"


def repair_pinned_person(where: str, person: str) -> str:
    """A pin no longer names somebody."""
    return f"固定安排{where}不再指定教师 {person}"


def room_too_small(room: str, seats: int, pupils: int) -> str:
    """A pinned room is too small for its class."""
    return f"场地“{room}”容量 {seats} 人，该班届时有 {pupils} 人"


def budget_short(budget: str) -> str:
    """No plan is as cheap as the budget asks."""
    return f"预算 {budget} 元不够：按现有名单和标准，任何方案的课时费都超过它"


def repair_club_window(club: str, where: str) -> str:
    """A club may meet at its pinned time."""
    return f"允许“{club}”在{where}开设（在“可开时段”中加上）"


def repair_meetings(club: str, meetings: int) -> str:
    """Fewer meetings."""
    return f"“{club}”每周改为 {meetings} 次"


def repair_minimum(club: str, minimum: int) -> str:
    """A lower minimum."""
    return f"“{club}”的最少人数改为 {minimum} 人"


def repair_leaders(club: str, leaders: int) -> str:
    """Fewer leaders at once."""
    return f"“{club}”的指导教师数改为 {leaders} 名"


def repair_candidates(club: str, people: str) -> str:
    """More candidates."""
    return f"请 {people} 也指导“{club}”（加入“指导教师”）"


def repair_club_leader(person: str) -> str:
    """A candidate comes."""
    return f"请 {person} 在社团活动日到岗（从“不可用”中去掉该日）"


def asks_venue(club: str, venue: str) -> str:
    """A club needs a kind of room."""
    return f"“{club}”要求场地类型“{venue}”"


def for_grades(club: str, grades: str) -> str:
    """A club takes some grades."""
    return f"“{club}”面向 {grades} 年级"


def meets_often(club: str, meetings: int) -> str:
    """A club's meetings."""
    return f"“{club}”每周活动 {meetings} 次，各次须在不同的日子"


def cannot_lead(person: str, club: str) -> str:
    """A candidate is away."""
    return f"{person} 在“{club}”固定的时间标为不可用"


def led_by(club: str, people: str) -> str:
    """Who may lead."""
    return f"“{club}”只能由 {people} 指导"


def needs_leaders(club: str, leaders: int) -> str:
    """Leaders at once."""
    return f"“{club}”每次需要 {leaders} 名指导教师"


def club_needs(where: str, club: str, need: int, able: int) -> str:
    """A club meeting needs leaders."""
    return f"{where}“{club}”需要 {need} 名指导教师，能到岗的有 {able} 名"


def repair_size(item: str, size: int) -> str:
    """Larger groups."""
    return f"“{item}”调大到 {size} 人"


def repair_late(days: int) -> str:
    """More late days."""
    return f"“每周最多晚走天数”改为 {days} 天"


def late_days(days: int) -> str:
    """The limit of late days."""
    return f"教师每周最多晚走 {days} 天"
