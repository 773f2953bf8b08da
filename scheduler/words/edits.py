"""Sentences of changes by hand: what was done, what stands in the way."""

HAND = "学校手工调整"

# The part of a stage's name before the dot (words/plan.py).
PART_WISHES, PART_TUTORING, PART_ROOMS = "志愿", "补习", "场地"
PART_STAFF, PART_DATES, PART_FLEX = "排班", "逐日排班", "弹性上下班"
PART_KEPT = "沿用"


def no_session(session: str) -> str:
    """The session is not in the plan any more."""
    return f"方案里没有“{session}”这项安排，可能已被别的改动移走。"


def not_serving(staff: str, session: str) -> str:
    """The person who should be replaced does not serve there."""
    return f"{staff} 不在“{session}”值班，没有可以换下的人。"


def no_meeting(club: str, meeting: str) -> str:
    """The club does not meet there."""
    return f"“{club}”没有{meeting}的活动，可能已被别的改动移走。"


def no_club_slot(meeting: str) -> str:
    """The grid has no club period there."""
    return f"{meeting}没有社团时段。"


def not_member(pupil: str, club: str) -> str:
    """The pupil does not hold the club."""
    return f"学生 {pupil} 不在“{club}”的名单里。"


def unknown(what: str) -> str:
    """A record that is not in the workbook."""
    return f"学校的表格里没有“{what}”。"


def same_meeting(club: str, meeting: str) -> str:
    """The club meets there already."""
    return f"“{club}”本来就在{meeting}活动。"


MEND_EDIT = "请回到“改课表”，去掉这一步再保存"


def not_again(reason: str) -> str:
    """A change by hand that the new plan does not allow."""
    return f"重新排课后，有一处手工改动不能照旧：{reason}"
