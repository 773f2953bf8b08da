"""The workbooks of changes by hand: pins, and the timetable made for editing."""

PINS_FILE = "手工固定安排.xlsx"
PINS_SHEET = "固定安排"
PINS_COLUMNS = (
    ("星期", 8),
    ("时段", 14),
    ("班级或社团", 20),
    ("教师", 24),
    ("场地", 16),
)
LIST = "、"


def numbered_pins(number: int) -> str:
    """A further file of pins."""
    return f"手工固定安排{number}.xlsx"


EDIT_FILE = "排班表（可修改）.xlsx"
ROSTER, MEETINGS, MEMBERS, GUIDE = "排班表", "社团安排", "社团名单", "填写说明"
DAY, WEEKDAY, PERIOD, WHAT = "日期", "星期", "时段", "班级或社团"
STAFF, NAMES, ROOM, SESSION = "教师工号", "教师姓名", "场地", "编号"
CLUB, LEADERS = "社团", "指导教师工号"
PUPIL, PUPIL_NAME, CLASS, HELD, WISHES = (
    "学号",
    "姓名",
    "班级",
    "参加社团",
    "填报的社团",
)
ROSTER_COLUMNS = (
    (DAY, 12),
    (WEEKDAY, 7),
    (PERIOD, 12),
    (WHAT, 30),
    (STAFF, 20),
    (NAMES, 20),
    (ROOM, 16),
    (SESSION, 34),
)
MEETING_COLUMNS = (
    (CLUB, 20),
    (WEEKDAY, 8),
    (PERIOD, 12),
    (LEADERS, 24),
    (SESSION, 34),
)
MEMBER_COLUMNS = ((PUPIL, 14), (PUPIL_NAME, 12), (CLASS, 14), (HELD, 20), (WISHES, 60))
GUIDE_LINES = (
    "这份表用来改排班，改好后在“改课表”页传回来。",
    "浅黄色的格子可以改，其余请不要动；“编号”列用来认出是哪一项。",
    "排班表：改“教师工号”就是换人，只改一天就改那一行，"
    "整个学期都换就把每一行都改掉；改“场地”按整个学期换场地。",
    "社团安排：改“星期”“时段”就是换活动时间，改“指导教师工号”就是换指导教师。",
    "社团名单：改“参加社团”，须是该生填报过的；清空就是不参加。",
    "传回后，合规的改动存成新版本，不合规的会指明在哪个单元格、违反哪一条。",
)
_TEXT = {
    "edit_no_sheet": "文件里没有“排班表”“社团安排”或“社团名单”",
    "edit_session": "方案里没有编号“{value}”",
    "edit_day": "“{value}”不是日期，或当天没有这项安排",
    "edit_staff": "教师表里没有工号“{value}”",
    "edit_count": "原来 {wanted} 人，改成了 {count} 人；换人不能增减人数",
    "edit_room": "场地表里没有“{value}”",
    "edit_two_rooms": "同一项安排填了不同的场地；场地按整个学期换，只能填一个",
    "edit_meeting": "“{value}”不是社团时段",
    "edit_pupil": "学生表里没有学号“{value}”",
    "edit_club": "没有开设社团“{value}”",
    "edit_rule": "违反 {rule}：{value}",
}
_MEND = {
    "edit_no_sheet": "请在“改课表”重新下载排班表，在那份表上改",
    "edit_session": "请恢复“编号”列原来的内容",
    "edit_day": "请恢复“日期”列原来的内容",
    "edit_staff": "请填“教师”表里的工号，多人用顿号隔开",
    "edit_count": "请填同样多的人",
    "edit_room": "请填“场地”表里的名称",
    "edit_two_rooms": "请把这项安排的每一行填成同一个场地",
    "edit_meeting": "请填“时段”表里社团时段的星期和名称",
    "edit_pupil": "请恢复“学号”列原来的内容",
    "edit_club": "请填已开设的社团名称，或清空",
    "edit_rule": "请换一个人、场地或时间，或改回原样",
}


def edit_text(code: str, facts: dict[str, object]) -> str:
    """What is wrong with a changed cell."""
    return _TEXT[code].format(**facts)


def edit_mend(code: str) -> str:
    """How to mend it."""
    return _MEND[code]
