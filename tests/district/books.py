"""Tiny schools of a district, and the workbook of their shared staff."""

from datetime import date, time
from pathlib import Path

from tests.intake.books import Book, Cell, save

CLUB = "合唱团"
SHARED_HEADS: list[Cell] = [
    *("工号", "姓名", "人员类别", "机构名称", "资质", "学科", "岗位"),
    *("每周最少课时", "每周最多课时", "不可用"),
    *("可到学校", "每周最多到校数", "往返分钟"),
]


def school(
    name: str,
    *,
    days: str = "周一至周五",
    start: time = time(16),
    leader: str = "G1",
    club_windows: str | None = None,
    calendar: list[list[Cell]] | None = None,
) -> Book:
    """One class of two pupils, three teachers, a club that ``leader`` leads.

    Two weeks of term; study for an hour from ``start``, then clubs for an hour.
    """
    middle, end = time(start.hour + 1, start.minute), time(start.hour + 2, start.minute)
    return {
        "学校": [
            ["项目", "值"],
            ["学校名称", name],
            ["学段", "小学"],
            ["政策方案", "松山区"],
            ["学期名称", "第一学期"],
            ["学期开始", date(2026, 10, 8)],
            ["学期结束", date(2026, 10, 23)],
            ["正常下班时间", time(18)],
            ["收费标准", 300],
            ["轮值周期", 1],
        ],
        "时段": [
            ["时段", "类别", "星期", "年级", "开始", "结束", "课时"],
            ["第一时段", "作业辅导", days, "1-6", start, middle, 1],
            ["第二时段", "社团", days, "1-6", middle, end, 1],
        ],
        "班级": [
            ["班级", "年级", "班主任", "教室", "任课教师"],
            ["三年级1班", 3, "T1", "301", "T1、T2"],
        ],
        "学生": [
            [
                *("学号", "姓名", "班级", "周一", "周二", "周三", "周四", "周五"),
                *("减免", "志愿1"),
            ],
            ["S1", "甲", "三年级1班", *["是"] * 5, None, CLUB],
            ["S2", "乙", "三年级1班", *["是"] * 5, "半免", CLUB],
        ],
        "教师": [
            ["工号", "姓名", "人员类别", "资质", "岗位", "每周最多课时"],
            ["T1", "王一", "本校教师", "是", "作业辅导", 10],
            ["T2", "李二", "本校教师", "是", "作业辅导", 10],
            ["T3", "赵三", "本校教师", "是", "带班", None],
        ],
        "社团": [
            [
                *("社团", "类别", "学科类", "年级", "最少人数", "最多人数", "每周次数"),
                *("可开时段", "场地类型", "指导教师", "指导教师数"),
            ],
            [
                *(CLUB, "文艺", "否", "3", 1, 30, 1),
                *(club_windows, "普通教室", leader, 1),
            ],
        ],
        "场地": [
            ["场地", "类型", "容量", "可同时组数"],
            ["301", "普通教室", 50, 1],
            ["音乐室", "普通教室", 40, 1],
        ],
        "校历": [["日期", "安排", "按星期", "说明"], *(calendar or [])],
        "补助标准": [
            ["岗位", "标准"],
            ["作业辅导", 40],
            ["社团", 50],
            ["带班", 60],
        ],
    }


def shared(*people: list[Cell], schools: str = "甲校、乙校", visits: Cell = 2) -> Book:
    """G1, a retired music teacher with four 课时 a week, unless rows are given."""
    default: list[Cell] = [
        *("G1", "高音", "退休教师", None, "是", "音乐", "社团"),
        *(None, 4, None, schools, visits, 30),
    ]
    return {"共享教师": [SHARED_HEADS, *(people or (default,))]}


def district(folder: Path, **books: Book) -> Path:
    """A folder with a workbook for each school."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, book in books.items():
        save(book, folder / f"{stem}.xlsx")
    return folder
