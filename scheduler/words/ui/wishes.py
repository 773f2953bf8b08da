"""The page 志愿与公平: pictures of wishes and loads."""

from scheduler.words.ui.common import share

WISHES_HEAD = "志愿满足情况"
FAIR_HEAD = "教师工作量"
FAIR_TEXT = "每一条是一位教师整个学期的课时，横线是平均数。"
LATE_TEXT = "能承担延时托管、晚自习的教师各去了多少次；横线是平均数。"
BEHIND_WISHES = "看各年级人数"
BEHIND_LOADS = "看每位教师"
NO_CLUB = "未进入社团"
CLICK_WISHES = "点图上的一条，看是哪些学生；再点一次收起。"
CLICK_LOADS = "点一位教师的一条，看他每次服务；再点一次收起。"
SERVICE_HEADS = ("日期", "时段", "活动", "场地", "课时")
LOAD = "课时"
LATE = "晚间次数"
CLUBS_HEAD = "社团开设情况"
CLUB_HEADS = ("社团", "是否开设", "人数", "限额", "第一志愿人数", "说明")
OPENED, CLOSED = "开设", "未开设"
WISH_HEADS = ("年级", "结果", "人数")
MISSED_HEADS = ("学生", "班级", "志愿（先后）", "参加的社团", "原因")
LOAD_HEADS = ("教师", "人员类别", "学期课时", "每周平均", "晚间次数", "带班天数")


def number_and_share(part: int, whole: int) -> str:
    """A number with its share."""
    return f"{part} 人　{share(part, whole)}"


def limits(minimum: int, maximum: int) -> str:
    """A club's size."""
    return f"{minimum}–{maximum}"


def fair(value: float) -> str:
    """The label of the fair line."""
    return f"平均 {value:g}"


def missed(number: int) -> str:
    """Heading of the pupils without their first wish."""
    return f"没有得到第一志愿的学生（{number} 人）"


def wishes_sentence(first: int, some: int, asked: int) -> str:
    """The picture in one sentence."""
    if not asked:
        return "没有学生填写志愿。"
    return (
        f"{asked} 名学生填了志愿，{some} 人进入了自己填的社团，"
        f"其中 {first} 人得到第一志愿（{first * 100 / asked:.1f}%）。"
    )


def picked(number: int) -> str:
    """Heading of the rows behind a mark."""
    return f"所点的部分：{number} 行"


def services(name: str, number: int) -> str:
    """Heading of one person's services."""
    return f"{name}：{number} 次服务"
