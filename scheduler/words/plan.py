"""Sentences of the planning stages, reasons and conflicts."""

STAGE_CLUBS = "社团安排"
STAGE_SERVED = "志愿·有社团人数"
STAGE_MENU = "社团·文本原则上要求的类别（每周缺少的次数）"
STAGE_REST_GROUPS = "社团时段·留班小组下限"
STAGES_LOT = ("志愿·抽签", "志愿·同签再抽", "志愿·同签三抽")
STAGE_COST = "经费·本学期课时费（元）"
STAGE_PAY = "排班·课时费（分）"


def stage_rank(rank: int) -> str:
    """Goal: pupils who hold their wish of a rank."""
    return f"志愿·第{rank}志愿人数"


def stage_left_with(rank: int) -> str:
    """Goal of 公平优先: pupils left with a rank."""
    return f"志愿·落到第{rank}志愿人数"


STAGE_SUPERVISORS = "小组·看护人数"
STAGE_TUTORING = "补习·安排人次"
STAGE_TUTORING_GROUPS = "补习·小组数"
STAGE_ROOMS = "场地·换教室代价"
STAGE_SHORT = "排班·缺人数"
STAGE_MINIMUM = "排班·每周最少课时缺口"
STAGE_OUTSIDERS = "排班·校外人员课时"
STAGE_LOAD = "排班·每轮课时均衡"
STAGE_REST = "排班·空闲下午缺口"
STAGE_EVEN = (  # by measure: units, late duties, Fridays, care and evening
    "排班·课时不均（超出每轮1课时的部分）",
    "排班·晚班不均（超出每轮1次的部分）",
    "排班·周五不均（超出每轮1次的部分）",
    "排班·托管与晚自习不均（超出每轮1次的部分）",
)
STAGE_TUTORING_KEPT = "补习·有教师的小组数"
STAGE_KEPT = "沿用·社团名额与时间"
STAGE_KEPT_STAFF = "沿用·排班人次"
STAGE_TERM = "逐日排班·变更代价"
STAGE_STAND_INS = "补班·社团由非指导教师代班的人次"
STAGE_CHANGES = "补班·变更的人次"
STAGE_BURDEN = "补班·对被变更教师的影响"
STAGE_FLEX = "弹性上下班·兑现分钟"
STAGE_FLEX_MOVED = "弹性上下班·改动的分钟"


def merge_without_room(weekday: str, period: str, grade: int) -> str:
    """Classes that fit one group but no room."""
    return (
        f"{weekday}{period}：{grade} 年级有班级合起来不超过每组学生上限，"
        "合班可少用一名教师，但没有容纳得下的场地，没有合班"
    )


_MEASURES = ("课时", "晚班", "周五", "托管与晚自习")


def uneven(measure: int, staff: str, reason: str, *, above: bool) -> str:
    """Own teachers off the even level by more than a duty a cycle, with the reason."""
    side = "高于" if above else "低于"
    unit = "1 课时" if measure == 0 else "1 次"
    return f"每轮{_MEASURES[measure]}{side}平均水平 {unit}以上：{staff}。原因：{reason}"


def uneven_posts(posts: str) -> str:
    """The posts leave no other."""
    return f"能承担的岗位只有{posts}" if posts else "没有可以承担的岗位"


def uneven_fixed() -> str:
    """Clubs led and duties pinned by the school."""
    return "指导的社团和学校固定的安排不能换人"


def uneven_nobody_takes() -> str:
    """No legal exchange takes a duty off."""
    return "其余教师在时间、岗位、每周最多课时或社团上都不能接替"


def uneven_carried() -> str:
    """Did more in the term before."""
    return "上学期承担较多，本学期相应减少"


def uneven_leave() -> str:
    """Leave takes dates away."""
    return "请假期间不能值班，其余日期已排满"


def uneven_nothing_free() -> str:
    """No duty that the person may take is in hands that carry more."""
    return "在岗位、时间、每周最多课时允许的场次里，没有可以再换给他们的"


def carried_over(count: int) -> str:
    """The balance of an earlier term is carried into this one."""
    if not count:
        return (
            "上一学期的计划已读入：各教师承担的课时和晚班与同岗位平均数相同，无须结转"
        )
    return (
        f"已结转上一学期的承担情况：{count} 名教师的课时、晚班、周五或托管与同岗位"
        "平均数不同，多的本学期少排，少的本学期多排"
    )


def departure_leave(staff: str) -> str:
    """A departure because somebody is on leave."""
    return f"{staff} 请假，由他人代班"


def departure_make_up() -> str:
    """A departure because a make-up day would break a weekly maximum."""
    return "调休上课日，当周课时将超过每周最多课时，改由他人值班"


def departure_moved(staff: str, where: str, absent: str) -> str:
    """A departure to serve another session of the date for somebody on leave."""
    return f"{absent} 请假，{staff} 当天改到“{where}”顶替，由他人接替"


def departure_chain(staff: str) -> str:
    """A departure to free somebody for another session of the week."""
    return f"{staff} 当周顶替其他请假岗位或受每周最多课时限制，由他人接替"


def closed_institution(name: str) -> str:
    """A club whose institution may not come."""
    return f"机构“{name}”不在机构名单、未通过审核或属学科类，不能开设"


def closed_no_leader() -> str:
    """No candidate may lead."""
    return "没有具备社团岗位的指导教师"


def closed_no_time(slots: int, meetings: int) -> str:
    """Not enough slots with leader and room."""
    return (
        f"每周需活动 {meetings} 次，但指导教师、场地和可开时段"
        f"同时满足的时段只有 {slots} 个（须在不同的日子）"
    )


def closed_few(wishing: int, able: int, minimum: int) -> str:
    """Too few pupils."""
    return f"填报 {wishing} 人，能到场的最多 {able} 人，少于最少人数 {minimum} 人"


def closed_for_others(able: int, minimum: int) -> str:
    """Could open alone, but not together with the others."""
    return (
        f"能到场的最多 {able} 人（最少 {minimum} 人）；"
        "若开设，获得社团或靠前志愿的学生总数会减少，或教师、场地不够"
    )


def missed_grade(grade: int) -> str:
    """The club does not take the grade."""
    return f"该社团不招收 {grade} 年级"


def missed_closed(reason: str) -> str:
    """The club did not open."""
    return f"该社团未开设：{reason}"


def missed_absent(weekday: str, period: str) -> str:
    """The pupil is not there when the club meets."""
    return f"该社团{weekday}{period}活动，学生该时段不在校"


def missed_clash(other: str) -> str:
    """Meets at the time of a club the pupil holds."""
    return f"与已录取的“{other}”时间冲突"


def missed_full(members: int, fans: int) -> str:
    """Full."""
    return f"名额已满：{fans} 人填报，录取 {members} 人，按志愿顺序和抽签未录取"


def missed_balance(members: int, fans: int) -> str:
    """Not full, but more pupils are served this way."""
    return (
        f"{fans} 人填报，录取 {members} 人；"
        "录取会使其他学生失去社团或靠前志愿，或小组超过教师、场地所能容纳"
    )


def flex_left(minutes: int, *, time_off: bool) -> str:
    """Minutes earned without a legal place; a regime may give days off instead."""
    text = f"有 {minutes} 分钟弹性时间在四周内没有合法时段可兑现"
    if time_off:
        text += "；当地文件允许调休，可由学校在没有课和服务的工作日另行安排"
    return text
