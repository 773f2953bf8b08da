"""The closed lists of words the workbook and the plan use."""

from enum import StrEnum


class PeriodKind(StrEnum):
    """类别 of a 时段."""

    STUDY = "作业辅导"
    CLUB = "社团"
    CARE = "延时托管"
    EVENING = "晚自习"


class Post(StrEnum):
    """岗位: what a person on the roster does and is paid for."""

    STUDY = "作业辅导"
    CLUB = "社团"
    TUTORING = "补习辅导"
    CARE = "延时托管"
    EVENING = "晚自习"
    DUTY = "带班"


class Activity(StrEnum):
    """What a session is, as plan.json says it."""

    STUDY = "study"
    CLUB = "club"
    TUTORING = "tutoring"
    CARE = "care"
    EVENING = "evening"
    DUTY = "duty"


POST_OF: dict[Activity, Post] = {
    Activity.STUDY: Post.STUDY,
    Activity.CLUB: Post.CLUB,
    Activity.TUTORING: Post.TUTORING,
    Activity.CARE: Post.CARE,
    Activity.EVENING: Post.EVENING,
    Activity.DUTY: Post.DUTY,
}


class StaffKind(StrEnum):
    """人员类别."""

    OWN = "本校教师"
    OTHER_SCHOOL = "外校教师"
    RETIRED = "退休教师"
    PROFESSIONAL = "社会专业人员"
    VOLUNTEER = "志愿者"
    STUDENT_TEACHER = "师范生"
    INSTITUTION = "第三方机构"


class PayWay(StrEnum):
    """支付方式: finance's choice for a person where the law leaves one."""

    LABOUR = "劳务报酬"
    SALARY = "工资薪金"
    OWN_UNIT = "原单位发放"


# Whose own unit may pay them, and who may have a contract as an employee: the law
# leaves these to the contract (DOMAIN.md 2.7), for everybody else it is settled.
OWN_UNIT_KINDS = frozenset({StaffKind.OTHER_SCHOOL, StaffKind.RETIRED})
SALARY_KINDS = frozenset({StaffKind.RETIRED, StaffKind.OTHER_SCHOOL})


class Stage(StrEnum):
    """学段."""

    PRIMARY = "小学"
    JUNIOR = "初中"
    NINE_YEAR = "九年一贯制"


class WishPrinciple(StrEnum):
    """志愿原则."""

    FIRST_WISH = "第一志愿优先"
    FAIRNESS = "公平优先"


class PayMethod(StrEnum):
    """补助方式."""

    RATE = "课时标准"
    POINTS = "工分"


class DayArrangement(StrEnum):
    """安排 of a 校历 row."""

    HOLIDAY = "放假"
    NO_SERVICE = "停课"
    SCHOOL_DAY = "上课"


class Status(StrEnum):
    """How good a plan or stage is known to be."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


WEEKDAYS = (1, 2, 3, 4, 5)
WEEKDAY_NAMES = ("一", "二", "三", "四", "五", "六", "日")


def weekday_text(weekday: int) -> str:
    """``周三`` for 3."""
    return "周" + WEEKDAY_NAMES[weekday - 1]
