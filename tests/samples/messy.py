"""Sample S the way offices really type it: same school, untidy workbooks."""

from datetime import date, time
from itertools import cycle
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.samples.book import Book, Cell, Sheet
from tests.samples.build import build_book
from tests.samples.classes import GRADE_NAMES
from tests.samples.schools import school_spec
from tests.samples.writer import CREATED

# The header is on the third row, below a merged title and an empty row.
HEADER_ROW = 2
SYNONYMS = {
    "班级": {"班级": "班级名称", "教室": "上课地点", "任课教师": "授课教师"},
    "学生": {
        "姓名": "学生姓名",
        "班级": "班级名称",
        **{f"周{day}": f"星期{day}" for day in "一二三四五"},
        "志愿1": "第一志愿",
        "志愿2": "第二志愿",
        "志愿3": "第三志愿",
    },
    "教师": {"学科": "科目"},
    "社团": {
        "社团": "社团名称",
        "年级": "适用年级",
        "最多人数": "人数上限",
        "指导教师": "负责教师",
    },
    "场地": {"容量": "容量（人）"},
    "请假": {"开始": "开始日期", "结束": "结束日期"},
    "补助标准": {"标准": "标准（元/课时）", "月上限": "月上限(元)"},
}
SETTING_UNITS = {
    "轮值周期": "轮值周期（周）",
    "收费标准": "收费标准（元/生·学期）",
    "财政补助": "财政补助(元/生·学期)",
    "其他收入": "其他收入（元）",
}
EXTRA_COLUMNS = {"学生": ("接送方式", "备注"), "教师": ("备注",), "场地": ("负责人",)}
EXTRA_CELLS = {"学生": ("家长接", "已签字"), "教师": ("已核对",), "场地": ("总务处",)}
YES_MARKS = ("√", "✓", "是", "有", "1", "Y", "√ ")
NO_MARKS = ("否", "无", "0", "N", "")
WEEKDAY_SPELLINGS = ("一二三四五", "1-5", "周一、周二、周三、周四、周五")
YES_NO_COLUMNS = ("学习困难", "延时协议", "资质", "学科类", "审核通过")
LIST_COLUMNS = ("岗位", "任课教师", "指导教师", "不可用", "可开时段", "教师")
SECOND_PART = ("学生", "社团", "固定安排")
FULL_WIDTH = str.maketrans("0123456789:", "０１２３４５６７８９：")


def write_messy(folder: Path) -> list[Path]:
    """Write messy S as one file and as two parts; return the three paths."""
    book = build_book(school_spec("s"))
    first = {name: s for name, s in book.items() if name not in SECOND_PART}
    second = {name: s for name, s in book.items() if name in SECOND_PART}
    folder.mkdir(parents=True, exist_ok=True)
    return [
        MessyWriter(book).write(book, folder / "messy_s.xlsx"),
        MessyWriter(book).write(first, folder / "messy_s_part1.xlsx"),
        MessyWriter(book).write(second, folder / "messy_s_part2.xlsx"),
    ]


def spell_class(name: str, style: int) -> Cell:
    """Return a class name such as 三年级2班 in one of five spellings."""
    grade, _, number = name.removesuffix("班").partition("年级")
    digit = GRADE_NAMES.index(grade)
    spellings: tuple[Cell, ...] = (
        name,
        f"{grade}（{number}）班",
        f"{grade}{number}",
        f"{digit}.{number}",
        digit * 100 + int(number),
    )
    return spellings[style % len(spellings)]


class MessyWriter:
    """Writes sheets untidily; the same book always gives the same file."""

    def __init__(self, whole: Book) -> None:
        self._class_style = {
            str(name): style for style, name in enumerate(whole["班级"].column("班级"))
        }
        self._yes = cycle(YES_MARKS)
        self._no = cycle(NO_MARKS)
        self._separators = cycle(("、", "，", ";", "\n", ","))
        self._weekdays = cycle(WEEKDAY_SPELLINGS)
        self._turn = cycle(range(7))

    def write(self, book: Book, path: Path) -> Path:
        """Write the sheets of a book and return the path."""
        with xlsxwriter.Workbook(str(path)) as workbook:
            workbook.set_properties({"author": "教务处", "created": CREATED})
            title = workbook.add_format({"bold": True, "align": "center"})
            for name, sheet in book.items():
                worksheet = workbook.add_worksheet(name)
                headers = self._headers(name, sheet)
                last = max(1, len(headers) - 1)
                caption = f"杨树沟小学课后服务{name}登记表"
                worksheet.merge_range(0, 0, 0, last, caption, title)
                worksheet.write_row(HEADER_ROW, 0, headers)
                for offset, row in enumerate(self._rows(name, sheet), start=1):
                    worksheet.write_row(HEADER_ROW + offset, 0, row)
                if name == "学生":
                    self._merge_classes(worksheet, sheet)
        return path

    def _headers(self, name: str, sheet: Sheet) -> list[str]:
        renamed = SYNONYMS.get(name, {})
        return [renamed.get(h, h) for h in sheet.headers] + list(
            EXTRA_COLUMNS.get(name, ())
        )

    def _rows(self, name: str, sheet: Sheet) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for row in sheet.rows:
            cells = [
                self._cell(name, header, cell)
                for header, cell in zip(sheet.headers, row, strict=True)
            ]
            if name == "学校":
                cells[0] = SETTING_UNITS.get(str(row[0]), row[0])
            rows.append([*cells, *EXTRA_CELLS.get(name, ())])
        return rows

    def _cell(self, sheet: str, header: str, cell: Cell) -> Cell:
        """Return the cell as an untidy hand might have typed it."""
        if isinstance(cell, date):
            return cell.strftime("%Y-%m-%d")
        if isinstance(cell, time):
            return self._number(cell.strftime("%H:%M"))
        if header in YES_NO_COLUMNS and sheet != "学校":
            return next(self._yes) if cell == "是" else next(self._no)
        if cell is None:
            return None
        if isinstance(cell, int | float):
            return self._number(str(cell))
        return self._text(sheet, header, cell)

    def _text(self, sheet: str, header: str, cell: str) -> Cell:
        if header in ("班级", "班级或社团") and cell in self._class_style:
            # A class is spelled differently on the pupils' and the class sheet.
            shift = 2 if sheet == "学生" else 0
            return spell_class(cell, self._class_style[cell] + shift)
        if sheet == "学生" and header.startswith("周") and cell == "是":
            return next(self._yes)
        if sheet == "时段" and cell == "周一至周五":
            return next(self._weekdays)
        if header in LIST_COLUMNS:
            return cell.replace("、", next(self._separators))
        if sheet == "学生" and header.startswith("志愿") and next(self._turn) == 0:
            return f" {cell}  "
        return cell

    def _number(self, text: str) -> str:
        """Return digits as text, now full-width, now with only a wide colon."""
        turn = next(self._turn)
        if turn < 2:
            return text.translate(FULL_WIDTH)
        return text.replace(":", "：") if turn < 5 else f"{text} "

    def _merge_classes(self, worksheet: Worksheet, sheet: Sheet) -> None:
        """Merge the class cells of neighbouring pupils of one class."""
        column = sheet.headers.index("班级")
        names = [str(name) for name in sheet.column("班级")]
        start = 0
        for end in range(1, len(names) + 1):
            if end == len(names) or names[end] != names[start]:
                spelled = self._text("学生", "班级", names[start])
                first, last = HEADER_ROW + 1 + start, HEADER_ROW + end
                worksheet.merge_range(first, column, last, column, spelled)
                start = end
