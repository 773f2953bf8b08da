"""The sheets of a sample workbook, one function each."""

from datetime import date, time

from tests.samples.book import Cell, Sheet
from tests.samples.classes import SchoolClass
from tests.samples.clubs import Club
from tests.samples.grid import DAY_NAMES, WEEKDAYS
from tests.samples.lessons import JUNIOR_LESSON_TIMES, Lesson
from tests.samples.people import THIRD_PARTY, Person
from tests.samples.pupils import Pupil
from tests.samples.rooms import Room
from tests.samples.spec import SchoolSpec

YES_NO = {True: "是", False: "否"}


def clock(text: str) -> time:
    """Return the time of a clock text such as `16:05`."""
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def school_sheet(spec: SchoolSpec) -> Sheet:
    """Return sheet 学校."""
    service: tuple[date, date] | tuple[None, None] = spec.service or (None, None)
    rows: list[list[Cell]] = [
        ["学校名称", spec.name],
        ["学段", spec.stage],
        ["政策方案", spec.policy],
        ["学期名称", spec.term_name],
        ["学期开始", spec.term[0]],
        ["学期结束", spec.term[1]],
        ["服务开始", service[0]],
        ["服务结束", service[1]],
        ["正常下班时间", clock(spec.parents_work_end)],
        ["教师上班时间", clock(spec.work_start)],
        ["教师下班时间", clock(spec.work_end)],
        ["每组学生上限", spec.group_cap],
        ["照护组学生上限", spec.care_cap],
        ["辅导组学生上限", 15],
        ["每生社团上限", 1],
        ["轮值周期", spec.cycle],
        ["每日带班人数", spec.duty_posts],
        ["收费标准", spec.fee],
        ["财政补助", spec.fiscal],
        ["其他收入", spec.other_income],
        ["人员经费占比", spec.people_share],
        ["补助方式", spec.pay_method],
        ["每周补习次数", 1],
        ["弹性折算", 1],
        ["志愿原则", spec.wish_principle],
    ]
    return Sheet(headers=("项目", "值"), rows=rows)


def period_sheet(spec: SchoolSpec) -> Sheet:
    """Return sheet 时段."""
    return Sheet(
        headers=("时段", "类别", "星期", "年级", "开始", "结束", "课时"),
        rows=[
            [
                row.name,
                row.kind,
                row.day_text,
                row.grade_text,
                clock(row.start),
                clock(row.end),
                row.units,
            ]
            for row in spec.grid
        ],
    )


def class_sheet(classes: list[SchoolClass]) -> Sheet:
    """Return sheet 班级."""
    return Sheet(
        headers=("班级", "年级", "班主任", "教室", "任课教师"),
        rows=[
            [
                c.name,
                c.grade,
                c.head.id if c.head else None,
                c.room,
                "、".join(p.id for p in c.teachers),
            ]
            for c in classes
        ],
    )


def pupil_sheet(pupils: list[Pupil]) -> Sheet:
    """Return sheet 学生."""
    days = tuple(DAY_NAMES[day] for day in WEEKDAYS)
    wishes = tuple(f"志愿{rank}" for rank in range(1, 6))
    return Sheet(
        headers=(
            *("学号", "姓名", "班级", *days),
            *("晚自习", "学习困难", "减免", "延时协议", *wishes),
        ),
        rows=[
            [
                *(p.id, p.name, p.school_class.name),
                *(p.days.get(day) for day in WEEKDAYS),
                p.evening or None,
                "是" if p.struggling else None,
                p.waiver or None,
                p.agreement or None,
                *(p.wishes[i] if i < len(p.wishes) else None for i in range(5)),
            ]
            for p in pupils
        ],
    )


def staff_sheet(staff: list[Person]) -> Sheet:
    """Return sheet 教师."""
    return Sheet(
        headers=(
            *("工号", "姓名", "人员类别", "机构名称", "资质", "学科", "岗位"),
            *("每周最少课时", "每周最多课时", "不可用"),
        ),
        rows=[
            [
                *(p.id, p.name, p.kind, p.institution or None),
                *(YES_NO[p.qualified], p.subject, p.post_text),
                *(p.weekly_min, p.weekly_max, "、".join(p.unavailable) or None),
            ]
            for p in staff
        ],
    )


def club_sheet(clubs: list[Club]) -> Sheet:
    """Return sheet 社团."""
    return Sheet(
        headers=(
            *("社团", "类别", "学科类", "年级", "最少人数", "最多人数", "每周次数"),
            *("可开时段", "场地类型", "指导教师", "指导教师数", "机构名称"),
        ),
        rows=[
            [
                *(c.name, c.category, YES_NO[c.academic]),
                f"{c.grades[0]}-{c.grades[1]}",
                *(c.low, c.high, c.meetings, c.windows or None, c.venue),
                "、".join(p.id for p in c.candidates),
                *(c.leader_count, c.institution or None),
            ]
            for c in clubs
        ],
    )


def room_sheet(rooms: list[Room]) -> Sheet:
    """Return sheet 场地."""
    return Sheet(
        headers=("场地", "类型", "容量", "可同时组数", "不可用"),
        rows=[
            [r.name, r.type, r.capacity, r.groups, r.unavailable or None] for r in rooms
        ],
    )


def institution_sheet(spec: SchoolSpec) -> Sheet:
    """Return sheet 机构名单, with one refused institution nobody uses."""
    if not spec.outsiders.get(THIRD_PARTY):
        return Sheet(headers=("机构名称",), rows=[])
    rows: list[list[Cell]] = [[name, "否", "是", 80] for name in spec.institutions]
    rows.append(["启明学科辅导中心", "是", "否", 90])  # refused, and not used
    return Sheet(headers=("机构名称", "学科类", "审核通过", "课时费"), rows=rows)


def lesson_sheet(lessons: list[Lesson]) -> Sheet:
    """Return sheet 常规课表."""
    rows: list[list[Cell]] = []
    for lesson in lessons:
        label, start, end = JUNIOR_LESSON_TIMES[lesson.period]
        day = DAY_NAMES[lesson.weekday]
        rows.append([lesson.teacher, day, label, clock(start), clock(end)])
    return Sheet(headers=("工号", "星期", "节次", "开始", "结束"), rows=rows)


def pay_sheet(spec: SchoolSpec) -> Sheet:
    """Return sheet 补助标准."""
    return Sheet(
        headers=("岗位", "人员类别", "标准", "月上限", "工分系数"),
        rows=[
            [p.post, p.kind or None, p.rate, p.monthly_cap, p.points] for p in spec.pay
        ],
    )
