"""A tiny clean school as a workbook of lists, to be spoiled cell by cell."""

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import openpyxl

from scheduler.domain.origin import Issue
from scheduler.domain.school import School
from scheduler.intake import Intake, read_school

Cell = str | int | float | bool | date | time | None
Book = dict[str, list[list[Cell]]]


def tiny() -> Book:
    """Songshan, one class of two pupils, three teachers, one club: no issue at all."""
    return {
        "学校": [
            ["项目", "值"],
            ["学校名称", "测试小学"],
            ["学段", "小学"],
            ["政策方案", "松山区"],
            ["学期名称", "第一学期"],
            ["学期开始", date(2026, 9, 1)],
            ["学期结束", date(2027, 1, 15)],
            ["服务开始", None],
            ["服务结束", None],
            ["正常下班时间", time(18, 0)],
            ["教师上班时间", None],
            ["教师下班时间", None],
            ["收费标准", 300],
            ["轮值周期", 2],
            ["人员经费占比", 0.8],
        ],
        "时段": [
            ["时段", "类别", "星期", "年级", "开始", "结束", "课时"],
            ["第一时段", "作业辅导", "周一至周五", "1-6", time(16), time(17), 1],
            ["第二时段", "社团", "周一至周五", "1-6", time(17), time(18), 1],
            ["延时", "延时托管", "周一、周三", "1-6", time(18), time(18, 30), 0.5],
        ],
        "班级": [
            ["班级", "年级", "班主任", "教室", "任课教师"],
            ["三年级2班", 3, "T1", "302教室", "T1、T2"],
        ],
        "学生": [
            [
                *("学号", "姓名", "班级", "周一", "周二", "周三", "周四", "周五"),
                *("晚自习", "学习困难", "减免", "延时协议", "志愿1", "志愿2"),
            ],
            [
                *("20240001", "甲", "三年级2班", "是", "是", "延时", time(17), None),
                *(None, "是", "半免", None, "合唱团", None),
            ],
            [
                *("20240002", "乙", "三年级2班", "是", None, None, None, "是"),
                *(None, None, None, None, None, None),
            ],
        ],
        "教师": [
            [
                *("工号", "姓名", "人员类别", "机构名称", "资质", "学科", "岗位"),
                *("每周最少课时", "每周最多课时", "不可用"),
            ],
            [
                *(
                    "T1",
                    "王一",
                    "本校教师",
                    None,
                    "是",
                    "语文",
                    "作业辅导、补习辅导",
                    1,
                    8,
                ),
                *(None,),
            ],
            [
                *(
                    "T2",
                    "李二",
                    "本校教师",
                    None,
                    "是",
                    "音乐",
                    "作业辅导，社团",
                    None,
                    8,
                ),
                *("周三/第二时段",),
            ],
            [
                *(
                    "T3",
                    "赵三",
                    "本校教师",
                    None,
                    "是",
                    None,
                    "带班、延时托管",
                    None,
                    None,
                ),
                *(None,),
            ],
        ],
        "社团": [
            [
                *("社团", "类别", "学科类", "年级", "最少人数", "最多人数", "每周次数"),
                *("可开时段", "场地类型", "指导教师", "指导教师数", "机构名称"),
            ],
            [
                *(
                    "合唱团",
                    "文艺",
                    "否",
                    "3-6",
                    1,
                    30,
                    1,
                    "周一、周二/第二时段",
                    "音乐室",
                ),
                *("T2", 1, None),
            ],
        ],
        "场地": [
            ["场地", "类型", "容量", "可同时组数", "不可用"],
            ["302教室", "普通教室", 50, 1, None],
            ["音乐室", "音乐室", 40, 1, "周五/第二时段"],
        ],
        "机构名单": [["机构名称", "学科类", "审核通过", "课时费"]],
        "单列项目": [["项目", "范围", "收费标准"]],
        "常规课表": [
            ["工号", "星期", "节次", "开始", "结束"],
            ["T1", "周一", "第一节", time(8, 20), time(9)],
        ],
        "校历": [
            ["日期", "安排", "按星期", "说明"],
            [date(2026, 10, 10), "上课", "周三", "调休"],
        ],
        "请假": [
            ["工号", "开始", "结束", "原因"],
            ["T1", date(2026, 11, 16), date(2026, 11, 20), "病假"],
        ],
        "固定安排": [
            ["星期", "时段", "班级或社团", "教师", "场地"],
            ["周一", "第二时段", "合唱团", "T2", "音乐室"],
        ],
        "补助标准": [
            ["岗位", "人员类别", "标准", "月上限", "工分系数"],
            ["作业辅导", None, 40, 2000, 1],
        ],
        "学生缺勤": [
            ["学号", "开始", "结束", "原因"],
            ["20240001", date(2026, 9, 14), date(2026, 9, 18), "病假"],
        ],
        "合规确认": [
            ["条款", "已确认", "确认人", "日期", "说明"],
            ["SS-28", "是", "王校长", date(2026, 9, 1), "已报备"],
        ],
    }


def put(book: Book, sheet: str, cell: str, value: Cell) -> Book:
    """Change one cell, named as Excel names it; the sheet grows when needed."""
    letters = cell.rstrip("0123456789")
    column = sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(letters))) - 1
    row = int(cell[len(letters) :]) - 1
    rows = book[sheet]
    while len(rows) <= row:
        rows.append([])
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value
    return book


def save(book: Book, path: Path) -> Path:
    """Write the book as an .xlsx file."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in book.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def read(book: Book, folder: Path) -> Intake:
    """Write and read one book."""
    return read_school([save(book, folder / "测试.xlsx")])


def school_of(intake: Intake) -> School:
    """The school, which must have been read."""
    assert intake.school is not None, [issue.text for issue in intake.issues]
    return intake.school


def found(issues: Sequence[Issue]) -> set[tuple[str, str, str]]:
    """Code, sheet and cell of each issue."""
    return {(issue.code, issue.sheet, issue.cell) for issue in issues}
