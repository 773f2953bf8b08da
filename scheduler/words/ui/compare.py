"""The page 方案对比."""

WITH = "和哪一版比"
ONLY_ONE = (
    "只有这一个版本，还没有可以对比的。改过课表、安排过代班或重新排过之后再来看。"
)
SAME = "两个版本没有不同。"
MATTER = {
    "rotation": "轮值",
    "date": "当天值班",
    "room": "场地",
    "meeting": "社团时间",
    "opening": "社团开设",
    "pupil": "学生社团",
    "group": "分组",
}
FILTER = "只看"
CLASS_FILTER, STAFF_FILTER = "班级", "教师"
EVERYTHING = "全部"
HEADS = ("类别", "时间", "班级或对象", "原来", "现在")
NONE = "无"
OPENED, CLOSED = "开设", "不开设"
SAMPLE_NONE = "示例学校没有别的版本。"


def found(number: int) -> str:
    """How many differences."""
    return f"共 {number} 处不同"


def version(no: int, moment: str) -> str:
    """A version in the list."""
    return f"第 {no} 版　{moment}"


def pupils(number: str) -> str:
    """A group of pupils."""
    return f"{number} 人"


def rotation(week: int, when: str) -> str:
    """A week of the rotation."""
    return f"轮值第 {week} 周 {when}"


def dated(day: str, when: str) -> str:
    """A date."""
    return f"{day} {when}"
